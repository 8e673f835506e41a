using System.Numerics;
using NetDsl.Matching;
using NetDsl.Onnx;

namespace NetDsl;

/// <summary>Writes networks in the ONNX format, for other runtimes: <c>net.SaveOnnx("gesture.onnx")</c>.</summary>
/// <remarks>
/// Opset 13. The input is named <c>input</c> and has the shape [N, inputs], the output is named <c>output</c> and has the shape [N, outputs], where N is
/// free; both have the network's precision. Standardizers become part of the model, which then takes and returns raw numbers. Names of inputs, outputs and
/// classes are in the metadata as JSON lists, under <c>netdsl.inputs</c> and so on. Dropout applies only to training and is left out.
/// ONNX Runtime computes Gelu, which needs the operator Erf, only in single precision.
/// </remarks>
public static class NetworkOnnx
{
    /// <summary>Writes a network to a file, by way of a temporary file that is moved into place.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="about">Standardizers and names for the model, or null for only the names that the network declares.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The numbers of names or columns in <paramref name="about"/> do not match the network's inputs or outputs.</exception>
    /// <exception cref="NotSupportedException">A layer has a custom activation, for which ONNX has no operator.</exception>
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

    /// <summary>Writes a network to a stream, in the file format.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="about">Standardizers and names for the model, or null for only the names that the network declares.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The numbers of names or columns in <paramref name="about"/> do not match the network's inputs or outputs.</exception>
    /// <exception cref="NotSupportedException">A layer has a custom activation, for which ONNX has no operator.</exception>
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

    /// <summary>Writes consecutive layers.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="layers">The layers, with built-in activations.</param>
    /// <param name="tensors">Weights of [units, inputs] and biases, by the layers' names, in the precision of <typeparamref name="T"/>.</param>
    /// <param name="about">Standardizers and names for the model.</param>
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
            // As in PyTorch's files, and as Gemm expects them: [units, inputs].
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
