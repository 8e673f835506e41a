namespace NetDsl.Testing;

// Zero times what is no number is none: the gaps of the storage have to be kept from that.
public sealed partial class NetworkChecks<TSelf, T>
{
    private const int SomeRows = 13;

    // One more than the block of a network that is written out, and several blocks of any other.
    private const int ManyRows = 513;

    public override void GapsStayZero()
    {
        T[] rates = [T.CreateChecked(0.1), T.CreateChecked(1e30)];
        foreach (int rows in (int[])[1, 2, SomeRows])
        {
            PoisonedRows sound = new(rows);
            foreach (T value in (T[])[T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.BitDecrement(T.PositiveInfinity)])
            {
                AssertGapsStayZero(sound.With(value, sound.Inputs, rows / 2 * TSelf.InputSize), rates, $"{value} as an input of {rows} rows");
                AssertGapsStayZero(sound.With(value, sound.Inputs, (rows * TSelf.InputSize) - 1), rates, $"{value} as the last input of {rows} rows");
                AssertGapsStayZero(sound.With(value, sound.Targets, rows / 2 * TSelf.OutputSize), rates, $"{value} as a target of {rows} rows");
                AssertGapsStayZero(sound.WithInputsOf(T.Zero).With(value, null, 0), rates, $"{value} among zeros in {rows} rows");
                AssertGapsStayZero(sound.WithInputsOf(value), rates, $"nothing but {value} in {rows} rows");
            }

            AssertGapsStayZero(sound, rates, $"{rows} rows");
        }

        PoisonedRows many = new(ManyRows);
        AssertGapsStayZero(many.With(T.NaN, many.Inputs, 17), [rates[0]], $"NaN as an input of {ManyRows} rows");
        AssertGapsStayZero(many.With(T.PositiveInfinity, many.Targets, many.Targets.Length - 1), rates, $"infinity as a target of {ManyRows} rows");
    }

    private void AssertGapsStayZero(PoisonedRows rows, T[] rates, string what)
    {
        foreach (T rate in rates)
            AssertGapsStayZero(rows, rate, $"{what}, with the rate {rate}");
    }

    private void AssertGapsStayZero(PoisonedRows rows, T rate, string what)
    {
        After("TrainStep", network =>
        {
            for (int step = 0; step < 3; step++)
                network.TrainStep(rows.Inputs.AsSpan(0, TSelf.InputSize), rows.Targets.AsSpan(0, TSelf.OutputSize), rate);
        });
        After("TrainEpoch", network => network.TrainEpoch(rows.Inputs, rows.Targets, rate));
        After("TrainEpoch of examples", network => network.TrainEpoch(new Examples<T>(rows.Inputs, rows.Targets, rows.Weights), rate, new T[rows.Targets.Length]));
        foreach (int threads in (int[])(rows.Count == ManyRows ? [1, 2] : [1]))
        {
            After("TrainBatch", network => network.TrainBatch(rows.Inputs, rows.Targets, rate, Reduction.Sum, steps: 3, threads));
            AfterGradient("BackwardBatch", (network, gradient) => network.BackwardBatch(rows.Inputs, rows.Targets, gradient, threads));
            AfterGradient("BackwardBatch of examples", (network, gradient) =>
                network.BackwardBatch(new Examples<T>(rows.Inputs, rows.Targets, rows.Weights), new T[rows.Targets.Length], gradient, threads));
        }

        AfterGradient("Backward", (network, gradient) => network.Backward(rows.Inputs.AsSpan(0, TSelf.InputSize), rows.Targets.AsSpan(0, TSelf.OutputSize), gradient));

        void After(string member, Action<TSelf> train)
        {
            TSelf network = TSelf.Create(1), fresh = TSelf.Create(1);
            train(network);
            AssertGapsAreZero(network.Parameters, $"the storage after {member}, {what},");
            WriteThroughViews(fresh, network);
            AssertSameBits(fresh, network, $"after {member}, {what}, and all weights written anew");
        }

        void AfterGradient(string member, Action<TSelf, T[]> add)
        {
            T[] gradient = new T[TSelf.StorageSize];
            add(TSelf.Create(1), gradient);
            AssertGapsAreZero(gradient, $"the gradient of {member}, {what},");
        }
    }

    private static void WriteThroughViews(TSelf from, TSelf to)
    {
        foreach (LayerInfo layer in TSelf.Layers)
        {
            LayerParameters<T> source = layer.In(from.Parameters), target = layer.In(to.Parameters);
            for (int input = 0; input < layer.Inputs; input++)
                for (int output = 0; output < layer.Units; output++)
                    target.Weights[input, output] = source.Weights[input, output];
            source.Biases.CopyTo(target.Biases);
        }
    }

    private void AssertSameBits(TSelf expected, TSelf actual, string what)
    {
        PoisonedRows rows = new(SomeRows);
        T[] outputs = new T[rows.Targets.Length], others = new T[rows.Targets.Length], gradient = new T[TSelf.StorageSize], other = new T[TSelf.StorageSize];
        expected.ForwardBatch(rows.Inputs, outputs);
        actual.ForwardBatch(rows.Inputs, others);
        Xunit.Assert.True(outputs.AsSpan().SequenceEqual(others), $"{_name}: outputs differ {what}.");
        T loss = expected.BackwardBatch(rows.Inputs, rows.Targets, gradient), otherLoss = actual.BackwardBatch(rows.Inputs, rows.Targets, other);
        Xunit.Assert.True(loss == otherLoss && gradient.AsSpan().SequenceEqual(other), $"{_name}: loss or gradient differ {what}.");
        loss = expected.TrainEpoch(rows.Inputs, rows.Targets, T.CreateChecked(0.01));
        otherLoss = actual.TrainEpoch(rows.Inputs, rows.Targets, T.CreateChecked(0.01));
        Xunit.Assert.True(loss == otherLoss && expected.Parameters.SequenceEqual(actual.Parameters), $"{_name}: training differs {what}.");
    }

    // Rows of which one number is another than it should be.
    private sealed record PoisonedRows
    {
        public PoisonedRows(int rows)
        {
            var random = new Random(rows);
            Count = rows;
            Inputs = [.. Enumerable.Range(0, rows * TSelf.InputSize).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
            Targets = [.. Enumerable.Range(0, rows * TSelf.OutputSize).Select(_ => T.CreateChecked(random.NextDouble()))];
            Weights = [.. Enumerable.Range(0, rows).Select(row => T.CreateChecked(0.5 + (row % 2)))];
        }

        public int Count { get; }

        public T[] Inputs { get; private init; }

        public T[] Targets { get; private init; }

        public T[] Weights { get; }

        public PoisonedRows WithInputsOf(T value)
        {
            T[] inputs = new T[Inputs.Length];
            Array.Fill(inputs, value);
            return this with { Inputs = inputs };
        }

        // In a copy of these inputs or these targets, which are the ones given; of the inputs if none are.
        public PoisonedRows With(T value, T[]? array, int index)
        {
            T[] copy = [.. array ?? Inputs];
            copy[index] = value;
            return array == Targets ? this with { Targets = copy } : this with { Inputs = copy };
        }
    }
}
