using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL003: gives the layer as many units as it has names, else those without the sign, else one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetUnits)), Shared]
public sealed class SetUnits : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL003"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        List<AttributeData> layers = site.Layers;
        int index = layers.FindIndex(layer => site.Units(layer)?.Span.Contains(site.Node.Span) == true && site.Units(layer)!.SyntaxTree == site.Node.SyntaxTree);
        if (index < 0 || site.Units(layers[index]) is not { } expression)
        {
            yield break;
        }

        int given = layers[index].ConstructorArguments[0].Value is int and > int.MinValue and var value ? Math.Abs(value) : 0;
        int named = index == 0 ? Names(site, AttributeNames.Inputs) : index == layers.Count - 1 ? Names(site, AttributeNames.Outputs) : 0;
        int units = named > 0 ? named : given > 0 ? given : 1;
        yield return new Repair(units == 1 ? "Give the layer 1 unit" : $"Give the layer {Numbers.Of(units)} units", nameof(SetUnits), [site.Replace(expression, Numbers.Of(units))]);
    }

    private static int Names(NetworkSite site, string attribute) => site.Syntax(site.Find(attribute)) is { } syntax ? NameList.Of(syntax).Count : 0;
}
