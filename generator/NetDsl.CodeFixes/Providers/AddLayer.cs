using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL002: adds a layer behind the only one, with as many units as there are names of outputs, or one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLayer)), Shared]
public sealed class AddLayer : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL002"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Layers.Select(site.Syntax).FirstOrDefault()?.Parent is AttributeListSyntax list)
        {
            int units = site.Syntax(site.Find(AttributeNames.Outputs)) is { } outputs && NameList.Of(outputs).Count is > 0 and var count ? count : 1;
            string layer = $"[Layer({Numbers.Of(units)})]";
            yield return new Repair($"Add {layer}", nameof(AddLayer), [site.Insert(list, list.Span.End, SyntaxEdits.Separator(list) + layer)]);
        }
    }
}
