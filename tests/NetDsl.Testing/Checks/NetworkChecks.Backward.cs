using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    // Enough to meet every layer's weights and biases many times; a difference quotient costs four passes each.
    private const int MaxDifferences = 150;

    /// <inheritdoc />
    public override void Backward()
    {
        for (int repetition = 0; repetition < 3; repetition++)
        {
            (Sample sample, (double Loss, double[] Gradient, double[] Scale) expected) =
                ByReference(repetition + 1, _kinkMargin, (reference, sample) => Expected(reference, sample.Inputs[^1], sample.Targets[^1]));
            TSelf network = NewNetwork(sample);
            T[] gradient = new T[TSelf.StorageSize];
            T loss = network.Backward(Round(sample.Inputs[^1]), Round(sample.Targets[^1]), gradient);

            _agreement.AssertLoss(expected.Loss, Widen(loss), $"{_name}.Backward");
            double[] canonical = Canonical(gradient);
            _agreement.AssertLayers(NewReference(), expected.Gradient, canonical, $"{_name}.Backward", expected.Scale);
            AssertGapsAreZero(gradient, "the gradient");
            Assert.Equal(sample.Parameters, Canonical(network.Parameters));
        }

        TakesTheDerivativeAtZero();
        AgreesWithDifferenceQuotients();
    }

    /// <inheritdoc />
    public override void GradientsAddUp()
    {
        const int rows = 98;
        (Sample sample, (double Loss, double[] Gradient, double[] Scale)[] expected) = ByReference(
            rows, _kinkMargin, (reference, sample) => sample.Inputs.Zip(sample.Targets, (x, y) => Expected(reference, x, y)).ToArray());
        TSelf network = NewNetwork(sample);

        foreach (int batch in (int[])[1, 2, 3, 4, 5, 6, 8, 12, 13, 22, 25, 97])
        {
            // The gradient starts at the last row's, so that a member that overwrites is found out.
            T[] gradient = new T[TSelf.StorageSize];
            network.Backward(Round(sample.Inputs[^1]), Round(sample.Targets[^1]), gradient);
            T loss = network.BackwardBatch(Flatten(sample.Inputs[..batch]), Flatten(sample.Targets[..batch]), gradient);

            double[] sum = Sum([expected[^1].Gradient, .. expected[..batch].Select(row => row.Gradient)]);
            double[] scale = Sum([expected[^1].Scale, .. expected[..batch].Select(row => row.Scale)]);
            _agreement.AssertLoss(expected[..batch].Sum(row => row.Loss), Widen(loss), $"{_name}.BackwardBatch of {batch} rows");
            _agreement.AssertLayers(NewReference(), sum, Canonical(gradient), $"{_name}.BackwardBatch of {batch} rows", scale);
            AssertGapsAreZero(gradient, "a batch's gradient");
        }

        T[] none = new T[TSelf.StorageSize];
        Assert.Equal(T.Zero, network.BackwardBatch([], [], none));
        Assert.All(none, value => Assert.Equal(T.Zero, value));

        T[] twice = new T[TSelf.StorageSize];
        network.Backward(Round(sample.Inputs[0]), Round(sample.Targets[0]), twice);
        network.Backward(Round(sample.Inputs[0]), Round(sample.Targets[0]), twice);
        _agreement.AssertLayers(NewReference(), Sum([expected[0].Gradient, expected[0].Gradient]), Canonical(twice), $"{_name}.Backward twice", expected[0].Scale);
    }

    private static (double Loss, double[] Gradient, double[] Scale) Expected(ReferenceNetwork reference, double[] input, double[] target) =>
        (reference.Loss(input, target), reference.Gradient(input, target), reference.GradientScale(input, target));

    private static double[] Sum(IReadOnlyList<double[]> vectors)
    {
        double[] sum = new double[vectors[0].Length];
        foreach (double[] vector in vectors)
            for (int i = 0; i < sum.Length; i++)
                sum[i] += vector[i];
        return sum;
    }

    // With the first layer's parameters 0, its weighted sums are 0 exactly, whatever the order of summation.
    private void TakesTheDerivativeAtZero()
    {
        ReferenceNetwork reference = NewReference();
        Sample sample = Sample.Draw(reference, 1, seed: 1, value => Widen(Round(value)));
        ReferenceLayer first = reference.Layers[0];
        Array.Clear(sample.Parameters, 0, reference.InputSize * first.Units + (first.Bias ? first.Units : 0));
        reference.Parameters = sample.Parameters;
        T[] gradient = new T[TSelf.StorageSize];
        NewNetwork(sample).Backward(Round(sample.Inputs[0]), Round(sample.Targets[0]), gradient);
        (_, double[] expected, double[] scale) = Expected(reference, sample.Inputs[0], sample.Targets[0]);
        _agreement.AssertLayers(reference, expected, Canonical(gradient), $"{_name}.Backward at 0", scale);
    }

    private void AgreesWithDifferenceQuotients()
    {
        // Farther from kinks than a difference quotient moves any sum.
        ReferenceNetwork shape = NewReference();
        int count = Math.Min(shape.ParameterCount, MaxDifferences);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * shape.ParameterCount / count))];
        (Sample sample, (double Loss, double[] Differences) expected) = ByReference(1, kinkMargin: 5e-4, (reference, sample) => (
            reference.Loss(sample.Inputs[0], sample.Targets[0]),
            chosen.Select(p => reference.CentralDifference(sample.Inputs[0], sample.Targets[0], p)).ToArray()));
        T[] gradient = new T[TSelf.StorageSize];
        NewNetwork(sample).Backward(Round(sample.Inputs[0]), Round(sample.Targets[0]), gradient);
        double[] canonical = Canonical(gradient);

        // The quotient itself is good to about 1e-11 of the loss.
        var agreement = new Agreement(Math.Max(_agreement.Relative, 1e-8), Math.Max(_agreement.ToLargest, 1e-9));
        agreement.Assert(expected.Differences, [.. chosen.Select(p => canonical[p])], $"{_name}.Backward against difference quotients, parameter ", scale: expected.Loss / 50);
    }
}
