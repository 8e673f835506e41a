using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL008: writes a name that C# can use, close to the one that it cannot.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameValue)), Shared]
public sealed class RenameValue : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL008"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        foreach (string attributeName in new[] { AttributeNames.Inputs, AttributeNames.Outputs })
        {
            if (site.Find(attributeName) is { } attribute && site.Syntax(attribute) is { } syntax && syntax.Contains(site.Node))
            {
                NameList names = NameList.Of(syntax);
                ImmutableArray<string> mended = ValueNames.Mended(ValueNames.Of(attribute), attributeName == AttributeNames.Inputs);
                int index = names.IndexOf(site.Node);
                if (index >= 0 && mended.Length == names.Count)
                {
                    yield return new Repair(
                        $"Call it '{mended[index]}'", nameof(RenameValue), [site.Replace(names.Expression(index), SymbolDisplay.FormatLiteral(mended[index], quote: true))]);
                }
            }
        }
    }
}
