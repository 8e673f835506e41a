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
    /// <param name="declaration">The declaration.</param>
    /// <param name="isBroken">Whether it is wrong.</param>
    /// <param name="hasNames">Whether the names of inputs and outputs can be used.</param>
    public static NetworkModel Build(NetworkDeclaration declaration, bool isBroken, bool hasNames)
    {
        NetworkModel model = BuildLayers(declaration, isBroken);
        var loss = new LossModel(LossRules.Resolve(declaration.Options.Loss.Value, model.Last.Activation), declaration.Options.HuberDelta ?? 1);
        return model with
        {
            Layers = model.Layers.Select(layer => layer with { IsReadByLoss = loss.IsFused && layer.Index == model.Layers.Count }).ToEquatableArray(),
            Seed = declaration.Options.Seed,
            Loss = loss,
            InputNames = hasNames ? declaration.InputNames ?? default : default,
            OutputNames = hasNames ? declaration.OutputNames ?? default : default,
            HasOwnConstructors = declaration.HasOwnConstructors,
            HasTest = declaration.Weights?.File?.Test is not null,
            Warnings = Warnings(declaration).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    // The activations of stages, and of theirs in turn, are named too.
    private static IEnumerable<string> Warnings(NetworkDeclaration declaration) => declaration.Layers
        .Select(layer => layer.Stage?.Network)
        .SelectMany(network => network is null ? [] : Warnings(network))
        .Concat(declaration.Warnings);

    // All but what is a network's own business when it is a stage.
    private static NetworkModel BuildLayers(NetworkDeclaration declaration, bool isBroken)
    {
        var models = new List<LayerModel>();
        var stages = new List<StageModel>();
        int inputs = 0;
        double inputDropout = 0;
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            if (layer.Stage is { } stage)
            {
                NetworkModel? network = stage.Network is null ? null : BuildLayers(stage.Network, isBroken);
                if (stage is { Clash: null, Modifier.Length: > 0 } && (network is not null || stage.Ring is not null))
                {
                    stages.Add(new StageModel(stage.View, stage.FullName, stage.Modifier, models.Count + 1, network, stage.IsInQuads));
                }

                if (network is not null)
                {
                    bool isFrozen = layer.Frozen ?? false;
                    if (models.Count == 0 && inputs == 0)
                    {
                        inputDropout = network.InputDropout;
                    }

                    models.AddRange(network.Layers.Select((inner, i) => inner with { Index = models.Count + i + 1, IsFrozen = inner.IsFrozen || isFrozen }).ToList());
                    inputs = network.OutputSize;
                }

                continue;
            }

            // A broken network's members throw: nothing is planned or emitted for its sizes, however large and however many.
            int units = isBroken ? Math.Min(Math.Max(layer.Units, 1), declaration.Layers.Count <= 16 ? 1 << 12 : 1) : layer.Units;
            if (inputs > 0)
            {
                models.Add(Layer(models.Count + 1, inputs, units, layer, declaration.Options));
            }
            else
            {
                inputDropout = layer.Dropout ?? 0;
            }

            inputs = units;
        }

        if (models.Count == 0)
        {
            inputs = Math.Max(inputs, 1);
            models.Add(Layer(1, inputs, 1, new LayerDeclaration(1, Activation.Linear, null, null, null, null), declaration.Options));
        }

        return new NetworkModel(
            declaration.Place,
            isBroken,
            declaration.Options.Precision.Value,
            new LossModel(Loss.SquaredError, 1),
            0,
            models.ToEquatableArray(),
            isBroken ? Unroll.Auto : declaration.Options.Unroll.Value,
            default,
            default)
        {
            Stages = stages.ToEquatableArray(),
            InputDropout = isBroken ? 0 : inputDropout,
            DropoutGradient = declaration.Options.DropoutGradient.Value,
        };
    }

    private static LayerModel Layer(int index, int inputs, int units, LayerDeclaration layer, NetworkOptions options)
    {
        Activation activation = layer.Activation ?? Activation.Linear;
        Initializer initializer = (layer.Initializer ?? options.Initializer).Value;
        if (initializer == Initializer.Default)
        {
            initializer = activation.Facts.Initializer;
        }

        return new LayerModel(
            index, inputs, units, activation, layer.Bias ?? options.Bias, initializer, layer.InitializerScale ?? options.InitializerScale)
        {
            Dropout = layer.Dropout ?? 0,
            IsFrozen = layer.Frozen ?? false,
        };
    }
}
