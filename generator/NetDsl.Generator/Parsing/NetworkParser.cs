using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>
/// Reads a class's attributes into a <see cref="NetworkDeclaration"/>. Here the compiler's world ends: nothing behind the
/// parser knows symbols or syntax. Generator and analyzer both call it.
/// </summary>
internal static class NetworkParser
{
    public static NetworkDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Parse(type, new StageParser(type), cancellationToken);

    /// <summary>Reads a network that is a stage, or a stage of a stage, of the one that <paramref name="stages"/> was made for.</summary>
    public static NetworkDeclaration Parse(INamedTypeSymbol type, StageParser stages, CancellationToken cancellationToken)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        List<AttributeData> layers = NetworkAttributes.Layers(attributes);
        AttributeData? network = NetworkAttributes.Find(attributes, AttributeNames.Network);
        AttributeData? inputs = NetworkAttributes.Find(attributes, AttributeNames.Inputs);
        AttributeData? outputs = NetworkAttributes.Find(attributes, AttributeNames.Outputs);
        AttributeData? weights = NetworkAttributes.Find(attributes, AttributeNames.Weights), onnx = NetworkAttributes.Find(attributes, AttributeNames.Onnx);
        bool unfinished = Unfinished.IsUnfinished(type, cancellationToken);
        bool unresolved = unfinished || attributes.Any(attribute => attribute.AttributeClass is null or IErrorTypeSymbol)
            || layers.Any(layer => Unresolved.Attribute(layer) || Marks.IsRefused(layer, type)) || new[] { network, inputs, outputs, weights, onnx }.Any(a => a is not null && Unresolved.Attribute(a));
        return new NetworkDeclaration(
            TypePlaceParser.Parse(type, cancellationToken),
            stages.IsCompiled(type) ? null : Obstacles.Of(type, cancellationToken),
            stages.IsCompiled(type) ? default : OwnMembers.Of(type, cancellationToken).Select(member => OwnMembers.Parse(member, cancellationToken)).ToEquatableArray(),
            stages.Parse(type, layers, layer => ParseLayer(layer, type), stage => Parse(stage, stages, cancellationToken)),
            NetworkAttributes.Parts(layers, cancellationToken).Count,
            unresolved,
            unfinished,
            network is null ? NetworkOptions.Default : ParseOptions(network),
            Names(inputs),
            Names(outputs))
        {
            FilePath = (onnx ?? weights)?.ConstructorArguments.FirstOrDefault().Value as string,
            IsFromFile = onnx is not null,
            BesideFile = onnx is null ? null : layers.Count > 0 ? "Layer" : weights is not null ? "Weights" : null,
            HasOwnConstructors = Obstacles.HasOwnConstructors(type),
            Warnings = Marks.WarningsOf(type, layers),
        };
    }

    private static LayerDeclaration ParseLayer(AttributeData layer, INamedTypeSymbol network)
    {
        ImmutableArray<TypedConstant> arguments = layer.ConstructorArguments;
        int units = arguments.Length > 0 && arguments[0].Value is int value ? value : 0;
        Activation? activation = arguments.Length > 1 ? ActivationParser.Parse(arguments[1], network) : Activation.Linear;
        return new LayerDeclaration(
            units,
            activation,
            activation is null ? Value(arguments[1]) : null,
            NetworkAttributes.Option(layer, "Bias") is { Value: bool bias } ? bias : null,
            NetworkAttributes.Option(layer, "Initializer") is { } initializer ? ParseChoice<Initializer>(initializer) : null,
            NetworkAttributes.Option(layer, "InitializerScale") is { Value: double scale } ? scale : null)
        {
            Dropout = NetworkAttributes.Option(layer, "Dropout") is { Value: double dropout } ? dropout : null,
            Frozen = NetworkAttributes.Frozen(layer),
        };
    }

    private static NetworkOptions ParseOptions(AttributeData network)
    {
        NetworkOptions defaults = NetworkOptions.Default;
        return new NetworkOptions(
            NetworkAttributes.Option(network, "Precision") is { } precision ? ParseChoice<Precision>(precision) : defaults.Precision,
            NetworkAttributes.Option(network, "Loss") is { } loss ? ParseChoice<Loss>(loss) : defaults.Loss,
            NetworkAttributes.Option(network, "Bias") is { Value: bool bias } ? bias : defaults.Bias,
            NetworkAttributes.Option(network, "Seed") is { Value: int seed } ? seed : defaults.Seed,
            NetworkAttributes.Option(network, "Initializer") is { } initializer ? ParseChoice<Initializer>(initializer) : defaults.Initializer,
            NetworkAttributes.Option(network, "InitializerScale") is { Value: double scale } ? scale : defaults.InitializerScale,
            NetworkAttributes.Option(network, "HuberDelta") is { Value: double delta } ? delta : defaults.HuberDelta,
            NetworkAttributes.Option(network, "Unroll") is { } unroll ? ParseChoice<Unroll>(unroll) : defaults.Unroll)
        {
            DropoutGradient = NetworkAttributes.Option(network, "DropoutGradient") is { } gradient ? ParseChoice<DropoutGradient>(gradient) : defaults.DropoutGradient,
        };
    }

    private static Choice<TEnum> ParseChoice<TEnum>(TypedConstant constant)
        where TEnum : struct
    {
        string? name = EnumNames.Of(constant);
        return name is not null && System.Enum.TryParse(name, out TEnum value)
            ? new Choice<TEnum>(value)
            : new Choice<TEnum>(default, Value(constant));
    }

    private static string Value(TypedConstant constant) => constant.IsNull ? "null" : System.Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static EquatableArray<string>? Names(AttributeData? attribute)
    {
        if (attribute is null)
        {
            return null;
        }

        return attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? names.Values.Select(name => name.Value as string ?? "").ToEquatableArray()
            : default(EquatableArray<string>);
    }
}
