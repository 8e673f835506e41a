using System.Numerics;

namespace NetDsl;

/// <summary>Folds standardizers into a network, which then takes and returns raw numbers at no extra cost.</summary>
public static class NetworkScaling
{
    /// <summary>
    /// Folds the standardizers that a network was trained with into its weights and biases: that of the inputs into the first layer, w / s
    /// and b − Σ w · m / s, that of the targets into the last, w · s and b · s + m (m is the mean and s the deviation of a column). From then on
    /// the network takes raw inputs and returns raw outputs, the same, except for rounding, as standardizing, running it and inverting.
    /// </summary>
    /// <param name="network">The network; either all of the weights concerned change or, on failure, none. A stage that holds the first or the last layer changes with it.</param>
    /// <param name="inputScaler">The standardizer of its inputs, a column per input; null for none.</param>
    /// <param name="targetScaler">The standardizer of its targets, a column per output; null for none.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// A standardizer has the wrong number of columns; or its layer has no biases, or is frozen; or the last layer's
    /// activation is not Linear, so that nothing can be folded into it; or a weight would be infinite or NaN.
    /// </exception>
    public static void Absorb<TNetwork, T>(this INetwork<TNetwork, T> network, Standardizer<T>? inputScaler, Standardizer<T>? targetScaler = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        string member = typeof(TNetwork).Name + ".Absorb";
        LayerFolding.Check<TNetwork, T>(inputScaler, targetScaler, member);
        T[] parameters = network.Parameters.ToArray();
        LayerFolding.Fold<TNetwork, T>(parameters, inputScaler, targetScaler);
        if (!Numbers.AreFinite<T>(parameters))
        {
            throw new ArgumentException($"{member}: a weight would be infinite or no number", targetScaler is null ? nameof(inputScaler) : nameof(targetScaler));
        }

        parameters.CopyTo(network.Parameters);
    }
}
