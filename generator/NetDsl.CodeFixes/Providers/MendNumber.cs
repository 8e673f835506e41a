using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>NDSL011, NDSL012, NDSL033: takes the sign from a seed, a scale or a delta, or the option away where no number is left.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendNumber)), Shared]
public sealed class MendNumber : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL011", "NDSL012", "NDSL033"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: var option, Parent: AttributeArgumentListSyntax list } argument)
        {
            yield break;
        }

        AttributeData attribute = site.Type.GetAttributes().First(data => site.Syntax(data) == list.Parent);
        if (WithoutSign(attribute.NamedArguments.FirstOrDefault(named => named.Key == option).Value.Value) is { } number)
        {
            yield return new Repair($"Make it {number}", nameof(MendNumber) + ".Sign", [site.Replace(argument.Expression, number)]);
        }
        else
        {
            yield return new Repair(
                $"Remove '{argument}'", nameof(MendNumber) + ".Remove", [site.Replace(argument, SyntaxEdits.Removal(list.Arguments, list.Arguments.IndexOf(argument)), "")]);
        }
    }

    private static string? WithoutSign(object? value) => value switch
    {
        int and > int.MinValue and < 0 and var seed => Numbers.Of(-seed),
        double scale when scale < 0 && !double.IsInfinity(scale) => Math.Abs(scale).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}
