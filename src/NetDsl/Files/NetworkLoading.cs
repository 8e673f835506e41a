using System.ComponentModel;
using System.Numerics;

namespace NetDsl;

/// <summary>Reads networks from files: <c>net.LoadFrom("gesture.safetensors")</c>, and <c>Gesture.Load(…)</c> for a new one.</summary>
/// <remarks>
/// Reads files written by <see cref="NetworkSaving"/> and by PyTorch: layers are found by NetDsl's own names, or else
/// in order (<c>0.weight</c>, <c>2.weight</c>; <c>fc1.weight</c>; <c>encoder.0.weight</c>) if all shapes match. Numbers of 16, 32
/// and 64 bits are widened or rounded to the network's precision. If anything does not fit, the network does not change.
/// </remarks>
public static class NetworkLoading
{
    /// <summary>Loads the weights of a file into a network.</summary>
    /// <param name="network">The network; on failure, its weights do not change.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>What the file holds in addition to the weights.</returns>
    /// <exception cref="NetworkFileException">The file is in another format, damaged, or for another network.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkFile LoadFrom<TNetwork, T>(this INetwork<TNetwork, T> network, string path, LoadOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LoadFrom(network, NetworkFile.Read(path), options, path);

    /// <summary>Loads the weights of a file from the rest of a stream into a network.</summary>
    /// <inheritdoc cref="LoadFrom{TNetwork, T}(INetwork{TNetwork, T}, string, LoadOptions?)"/>
    /// <param name="network">The network; on failure, its weights do not change.</param>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    public static NetworkFile LoadFrom<TNetwork, T>(this INetwork<TNetwork, T> network, Stream stream, LoadOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LoadFrom(network, NetworkFile.Read(stream), options, "The stream");

    /// <summary>Loads the weights of a file in memory into a network.</summary>
    /// <inheritdoc cref="LoadFrom{TNetwork, T}(INetwork{TNetwork, T}, string, LoadOptions?)"/>
    /// <param name="network">The network; on failure, its weights do not change.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    public static NetworkFile LoadFrom<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<byte> bytes, LoadOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LoadFrom(network, NetworkFile.Read(bytes), options, "The bytes");

    /// <summary>Loads the weights of a file that has been read into a network.</summary>
    /// <inheritdoc cref="LoadFrom{TNetwork, T}(INetwork{TNetwork, T}, string, LoadOptions?)"/>
    /// <param name="network">The network; on failure, its weights do not change.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    public static NetworkFile LoadFrom<TNetwork, T>(this INetwork<TNetwork, T> network, NetworkFile file, LoadOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(file);
        return LoadFrom(network, file, options, "The file");
    }

    /// <summary>Creates a network with the weights of a file. Part of the support for generated code: <c>Gesture.Load(path)</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TNetwork Load<TNetwork, T>(string path, LoadOptions? options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<TNetwork, T>(NetworkFile.Read(path), options, path);

    /// <summary>The same from the rest of a stream.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TNetwork Load<TNetwork, T>(Stream stream, LoadOptions? options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<TNetwork, T>(NetworkFile.Read(stream), options, "The stream");

    /// <summary>The same from memory.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TNetwork Load<TNetwork, T>(ReadOnlySpan<byte> bytes, LoadOptions? options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<TNetwork, T>(NetworkFile.Read(bytes), options, "The bytes");

    private static TNetwork Create<TNetwork, T>(NetworkFile file, LoadOptions? options, string source)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] parameters = NetworkTensors.Read<TNetwork, T>(file, options ?? LoadOptions.Default, source);
        TNetwork network = TNetwork.Create(0);
        parameters.CopyTo(network.Parameters);
        return network;
    }

    private static NetworkFile LoadFrom<TNetwork, T>(INetwork<TNetwork, T> network, NetworkFile file, LoadOptions? options, string source)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkTensors.Read<TNetwork, T>(file, options ?? LoadOptions.Default, source).CopyTo(network.Parameters);
        return file;
    }
}
