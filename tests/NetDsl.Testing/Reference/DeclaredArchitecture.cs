using System.Reflection;

namespace NetDsl.Testing;

/// <summary>
/// Reads what a class declares, by reflection on its attributes: the reference's own reading of the declaration,
/// independent of the generator's parser.
/// </summary>
public static class DeclaredArchitecture
{
    /// <summary>The reference network of a class with <see cref="LayerAttribute"/>s, all parameters 0.</summary>
    public static ReferenceNetwork Of(Type network)
    {
        // Whether an option was written can be seen only in the attribute's data: `Bias = true` and no word about biases
        // are the same in the attribute itself, yet the network's default applies to the second alone.
        CustomAttributeData? options = network.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType == typeof(NetworkAttribute));
        CustomAttributeData[] data = [.. network.GetCustomAttributesData().Where(a => a.AttributeType == typeof(LayerAttribute))];
        LayerAttribute[] layers = [.. network.GetCustomAttributes<LayerAttribute>()];
        if (layers.Length < 2)
            throw new ArgumentException($"{network} declares {layers.Length} layers.", nameof(network));

        return new ReferenceNetwork(layers[0].Units, [.. layers.Zip(data).Skip(1).Select(layer => ToReference(layer.First, layer.Second))], ReferenceLoss.Of(LossOf(network), HuberDeltaOf(network)));

        ReferenceLayer ToReference(LayerAttribute layer, CustomAttributeData written) => new(
            layer.Units,
            layer.ActivationType is { } type ? ReferenceActivation.Of(type) : ReferenceActivation.Of(layer.Activation),
            Option(written, nameof(LayerAttribute.Bias), true),
            Resolve(Option(written, nameof(LayerAttribute.Initializer), Initializer.Default), layer),
            Option(written, nameof(LayerAttribute.InitializerScale), 1.0));

        T Option<T>(CustomAttributeData layer, string name, T otherwise) =>
            (T)(Written(layer, name) ?? Written(options, name) ?? otherwise)!;
    }

    /// <summary>The precision that a class declares.</summary>
    public static Precision PrecisionOf(Type network) => network.GetCustomAttribute<NetworkAttribute>()?.Precision ?? Precision.Single;

    /// <summary>The loss that a class declares, or that its last activation brings with it.</summary>
    public static Loss LossOf(Type network)
    {
        Loss loss = network.GetCustomAttribute<NetworkAttribute>()?.Loss ?? Loss.Default;
        return loss != Loss.Default ? loss
            : network.GetCustomAttributes<LayerAttribute>().Last().Activation == Activation.Softmax ? Loss.CrossEntropy
            : Loss.SquaredError;
    }

    /// <summary>The δ of a class's Huber loss, in its precision.</summary>
    private static double HuberDeltaOf(Type network)
    {
        double delta = network.GetCustomAttribute<NetworkAttribute>()?.HuberDelta ?? 1;
        return PrecisionOf(network) == Precision.Single ? (float)delta : delta;
    }

    /// <summary>The seed of a class's parameterless constructor.</summary>
    public static int SeedOf(Type network) => network.GetCustomAttribute<NetworkAttribute>()?.Seed ?? 0;

    private static object? Written(CustomAttributeData? attribute, string name) =>
        attribute?.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).SingleOrDefault();

    private static Initializer Resolve(Initializer initializer, LayerAttribute layer) => initializer switch
    {
        Initializer.Default when layer.ActivationType is not null => Initializer.GlorotUniform,
        Initializer.Default => layer.Activation is Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Gelu or Activation.Silu
            ? Initializer.HeUniform
            : Initializer.GlorotUniform,
        _ => initializer,
    };
}
