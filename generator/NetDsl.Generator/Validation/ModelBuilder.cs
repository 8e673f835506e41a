using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Validation;

/// <summary>
/// Turns a declaration into the model of a network: defaults filled in, each layer knowing its inputs. A wrong declaration
/// gets a model too, its gaps filled with the nearest thing that makes sense, so that its members exist while it is mended.
/// </summary>
internal static class ModelBuilder
{
    public static NetworkModel Build(NetworkDeclaration declaration, EquatableArray<Problem> problems)
    {
        bool isBroken = declaration.IsUnresolved || problems.Count > 0;
        bool hasNames = !declaration.IsUnresolved && !problems.Any(problem => problem.Rule is Rule.InvalidName or Rule.NameCount);
        List<LayerDeclaration> layers = declaration.Layers.ToList();
        while (layers.Count < 2)
        {
            layers.Add(new LayerDeclaration(1, Activation.Linear, null, null, null, null));
        }

        // A broken network's members throw: nothing is planned or emitted for its sizes, however large and however many.
        int most = layers.Count <= 16 ? 1 << 12 : 1;
        int[] sizes = layers.Select(layer => isBroken ? Math.Min(Math.Max(layer.Units, 1), most) : layer.Units).ToArray();
        NetworkOptions options = declaration.Options;
        IEnumerable<LayerModel> models = Enumerable.Range(1, layers.Count - 1).Select(i => Layer(i, sizes[i - 1], sizes[i], layers[i], options));
        return new NetworkModel(
            declaration.Place,
            isBroken,
            options.Precision.Value,
            options.Loss.Value,
            options.Seed,
            models.ToEquatableArray(),
            hasNames ? declaration.InputNames ?? default : default,
            hasNames ? declaration.OutputNames ?? default : default);
    }

    private static LayerModel Layer(int index, int inputs, int units, LayerDeclaration layer, NetworkOptions options)
    {
        Activation activation = layer.Activation ?? Activation.Linear;
        Initializer initializer = (layer.Initializer ?? options.Initializer).Value;
        if (initializer == Initializer.Default)
        {
            initializer = activation.Kind is ActivationKind.Relu or ActivationKind.LeakyRelu or ActivationKind.Elu or ActivationKind.Gelu or ActivationKind.Silu
                ? Initializer.HeUniform
                : Initializer.GlorotUniform;
        }

        return new LayerModel(
            index, inputs, units, activation, layer.Bias ?? options.Bias, initializer, layer.InitializerScale ?? options.InitializerScale);
    }
}
