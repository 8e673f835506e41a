using System.Numerics;

namespace NetDsl;

/// <summary>Writes networks to files: <c>net.Save("gesture.safetensors")</c>.</summary>
/// <remarks>
/// The format is safetensors, which Python reads and writes: <c>layer1.weight</c> of shape [units, inputs], <c>layer1.bias</c> of [units],
/// in the network's own precision; the layers of a stage as <c>encoder.layer1.weight</c>. The metadata contain the network's name,
/// its architecture in one line, its declared names of inputs and outputs, and the contents of a <see cref="NetworkFile"/>. The same network always produces the same bytes.
/// </remarks>
public static class NetworkSaving
{
    /// <summary>
    /// Writes a network to a file. A temporary file is written and moved into place: a reader sees either the old one or the
    /// new one, never half of one.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="about">What the file holds in addition to the weights, or null for nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The numbers of names or columns in <paramref name="about"/> do not match the network's inputs or outputs.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TNetwork, T>(this INetwork<TNetwork, T> network, string path, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => File(network, about).Write(path);

    /// <summary>Writes a network to a stream, in the file format.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="about">What the file holds in addition to the weights, or null for nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The numbers of names or columns in <paramref name="about"/> do not match the network's inputs or outputs.</exception>
    public static void Save<TNetwork, T>(this INetwork<TNetwork, T> network, Stream stream, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => File(network, about).Write(stream);

    /// <summary>Returns a network as the bytes of a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="about">What the file holds in addition to the weights, or null for nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The numbers of names or columns in <paramref name="about"/> do not match the network's inputs or outputs.</exception>
    public static byte[] ToBytes<TNetwork, T>(this INetwork<TNetwork, T> network, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => File(network, about).ToBytes();

    private static SafeTensorsFile File<TNetwork, T>(INetwork<TNetwork, T> network, NetworkFile? about)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        about = (about ?? new NetworkFile()).WithNamesOf<TNetwork, T>();
        return about.Problem(TNetwork.InputSize, TNetwork.OutputSize) is { } problem
            ? throw new ArgumentException($"{typeof(TNetwork).Name}.Save: {problem}", nameof(about))
            : new SafeTensorsFile(
                NetworkTensors.Of<TNetwork, T>(network.Parameters),
                about.ToMetadata(typeof(TNetwork).Name, LayerNames.Architecture(TNetwork.Layers)));
    }
}
