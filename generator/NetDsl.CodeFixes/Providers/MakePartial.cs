using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.CodeFixes;

/// <summary>NDSL001: writes <c>partial</c> into the declarations of the class and of the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartial)), Shared]
public sealed class MakePartial : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL001"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        var edits = new List<Edit>();
        for (INamedTypeSymbol? type = site.Type; type is not null; type = type.ContainingType)
        {
            edits.AddRange(site.Declarations(type)
                .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(declaration => site.Insert(declaration, declaration.Keyword.SpanStart, "partial ")));
        }

        string title = edits.Count == 1 ? $"Make '{site.Type.Name}' partial" : $"Make '{site.Type.Name}' and the types around it partial";
        yield return new Repair(title, nameof(MakePartial), [.. edits]);
    }
}
