using System.Numerics;

namespace NetDsl;

/// <summary>Standardizers that become part of a network: then it takes and gives raw numbers, and a forward pass costs what it did.</summary>
public static class NetworkScaling
{
    /// <summary>
    /// Folds the standardizers that a network was trained with into its weights and biases: of the inputs into the first layer, w / s and
    /// b − Σ w · m / s, of the targets into the last, w · s and b · s + m (m the mean and s the deviation of a column). From then on the
    /// network takes raw inputs and gives raw outputs, the same but for rounding as standardizing, running it and inverting.
    /// </summary>
    /// <param name="network">The network; its weights change, or where it fails none does. A stage that holds the first or the last layer changes with it.</param>
    /// <param name="inputScaler">What its inputs went through, a column per input; null for nothing.</param>
    /// <param name="targetScaler">What its targets went through, a column per output; null for nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// A standardizer has another number of columns; or the layer that it belongs to has no biases, or is frozen; or the last layer's
    /// activation is not Linear, so that nothing can be folded into it; or a weight would be infinite or no number.
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
