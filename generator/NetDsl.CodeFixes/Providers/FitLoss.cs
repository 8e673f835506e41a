using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>NDSL030, NDSL034: gives the last layer the activation that the loss takes, or the network the loss that its delta belongs to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitLoss)), Shared]
public sealed class FitLoss : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL030", "NDSL034"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        if (site.Syntax(site.Find(AttributeNames.Network)) is not { ArgumentList.Arguments: var options } network)
        {
            yield break;
        }

        AttributeArgumentSyntax? loss = options.FirstOrDefault(option => option.NameEquals?.Name.Identifier.ValueText == "Loss");
        if (site.Diagnostic.Id == "NDSL034")
        {
            Edit edit = loss is null ? site.Insert(network, options[0].SpanStart, "Loss = Loss.Huber, ") : site.Replace(loss.Expression, Qualifier(loss.Expression, "Loss") + "Loss.Huber");
            yield return new Repair("Use the Huber loss", nameof(FitLoss) + ".Huber", [edit]);
        }
        else if (loss is not null && site.Layers.LastOrDefault() is { } layer && site.Units(layer) is { } units)
        {
            string activation = loss.Expression.ToString().EndsWith("BinaryCrossEntropy", System.StringComparison.Ordinal) ? "Sigmoid" : "Softmax";
            string name = Qualifier(loss.Expression, "Loss") + "Activation." + activation;
            var arguments = (AttributeArgumentListSyntax)units.Parent!.Parent!;
            AttributeArgumentSyntax? present = arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "activation")
                ?? arguments.Arguments.Where(argument => argument.NameColon is null && argument.NameEquals is null && argument.Expression != units).FirstOrDefault();
            Edit edit = present is not null ? site.Replace(present.Expression, name) : site.Insert(units, units.Span.End, (HasName(units) ? ", activation: " : ", ") + name);
            yield return new Repair($"Give the last layer {activation}", nameof(FitLoss) + ".Activation", [edit]);
        }
    }

    private static bool HasName(ExpressionSyntax units) => units.Parent is AttributeArgumentSyntax { NameColon: not null };

    // What stands before the enumeration's name: `NetDsl.` without a using.
    private static string Qualifier(ExpressionSyntax expression, string enumeration)
    {
        string text = expression.ToString();
        int name = text.LastIndexOf(enumeration + ".", System.StringComparison.Ordinal);
        return name > 0 ? text.Substring(0, name) : "";
    }
}
