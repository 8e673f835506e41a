using System.Numerics;
using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    // A power of two, so that both precisions hold it exactly; so small, beside the number of terms in a sum, that no
    // network here diverges.
    private static double LearningRate
    {
        get
        {
            ReferenceNetwork network = NewReference();
            return 1.0 / BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, network.InputSize + network.Layers.Max(layer => layer.Units)));
        }
    }

    /// <inheritdoc />
    public override void TrainStep()
    {
        (Sample sample, (double Loss, double[] Parameters) expected) = ByReference(1, _kinkMargin, (reference, sample) =>
        {
            double loss = reference.TrainStep(sample.Inputs[0], sample.Targets[0], LearningRate);
            return (loss, reference.Parameters);
        });
        TSelf network = NewNetwork(sample);
        T loss = network.TrainStep(Round(sample.Inputs[0]), Round(sample.Targets[0]), Round(LearningRate));
        AssertTrained(sample, expected, loss, network, "TrainStep");
    }

    /// <inheritdoc />
    public override void TrainEpoch()
    {
        foreach (int rows in (int[])[1, 2, 3, 4, 5, 9])
        {
            (Sample sample, (double Loss, double[] Parameters) expected) = ByReference(rows, _kinkMargin, (reference, sample) =>
            {
                double loss = reference.TrainEpoch(sample.Inputs, sample.Targets, LearningRate);
                return (loss, reference.Parameters);
            });
            TSelf network = NewNetwork(sample);
            T loss = network.TrainEpoch(Flatten(sample.Inputs), Flatten(sample.Targets), Round(LearningRate));
            AssertTrained(sample, expected, loss, network, $"TrainEpoch of {rows} rows");
        }
    }

    /// <inheritdoc />
    public override void TrainBatch()
    {
        foreach ((int rows, Reduction reduction, int steps) in ((int, Reduction, int)[])
            [(1, Reduction.Mean, 1), (4, Reduction.Mean, 1), (4, Reduction.Sum, 3), (5, Reduction.Mean, 4), (13, Reduction.Sum, 1), (18, Reduction.Mean, 2), (97, Reduction.Mean, 2)])
        {
            (Sample sample, (double Loss, double[] Parameters) expected) = ByReference(rows, _kinkMargin, (reference, sample) =>
            {
                double loss = reference.TrainBatch(sample.Inputs, sample.Targets, LearningRate, reduction, steps);
                return (loss, reference.Parameters);
            });
            TSelf network = NewNetwork(sample);
            T loss = network.TrainBatch(Flatten(sample.Inputs), Flatten(sample.Targets), Round(LearningRate), reduction, steps);
            AssertTrained(sample, expected, loss, network, $"TrainBatch, {steps} steps on {rows} rows, {reduction}");
        }
    }

    /// <inheritdoc />
    public override void Determinism()
    {
        Sample sample = Sample.Draw(NewReference(), 9, 3, value => Widen(Round(value)));
        T[] inputs = Flatten(sample.Inputs);
        T[] targets = Flatten(sample.Targets);
        Assert.Equal(Trained(), Trained());

        double[] Trained()
        {
            TSelf network = TSelf.Create(5);
            T rate = Round(LearningRate);
            T losses = network.TrainStep(inputs.AsSpan(0, TSelf.InputSize), targets.AsSpan(0, TSelf.OutputSize), rate);
            losses += network.TrainEpoch(inputs, targets, rate);
            losses += network.TrainBatch(inputs, targets, rate, Reduction.Mean, 3);
            return [Widen(losses), .. Widen(network.Parameters)];
        }
    }

    private void AssertTrained(Sample sample, (double Loss, double[] Parameters) expected, T loss, TSelf network, string what)
    {
        _agreement.AssertLoss(expected.Loss, Widen(loss), $"{_name}.{what}");
        double[] actual = Canonical(network.Parameters);
        _agreement.AssertLayers(NewReference(), expected.Parameters, actual, $"{_name}.{what}");
        AssertGapsAreZero(network.Parameters, $"the storage after {what}");

        // The step is small beside the parameters: compared alone, an error in it shows. What is left of it after the
        // subtraction is as exact as the parameters are.
        double[] expectedStep = [.. expected.Parameters.Zip(sample.Parameters, (after, before) => after - before)];
        double[] actualStep = [.. actual.Zip(sample.Parameters, (after, before) => after - before)];
        if (expectedStep.Any(change => change != 0))
            Assert.Contains(actualStep, change => change != 0);
        double rounding = typeof(T) == typeof(double) ? 1e-14 : 1e-6;
        double allowed = rounding + 100 * _agreement.ToLargest * expectedStep.Max(Math.Abs);
        for (int p = 0; p < actualStep.Length; p++)
        {
            if (!(Math.Abs(actualStep[p] - expectedStep[p]) <= allowed))
                Assert.Fail(FormattableString.Invariant($"{_name}.{what} changes parameter {p} by {actualStep[p]:R}, the reference by {expectedStep[p]:R}."));
        }
    }
}
