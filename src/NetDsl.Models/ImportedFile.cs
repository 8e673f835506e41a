namespace NetDsl.Models;

/// <summary>An imported network's weights in the format of NetDsl's own files.</summary>
internal static class ImportedFile
{
    /// <summary>The tensors <c>layer1.weight</c> of [units, inputs] and <c>layer1.bias</c>, in the model's precision.</summary>
    public static SafeTensorsFile Of(ImportedNetwork network)
    {
        List<FileTensor> tensors = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            ImportedLayer layer = network.Layers[i];
            string name = FormattableString.Invariant($"layer{i + 1}");
            double[] rows = new double[layer.Weights.Length];
            for (int j = 0; j < rows.Length; j++)
            {
                rows[j] = layer.Weights[((j % layer.Inputs) * layer.Units) + (j / layer.Inputs)];
            }

            tensors.Add(Tensor(name + ".weight", rows, network.IsDouble, layer.Units, layer.Inputs));
            if (layer.Biases is not null)
            {
                tensors.Add(Tensor(name + ".bias", layer.Biases, network.IsDouble, layer.Units));
            }
        }

        return new SafeTensorsFile(tensors);
    }

    private static FileTensor Tensor(string name, double[] values, bool isDouble, params long[] shape) => isDouble
        ? FileTensor.Of<double>(name, values, shape)
        : FileTensor.Of<float>(name, [.. values.Select(value => (float)value)], shape);
}
