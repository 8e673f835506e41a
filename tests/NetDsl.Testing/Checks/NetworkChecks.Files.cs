using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void SaveAndLoad()
    {
        TSelf network = TSelf.Create(5);
        byte[] bytes = network.ToBytes();
        Assert.True(bytes.AsSpan().SequenceEqual(network.ToBytes()), $"{_name}: two files of one network differ.");

        AssertSame(network, TSelf.Load(bytes));
        AssertSame(network, TSelf.Load(new MemoryStream(bytes)));
        AssertSame(network, network.Clone());
        TSelf other = TSelf.Create(6);
        other.LoadFrom(bytes);
        AssertSame(network, other);
        other = TSelf.Create(6);
        other.CopyFrom(network);
        AssertSame(network, other);

        // As Python has them: [units, inputs].
        NetworkFile file = NetworkFile.Read(bytes);
        Assert.Equal(typeof(TSelf).Name, file.Network);
        Assert.Equal(TSelf.Layers.Sum(layer => layer.HasBias ? 2 : 1), file.Tensors.Count);
        int place = 0;
        foreach (LayerInfo layer in TSelf.Layers)
        {
            FileTensor weights = file.Tensors[place++];
            Assert.EndsWith(".weight", "." + weights.Name, StringComparison.Ordinal);
            Assert.Equal([layer.Units, layer.Inputs], weights.Shape);
            T[] values = new T[weights.Count];
            weights.CopyTo<T>(values);
            LayerParameters<T> parameters = layer.In(network.Parameters);
            for (int unit = 0; unit < layer.Units; unit++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                {
                    Assert.Equal(parameters.Weights[input, unit], values[(unit * layer.Inputs) + input]);
                }
            }

            if (layer.HasBias)
            {
                FileTensor biases = file.Tensors[place++];
                values = new T[biases.Count];
                biases.CopyTo<T>(values);
                Assert.True(parameters.Biases.SequenceEqual(values), $"{_name}: {biases.Name} has other values than {layer.Name}.");
            }
        }

        void AssertSame(TSelf expected, TSelf actual)
        {
            Assert.NotSame(expected, actual);
            Assert.True(expected.Parameters.SequenceEqual(actual.Parameters), $"{_name}: the copy has other parameters.");
            Assert.False(expected.Parameters.Overlaps(actual.Parameters), $"{_name}: the copy shares memory with the network.");
        }
    }
}
