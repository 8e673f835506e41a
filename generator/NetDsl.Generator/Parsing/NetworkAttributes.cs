using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Parsing;

internal static class AttributeNames
{
    public const string Layer = "NetDsl.LayerAttribute";
    public const string Stage = Layer + "`1";
    public const string Network = "NetDsl.NetworkAttribute";
    public const string Inputs = "NetDsl.InputsAttribute";
    public const string Outputs = "NetDsl.OutputsAttribute";
    public const string Weights = "NetDsl.WeightsAttribute";
    public const string Onnx = "NetDsl.OnnxAttribute";
}

/// <summary>Finds the attributes of a network and the syntax behind them.</summary>
internal static class NetworkAttributes
{
    /// <summary>The layers and stages.</summary>
    public static List<AttributeData> Layers(ImmutableArray<AttributeData> attributes) =>
        attributes.Where(attribute => Is(attribute, AttributeNames.Layer)).ToList();

    /// <summary>Whether a layer is another network: <c>[Layer&lt;T&gt;]</c>.</summary>
    public static bool IsStage(AttributeData layer) => layer.AttributeClass is { Arity: 1 };

    /// <summary>The one of the two that finds a class's layers: <c>[Layer]</c> where it has any, else <c>[Layer&lt;T&gt;]</c>.</summary>
    public static List<AttributeData> LayersFoundBy(string name, List<AttributeData> layers) => name == AttributeNames.Layer
        ? layers.Where(layer => !IsStage(layer)).ToList()
        : layers.All(IsStage) ? layers : [];

    public static AttributeData? Find(ImmutableArray<AttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => Is(attribute, name));

    public static bool Is(AttributeData attribute, string fullName)
    {
        INamedTypeSymbol? type = attribute.AttributeClass;
        return type is { ContainingNamespace: { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true } }
            && fullName.Length == type.Name.Length + 7 && fullName.EndsWith(type.Name, StringComparison.Ordinal);
    }

    /// <summary>The value of a named option, or null where it is left out.</summary>
    public static TypedConstant? Option(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The option of a layer or stage.</summary>
    public static bool? Frozen(AttributeData layer) => Option(layer, "Frozen") is { Value: bool frozen } ? frozen : null;

    /// <summary>The declarations that carry the layers, in the order of the files and of the text.</summary>
    public static List<TypeDeclarationSyntax> Parts(IEnumerable<AttributeData> layers, CancellationToken cancellationToken) => layers
        .Select(layer => layer.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>())
        .OfType<TypeDeclarationSyntax>()
        .Distinct()
        .OrderBy(part => part.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(part => part.SpanStart)
        .ToList();

    /// <summary>The argument for a constructor's parameter, given by place or by name, or null where it is left out.</summary>
    public static AttributeArgumentSyntax? ArgumentSyntax(AttributeData attribute, int index, string name, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return null;
        }

        AttributeArgumentSyntax? byName = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        return byName ?? arguments.Where(argument => argument.NameColon is null && argument.NameEquals is null).ElementAtOrDefault(index);
    }

    /// <summary>The argument <c>option = …</c>, or null where it is left out.</summary>
    public static AttributeArgumentSyntax? OptionSyntax(AttributeData attribute, string option, CancellationToken cancellationToken) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option);
}
