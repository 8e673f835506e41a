using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Copies networks.</summary>
public static class NetworkCopies
{
    /// <summary>Creates a network with the same weights, which shares nothing with this one. In training, dropout leaves out the same units in both.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static TNetwork Clone<TNetwork, T>(this INetwork<TNetwork, T> network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        TNetwork copy = TNetwork.Create(0);
        network.Parameters.CopyTo(copy.Parameters);
        if (network is IDropout from && copy is IDropout to)
        {
            to.Dropout.Random.CopyFrom(from.Dropout.Random);
        }

        return copy;
    }

    /// <summary>Copies the weights, and nothing else, from another network of the same class. Nothing is allocated.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">The network to copy from; it does not change.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static void CopyFrom<TNetwork, T>(this INetwork<TNetwork, T> network, TNetwork other)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        other.Parameters.CopyTo(network.Parameters);
    }
}
