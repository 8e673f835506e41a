using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>NDSL006: takes from the input layer what it cannot have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveInputOption)), Shared]
public sealed class RemoveInputOption : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL006"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument)
        {
            yield return new Repair(
                $"Remove '{argument}' from the input",
                nameof(RemoveInputOption),
                [site.Replace(argument, SyntaxEdits.Removal(list.Arguments, list.Arguments.IndexOf(argument)), "")]);
        }
    }
}
