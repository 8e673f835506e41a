using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    // Around the heights of tiles and of the blocks in which rows go through the network, and well beyond.
    private static readonly int[] _batchSizes = [1, 2, 3, 4, 5, 7, 8, 12, 13, 24, 25, 37, 97, 200];

    /// <inheritdoc />
    public override void Forward()
    {
        const int rows = 200;
        (Sample sample, double[] expected) = ByReference(rows, AnywhereNearKinks, (reference, sample) =>
        {
            Array.Clear(sample.Inputs[1]);
            return sample.Inputs.SelectMany(reference.Forward).ToArray();
        });
        TSelf network = NewNetwork(sample);
        T[] outputs = NaNs(rows);
        for (int row = 0; row < rows; row++)
        {
            network.Forward(Round(sample.Inputs[row]), outputs.AsSpan(row * TSelf.OutputSize, TSelf.OutputSize));
        }

        _agreement.Assert(expected, Widen(outputs), $"{_name}.Forward of each row, value ");
        foreach (int batch in _batchSizes)
        {
            outputs = NaNs(batch);
            network.ForwardBatch(Flatten(sample.Inputs[..batch]), outputs);
            _agreement.Assert(expected.AsSpan(0, outputs.Length), Widen(outputs), $"{_name}.ForwardBatch of {batch} rows, value ", scale: expected.Max(Math.Abs));
        }

        network.ForwardBatch([], []);
    }

    /// <inheritdoc />
    public override void ForwardByName()
    {
        if (!NetworkProbe.HasNamedForward(TSelf.InputSize, TSelf.OutputSize))
            return;

        const int rows = 20;
        Sample sample = Sample.Draw(NewReference(), rows, seed: 0, value => Widen(Round(value)));
        TSelf network = NewNetwork(sample);
        foreach (double[] row in sample.Inputs)
        {
            T[] input = Round(row);
            T[] output = new T[TSelf.OutputSize];
            T[] named = NaNs(1);
            network.Forward(input, output);
            _probe.Value.ForwardNamed(network, input, named);
            Assert.True(output.AsSpan().SequenceEqual(named), $"{_name}: Forward by name and by span differ.");
        }
    }

    // What is not written shows.
    private static T[] NaNs(int rows)
    {
        T[] values = new T[rows * TSelf.OutputSize];
        Array.Fill(values, T.NaN);
        return values;
    }
}
