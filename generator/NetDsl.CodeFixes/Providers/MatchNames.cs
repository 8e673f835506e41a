using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL007: gives the layer as many units as it has names, or as many names as it has units.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MatchNames)), Shared]
public sealed class MatchNames : RepairProvider
{
    // Nobody wants hundreds of placeholders: a picture's layer is not to be named.
    private const int MaxPlaceholders = 32;

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL007"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        bool isInput = site.Syntax(site.Find(AttributeNames.Inputs))?.Span == site.Node.FirstAncestorOrSelf<AttributeSyntax>()?.Span;
        List<AttributeData> layers = site.Layers;
        AttributeData? layer = isInput ? layers.FirstOrDefault() : layers.LastOrDefault();
        if (layer is null || site.Syntax(site.Find(isInput ? AttributeNames.Inputs : AttributeNames.Outputs)) is not { } attribute)
        {
            yield break;
        }

        NameList names = NameList.Of(attribute);
        if (names.Count > 0 && site.Units(layer) is { } expression)
        {
            string units = Numbers.Of(names.Count);
            yield return new Repair(names.Count == 1 ? "Give the layer 1 unit" : $"Give the layer {units} units", nameof(MatchNames) + ".Units", [site.Replace(expression, units)]);
        }

        if (layer.ConstructorArguments.FirstOrDefault().Value is int and > 0 and var count)
        {
            string value = isInput ? "input" : "output";
            if (names.Count > count)
            {
                string title = names.Count == count + 1 ? $"Remove the name that no {value} has" : $"Remove the names that no {value} has";
                yield return new Repair(title, nameof(MatchNames) + ".Names", [names.RemoveFrom(site, count)]);
            }
            else if (count - names.Count is > 0 and <= MaxPlaceholders)
            {
                ImmutableArray<string> present = ValueNames.Of(site.Find(isInput ? AttributeNames.Inputs : AttributeNames.Outputs)!);
                string[] added = ValueNames.Placeholders(present, count, value).ToArray();
                string title = added.Length == 1 ? $"Add the name '{added[0]}'" : $"Add the names '{added[0]}' to '{added[added.Length - 1]}'";
                yield return new Repair(title, nameof(MatchNames) + ".Names", [names.Append(site, added)]);
            }
        }
    }
}
