using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>NDSL006, NDSL015 to NDSL018, NDSL034: takes away an option that the layer or network cannot have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOption)), Shared]
public sealed class RemoveOption : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL006", "NDSL015", "NDSL016", "NDSL017", "NDSL018", "NDSL034"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument)
        {
            yield return new Repair(
                $"Remove '{argument}'",
                nameof(RemoveOption),
                [site.Replace(argument, SyntaxEdits.Removal(list.Arguments, list.Arguments.IndexOf(argument)), "")]);
        }
    }
}
