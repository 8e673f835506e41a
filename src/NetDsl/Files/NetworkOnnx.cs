using System.Numerics;
using NetDsl.Matching;
using NetDsl.Onnx;

namespace NetDsl;

/// <summary>Writes networks in the format ONNX, for other runtimes: <c>net.SaveOnnx("gesture.onnx")</c>.</summary>
/// <remarks>
/// Opset 13. The input is called <c>input</c> and has the shape [N, inputs], the output <c>output</c> and [N, outputs], N being free; both are of
/// the network's precision. Standardizers become a part of the model: it takes and gives raw numbers then. Names of inputs, outputs and classes
/// are in the metadata as JSON lists, under <c>netdsl.inputs</c> and so on. Dropout is a matter of training, and not there.
/// ONNX Runtime computes Gelu, of which the operator Erf is a part, in single precision alone.
/// </remarks>
public static class NetworkOnnx
{
    /// <summary>Writes a network to a file, which is written beside its place and then moved there.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; one that is there already is replaced.</param>
    /// <param name="about">Standardizers and names that the model is to have, or null for none but those that the network declares.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="about"/> has not as many names or columns as the network has inputs or outputs.</exception>
    /// <exception cref="NotSupportedException">A layer has an activation of the user's own, for which ONNX has no operator.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveOnnx<TNetwork, T>(this INetwork<TNetwork, T> network, string path, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Before anything is written.
        using var model = new MemoryStream();
        SaveOnnx(network, model, about);
        FileReplacement.Write(path, model.WriteTo);
    }

    /// <summary>Writes a network to a stream, in the form of a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="about">Standardizers and names that the model is to have, or null for none but those that the network declares.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="about"/> has not as many names or columns as the network has inputs or outputs.</exception>
    /// <exception cref="NotSupportedException">A layer has an activation of the user's own, for which ONNX has no operator.</exception>
    public static void SaveOnnx<TNetwork, T>(this INetwork<TNetwork, T> network, Stream stream, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        string member = typeof(TNetwork).Name + ".SaveOnnx";
        about = (about ?? new NetworkFile()).WithNamesOf<TNetwork, T>();
        if (about.Problem(TNetwork.InputSize, TNetwork.OutputSize) is { } problem)
        {
            throw new ArgumentException($"{member}: {problem}", nameof(about));
        }

        if (TNetwork.Layers.FirstOrDefault(layer => layer.HasOwnActivation) is { } own)
        {
            throw new NotSupportedException($"{member}: the activation '{own.Activation}' of {own.Name} is one of your own, for which ONNX has no operator.");
        }

        Write<T>(stream, typeof(TNetwork).Name, LayerNames.Of(TNetwork.Layers), NetworkTensors.Of<TNetwork, T>(network.Parameters), about);
    }

    /// <summary>Writes layers that follow one another.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="layers">The layers, with activations of the library's own.</param>
    /// <param name="tensors">Weights of [units, inputs] and biases, by the layers' names, in the precision of <typeparamref name="T"/>.</param>
    /// <param name="about">Standardizers and names that the model is to have.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    internal static void Write<T>(Stream stream, string network, IReadOnlyList<ExpectedLayer> layers, IReadOnlyList<FileTensor> tensors, NetworkFile about)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var graph = new OnnxGraph<T>();
        string value = OnnxGraph<T>.Input;
        if (about.InputScaler is { } inputs)
        {
            value = graph.Node("Sub", value, Row(graph, "input_means", inputs.Means));
            value = graph.Node("Div", value, Row(graph, "input_deviations", inputs.Deviations));
        }

        Dictionary<string, FileTensor> byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (ExpectedLayer layer in layers)
        {
            // As in PyTorch's files, and as Gemm takes them: [units, inputs].
            string weights = graph.Constant(byName[layer.Name + ".weight"]);
            value = layer.HasBias
                ? graph.Node("Gemm", "transB", 1, value, weights, graph.Constant(byName[layer.Name + ".bias"]))
                : graph.Node("Gemm", "transB", 1, value, weights);
            value = OnnxActivations.Add(graph, layer.Activation, value)
                ?? throw new NotSupportedException($"The activation '{layer.Activation}' of {layer.Name} has no operator in ONNX.");
        }

        if (about.OutputScaler is { } outputs)
        {
            value = graph.Node("Mul", value, Row(graph, "output_deviations", outputs.Deviations));
            value = graph.Node("Add", value, Row(graph, "output_means", outputs.Means));
        }

        graph.Write(stream, network, layers[0].Inputs, layers[^1].Units, value, about.ToMetadata(network, ArchitectureLine.Of(layers)));
    }

    private static string Row<T>(OnnxGraph<T> graph, string name, ReadOnlySpan<double> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] row = new T[values.Length];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = T.CreateTruncating(values[i]);
        }

        return graph.Constant(FileTensor.Of<T>(name, row, row.Length));
    }
}
