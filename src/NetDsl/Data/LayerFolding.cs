using System.Numerics;

namespace NetDsl;

/// <summary>Folds a standardizer into a layer, if possible.</summary>
internal static class LayerFolding
{
    /// <summary>Throws if a standardizer does not fit the network, or cannot be folded into the layer.</summary>
    /// <param name="inputs">The standardizer of the inputs, or null.</param>
    /// <param name="targets">The standardizer of the targets, or null.</param>
    /// <param name="member">The network and member, for messages.</param>
    /// <param name="parameter">The parameter responsible, if it is not a standardizer.</param>
    /// <exception cref="ArgumentException">A standardizer does not fit.</exception>
    public static void Check<TNetwork, T>(Standardizer<T>? inputs, Standardizer<T>? targets, string member, string? parameter = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (inputs is not null)
        {
            CheckColumns(inputs.Columns, TNetwork.InputSize, "inputScaler", "input", member);
            CheckLayer(TNetwork.Layers[0], parameter ?? "inputScaler", "inputs", member);
        }

        if (targets is not null)
        {
            CheckColumns(targets.Columns, TNetwork.OutputSize, "targetScaler", "output", member);
            LayerInfo last = TNetwork.Layers[^1];
            if (last.Activation != nameof(Activation.Linear) || last.HasOwnActivation)
            {
                throw new ArgumentException(
                    $"{member}: {last.Name} has the activation {last.Activation}, and behind it nothing can be scaled; for targets with a unit the last layer is Linear",
                    parameter ?? "targetScaler");
            }

            CheckLayer(last, parameter ?? "targetScaler", "targets", member);
        }
    }

    /// <summary>Folds standardizers that have been checked into parameters in storage order.</summary>
    public static void Fold<TNetwork, T>(Span<T> parameters, Standardizer<T>? inputs, Standardizer<T>? targets)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (inputs is not null)
        {
            FoldInputs(TNetwork.Layers[0].In(parameters), inputs.Means, inputs.Deviations);
        }

        if (targets is not null)
        {
            FoldTargets(TNetwork.Layers[^1].In(parameters), targets.Means, targets.Deviations);
        }
    }

    // Unit by unit, with the bias in double precision throughout.
    private static void FoldInputs<T>(LayerParameters<T> layer, ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Weights<T> weights = layer.Weights;
        Span<T> biases = layer.Biases;
        for (int unit = 0; unit < layer.Units; unit++)
        {
            double bias = double.CreateTruncating(biases[unit]);
            for (int input = 0; input < layer.Inputs; input++)
            {
                ref T weight = ref weights[input, unit];
                double scaled = double.CreateTruncating(weight) / deviations[input];
                bias -= scaled * means[input];
                weight = T.CreateTruncating(scaled);
            }

            biases[unit] = T.CreateTruncating(bias);
        }
    }

    private static void FoldTargets<T>(LayerParameters<T> layer, ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Weights<T> weights = layer.Weights;
        Span<T> biases = layer.Biases;
        for (int unit = 0; unit < layer.Units; unit++)
        {
            for (int input = 0; input < layer.Inputs; input++)
            {
                ref T weight = ref weights[input, unit];
                weight = T.CreateTruncating(double.CreateTruncating(weight) * deviations[unit]);
            }

            biases[unit] = T.CreateTruncating((double.CreateTruncating(biases[unit]) * deviations[unit]) + means[unit]);
        }
    }

    private static void CheckColumns(int columns, int size, string argument, string noun, string member)
    {
        if (columns != size)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{member}: {argument} has {Counted.Of(columns, "column")}, the network has {Counted.Of(size, noun)}"), argument);
        }
    }

    private static void CheckLayer(LayerInfo layer, string argument, string what, string member)
    {
        string? problem = !layer.HasBias ? "has no biases, which would take the means"
            : layer.IsFrozen ? "is frozen, and its weights are to stay"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"{member}: {layer.Name} {problem}; standardize the {what} outside of the network", argument);
        }
    }
}
