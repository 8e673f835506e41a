using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL014: removes the attribute that has no network to speak of, or adds the layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompleteOptions)), Shared]
public sealed class CompleteOptions : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL014"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
        {
            yield break;
        }

        yield return new Repair($"Remove [{attribute.Name}]", nameof(CompleteOptions) + ".Remove", [.. SyntaxEdits.Removal(list, [attribute]).Select(span => site.Replace(list, span, ""))]);

        // Behind the last attribute of the declaration, whichever of them asks: all ask for the same.
        AttributeListSyntax last = ((TypeDeclarationSyntax)list.Parent!).AttributeLists.Last();
        string separator = SyntaxEdits.Separator(last);
        string layers = separator + Layer(site, AttributeNames.Inputs) + separator + Layer(site, AttributeNames.Outputs);
        yield return new Repair("Add an input layer and an output layer", nameof(CompleteOptions) + ".Layers", [site.Insert(last, last.Span.End, layers)]);
    }

    private static string Layer(NetworkSite site, string names) =>
        $"[Layer({Numbers.Of(site.Syntax(site.Find(names)) is { } syntax && NameList.Of(syntax).Count is > 0 and var count ? count : 1)})]";
}
