using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    // Around the heights of the kernels' tiles and one well beyond.
    private static readonly int[] _batchSizes = [1, 2, 3, 4, 5, 7, 8, 13, 37];

    /// <inheritdoc />
    public override void Forward()
    {
        const int rows = 37;
        (Sample sample, double[][] expected) = ByReference(rows, kinkMargin: 0, (reference, sample) => sample.Inputs.Select(reference.Forward).ToArray());
        TSelf network = NewNetwork(sample);
        for (int row = 0; row < rows; row++)
        {
            T[] input = Round(sample.Inputs[row]);
            T[] output = new T[TSelf.OutputSize];
            Array.Fill(output, T.NaN);
            network.Forward(input, output);
            _agreement.Assert(expected[row], Widen(output), $"{_name}.Forward, output");

            if (NetworkProbe.HasNamedForward(TSelf.InputSize, TSelf.OutputSize))
            {
                T[] named = new T[TSelf.OutputSize];
                _probe.Value.ForwardNamed(network, input, named);
                Assert.True(output.AsSpan().SequenceEqual(named), $"{_name}: Forward by name and by span differ.");
            }
        }

        foreach (int batch in _batchSizes)
        {
            T[] outputs = new T[batch * TSelf.OutputSize];
            Array.Fill(outputs, T.NaN);
            network.ForwardBatch(Flatten(sample.Inputs[..batch]), outputs);
            for (int row = 0; row < batch; row++)
                _agreement.Assert(expected[row], Widen(outputs.AsSpan(row * TSelf.OutputSize, TSelf.OutputSize)), $"{_name}.ForwardBatch of {batch} rows, row {row}, output");
        }

        network.ForwardBatch([], []);
    }
}
