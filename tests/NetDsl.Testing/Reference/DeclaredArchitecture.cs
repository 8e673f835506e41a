using System.Reflection;

namespace NetDsl.Testing;

/// <summary>
/// Reads what a class declares, by reflection on its attributes: the reference's own reading of the declaration,
/// independent of the generator's parser.
/// </summary>
public static class DeclaredArchitecture
{
    /// <summary>Whether a class declares a network.</summary>
    public static bool IsNetwork(Type type) => Entries(type).Length > 0;

    /// <summary>
    /// The reference network of a class with <see cref="LayerAttribute"/>s, all parameters 0. A stage stands for its layers, with
    /// the options that its own class gives them.
    /// </summary>
    public static ReferenceNetwork Of(Type network)
    {
        (int inputSize, List<ReferenceLayer> layers) = Flatten(network);
        return new ReferenceNetwork(inputSize, [.. layers], ReferenceLoss.Of(LossOf(network), HuberDeltaOf(network)));
    }

    /// <summary>The networks that are stages of a class, in order.</summary>
    public static IReadOnlyList<Type> StagesOf(Type network) => [.. Entries(network).Where(IsStage).Select(entry => entry.AttributeType.GenericTypeArguments[0])];

    private static CustomAttributeData[] Entries(Type network) =>
        [.. network.GetCustomAttributesData().Where(a => a.AttributeType == typeof(LayerAttribute) || IsStage(a))];

    private static bool IsStage(CustomAttributeData attribute) =>
        attribute.AttributeType.IsGenericType && attribute.AttributeType.GetGenericTypeDefinition() == typeof(LayerAttribute<>);

    private static (int InputSize, List<ReferenceLayer> Layers) Flatten(Type network)
    {
        // Whether an option was written can be seen only in the attribute's data: `Bias = true` and no word about biases
        // are the same in the attribute itself, yet the network's default applies to the second alone.
        CustomAttributeData? options = network.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType == typeof(NetworkAttribute));
        int inputSize = 0;
        List<ReferenceLayer> layers = [];
        foreach (CustomAttributeData entry in Entries(network))
        {
            if (IsStage(entry))
            {
                (int stageInputs, List<ReferenceLayer> stageLayers) = Flatten(entry.AttributeType.GenericTypeArguments[0]);
                inputSize = inputSize == 0 ? stageInputs : inputSize;
                layers.AddRange(stageLayers);
            }
            else if (inputSize == 0)
            {
                inputSize = (int)entry.ConstructorArguments[0].Value!;
            }
            else
            {
                layers.Add(ToReference(entry));
            }
        }

        return layers.Count > 0 ? (inputSize, layers) : throw new ArgumentException($"{network} declares no layer behind its input.", nameof(network));

        ReferenceLayer ToReference(CustomAttributeData layer)
        {
            object activation = layer.ConstructorArguments[1].Value!;
            Activation? builtIn = activation is int value ? (Activation)value : null;
            return new(
                (int)layer.ConstructorArguments[0].Value!,
                builtIn is null ? ReferenceActivation.Of((Type)activation) : ReferenceActivation.Of(builtIn.Value),
                Option(layer, nameof(LayerAttribute.Bias), true),
                Resolve(Option(layer, nameof(LayerAttribute.Initializer), Initializer.Default), builtIn),
                Option(layer, nameof(LayerAttribute.InitializerScale), 1.0));
        }

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
            : Flatten(network).Layers[^1].Activation.Name == nameof(Activation.Softmax) ? Loss.CrossEntropy
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

    private static Initializer Resolve(Initializer initializer, Activation? builtIn) => initializer switch
    {
        Initializer.Default => builtIn is Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Gelu or Activation.Silu
            ? Initializer.HeUniform
            : Initializer.GlorotUniform,
        _ => initializer,
    };
}
