using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void Examples()
    {
        const int rows = 61;
        (Sample sample, (double Loss, double[] Gradient, double[] Scale)[] expected) = ByReference(
            rows, _kinkMargin, (reference, sample) => sample.Inputs.Zip(sample.Targets, (x, y) => Expected(reference, x, y)).ToArray());
        ReferenceNetwork reference = NewReference();
        reference.Parameters = sample.Parameters;
        double[][] outputs = [.. sample.Inputs.Select(reference.Forward)];
        double[] weights = [.. Enumerable.Range(0, rows).Select(row => row % 4 / 2.0)];

        foreach (int batch in (int[])[1, 3, 26, rows])
        {
            foreach (bool areWeighted in (bool[])[false, true])
            {
                double[] factors = [.. weights[..batch].Select(weight => areWeighted ? weight : 1)];
                T[] inputs = Flatten(sample.Inputs[..batch]), targets = Flatten(sample.Targets[..batch]), given = areWeighted ? Round(factors) : [];
                string what = $"{_name}.BackwardBatch of {batch} {(areWeighted ? "weighted " : "")}examples";
                TSelf network = NewNetwork(sample);
                T[] gradient = new T[TSelf.StorageSize], actual = new T[batch * TSelf.OutputSize], again = new T[actual.Length];
                T loss = network.BackwardBatch(new Examples<T>(inputs, targets, given), actual, gradient);
                T lossAlone = network.LossBatch(new Examples<T>(inputs, targets, given), again);

                double[] sum = Sum([.. factors.Select((factor, row) => Times(factor, expected[row].Gradient))]);
                double[] scale = Sum([.. factors.Select((factor, row) => Times(factor, expected[row].Scale))]);
                double sumOfLosses = factors.Select((factor, row) => factor * expected[row].Loss).Sum();
                _agreement.AssertLoss(sumOfLosses, Widen(loss), what);
                _agreement.AssertLoss(sumOfLosses, Widen(lossAlone), $"{_name}.LossBatch of {batch} examples");
                _agreement.AssertLayers(NewReference(), sum, Canonical(gradient), what, scale);
                _agreement.Assert([.. outputs[..batch].SelectMany(row => row)], Widen(actual), what + ", outputs");
                _agreement.Assert([.. outputs[..batch].SelectMany(row => row)], Widen(again), $"{_name}.LossBatch, outputs");
                AssertGapsAreZero(gradient, "a gradient of examples");
                Assert.Equal(sample.Parameters, Canonical(network.Parameters));
            }
        }

        TrainsOnExamples();
        RefusesWrongExamples(NewNetwork(sample));
    }

    private void TrainsOnExamples()
    {
        const int rows = 5;
        double[] weights = [1, 0.5, 0, 2, 1.5];
        foreach (bool areWeighted in (bool[])[false, true])
        {
            (Sample sample, (double Loss, double[] Parameters, double[] Outputs) expected) = ByReference(rows, _kinkMargin, (reference, sample) =>
            {
                var outputs = new List<double>();
                double loss = 0;
                for (int row = 0; row < rows; row++)
                {
                    double weight = areWeighted ? weights[row] : 1;
                    outputs.AddRange(reference.Forward(sample.Inputs[row]));
                    loss += weight / rows * reference.TrainStep(sample.Inputs[row], sample.Targets[row], LearningRate * weight);
                }

                return (loss, reference.Parameters, outputs.ToArray());
            });
            TSelf network = NewNetwork(sample);
            T[] outputs = new T[rows * TSelf.OutputSize];
            var examples = new Examples<T>(Flatten(sample.Inputs), Flatten(sample.Targets), areWeighted ? Round(weights) : []);
            T loss = network.TrainEpoch(examples, Round(LearningRate), outputs);
            AssertTrained(sample, (expected.Loss, expected.Parameters), loss, network, "TrainEpoch of examples");
            _agreement.Assert(expected.Outputs, Widen(outputs), $"{_name}.TrainEpoch of examples, outputs");
        }
    }

    private void RefusesWrongExamples(TSelf network)
    {
        double[] before = Canonical(network.Parameters);
        T[] gradient = new T[TSelf.StorageSize], inputs = new T[2 * TSelf.InputSize], targets = new T[2 * TSelf.OutputSize];
        if (TSelf.InputSize > 1)
            Refuses("inputs", () => new Examples<T>(new T[2 * TSelf.InputSize + 1], targets), 0, $"rows of {TSelf.InputSize}");
        Refuses("targets", () => new Examples<T>(inputs, new T[2 * TSelf.OutputSize + 1]), 0, TSelf.OutputSize == 1 ? "3" : $"rows of {TSelf.OutputSize}");
        Refuses("weights", () => new Examples<T>(inputs, targets, new T[3]), 0, "3 weights for 2 rows");
        Refuses("weights", () => new Examples<T>(inputs, targets, (T[])[T.One, T.NegativeOne]), 0, "the weight of row 1 is -1");
        Refuses("weights", () => new Examples<T>(inputs, targets, (T[])[T.NaN, T.One]), 0, "the weight of row 0 is NaN");
        Refuses("outputs", () => new Examples<T>(inputs, targets), 1 + 2 * TSelf.OutputSize, $"2 rows of {TSelf.OutputSize} need {2 * TSelf.OutputSize}");
        if (!typeof(IClassifier<T>).IsAssignableFrom(typeof(TSelf)))
            Refuses("examples", () => new Examples<T>(inputs, new ClassIndices(new int[2])), 0, "the targets are classes");
        Assert.Equal(before, Canonical(network.Parameters));
        Assert.All(gradient, value => Assert.Equal(T.Zero, value));

        // A wrong call says so in each of the three members, names the network and leaves everything as it was.
        void Refuses(string argument, ExamplesOf examples, int outputs, string says)
        {
            string[] messages =
            [
                Assert.Throws<ArgumentException>(argument, () => network.BackwardBatch(examples(), new T[outputs], gradient)).Message,
                Assert.Throws<ArgumentException>(argument, () => network.TrainEpoch(examples(), T.One, new T[outputs])).Message,
                Assert.Throws<ArgumentException>(argument, () => network.LossBatch(examples(), new T[outputs])).Message,
            ];
            foreach ((string member, string message) in ((string[])["BackwardBatch", "TrainEpoch", "LossBatch"]).Zip(messages))
            {
                Assert.StartsWith($"{_name}.{member}: ", message, StringComparison.Ordinal);
                Assert.Contains(says, message, StringComparison.Ordinal);
            }
        }
    }

    private delegate Examples<T> ExamplesOf();

    private static double[] Times(double factor, double[] values) => [.. values.Select(value => factor * value)];
}
