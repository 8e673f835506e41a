using System.Numerics;
using NetDsl.Matching;

namespace NetDsl;

/// <summary>A network's weights as the tensors of a file, and back.</summary>
internal static class NetworkTensors
{
    /// <summary>Weights as [units, inputs], as in Python, and biases.</summary>
    public static List<FileTensor> Of<TNetwork, T>(Span<T> parameters)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<FileTensor> tensors = [];
        foreach ((LayerInfo layer, ExpectedLayer names) in TNetwork.Layers.Zip(LayerNames.Of(TNetwork.Layers)))
        {
            LayerParameters<T> values = layer.In(parameters);
            Weights<T> weights = values.Weights;
            T[] rows = new T[layer.Units * layer.Inputs];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = weights[i % layer.Inputs, i / layer.Inputs];
            }

            tensors.Add(FileTensor.Of<T>(names.Name + ".weight", rows, layer.Units, layer.Inputs));
            if (layer.HasBias)
            {
                tensors.Add(FileTensor.Of<T>(names.Name + ".bias", values.Biases, layer.Units));
            }
        }

        return tensors;
    }

    /// <summary>The parameters in a file for a network, in storage order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What to tolerate.</param>
    /// <param name="source">The name of the file in messages.</param>
    /// <exception cref="NetworkFileException">The file has no weights for this network.</exception>
    public static T[] Read<TNetwork, T>(NetworkFile file, LoadOptions options, string source)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ExpectedLayer[] expected = LayerNames.Of(TNetwork.Layers);
        StoredTensor[] tensors = [.. file.Tensors.Select(tensor => new StoredTensor(tensor.Name, tensor.Type.ToString(), tensor.Shape))];
        List<StoredLayer>? layers = LayerMatching.Match(expected, tensors, out string? problem);
        problem ??= !options.AllowOtherActivations && ArchitectureLine.OtherActivations(expected, file.Architecture) is { } other
            ? other + ". LoadOptions.AllowOtherActivations loads it all the same."
            : null;
        if (layers is null || problem is not null)
        {
            throw new NetworkFileException($"{source}: not a file for {typeof(TNetwork).Name} ({LayerNames.Architecture(TNetwork.Layers)}): {problem}");
        }

        Dictionary<string, FileTensor> byName = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var parameters = new T[TNetwork.StorageSize];
        for (int i = 0; i < layers.Count; i++)
        {
            LayerParameters<T> values = TNetwork.Layers[i].In(parameters.AsSpan());
            Weights<T> weights = values.Weights;
            FileTensor stored = byName[layers[i].Weights.Name];
            for (int index = 0; index < stored.Count; index++)
            {
                weights[index % weights.Inputs, index / weights.Inputs] = Value<T>(stored, index, options, source);
            }

            for (int unit = 0; unit < values.Biases.Length; unit++)
            {
                values.Biases[unit] = Value<T>(byName[layers[i].Biases!.Name], unit, options, source);
            }
        }

        return parameters;
    }

    private static T Value<T>(FileTensor tensor, int index, LoadOptions options, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T value = tensor.Value<T>(index);
        if (T.IsFinite(value))
        {
            return value;
        }

        // A value that is finite in the file but too large for the network is rejected even if infinity is allowed: it would not be the file's value.
        double inFile = tensor.Value<double>(index);
        return double.IsFinite(inFile) ? throw new NetworkFileException(FormattableString.Invariant($"{source}: {tensor.Name} holds {inFile:R} at {index}, which is too large for single precision"))
            : options.AllowNonFinite ? value
            : throw new NetworkFileException(FormattableString.Invariant($"{source}: {tensor.Name} holds {inFile} at {index}; LoadOptions.AllowNonFinite lets it pass"));
    }
}
