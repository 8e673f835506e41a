using System.Numerics;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.LayerOptions;

/// <summary>What must hold of a network with dropout or frozen layers.</summary>
public abstract class LayerOptionChecks
{
    /// <summary>The checks of one network.</summary>
    public static LayerOptionChecks Of(Type network)
    {
        Type contract = network.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>));
        return (LayerOptionChecks)Activator.CreateInstance(typeof(LayerOptionChecks<,>).MakeGenericType(contract.GenericTypeArguments))!;
    }

    public abstract void Backward(int rows, bool asks);

    public abstract void TrainStep();

    public abstract void TrainEpoch(bool asks);

    public abstract void TrainBatch();

    public abstract void Unmasked();

    public abstract void GradientCheck();

    public abstract void Parallelism();

    public abstract void Allocations();
}

/// <inheritdoc />
public sealed class LayerOptionChecks<TSelf, T> : LayerOptionChecks
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Seed = 3;
    private const double Rate = 1.0 / 256;

    private static readonly string _name = typeof(TSelf).Name;
    private static readonly Agreement _agreement = Agreement.Of<T>();

    // Outputs, if they are asked for, are those of the units that are kept.
    public override void Backward(int rows, bool asks)
    {
        (Sample sample, (double Loss, double[] Output, double[] Gradient, double[] Scale)[] expected) = Expected(rows, (reference, random, sample) =>
        {
            double[][][] factors = reference.Draw(random, rows);
            return Enumerable.Range(0, rows).Select(row => reference.Backward(sample.Inputs[row], sample.Targets[row], factors[row])).ToArray();
        });
        TSelf network = NewNetwork(sample);
        T[] gradient = new T[TSelf.StorageSize], outputs = new T[asks ? rows * TSelf.OutputSize : 0];
        T loss = asks ? network.BackwardBatch(new Examples<T>(Flatten(sample.Inputs), Flatten(sample.Targets)), outputs, gradient)
            : rows == 1 ? network.Backward(Round(sample.Inputs[0]), Round(sample.Targets[0]), gradient)
            : network.BackwardBatch(Flatten(sample.Inputs), Flatten(sample.Targets), gradient);

        _agreement.AssertLoss(expected.Sum(row => row.Loss), double.CreateTruncating(loss), _name);
        _agreement.AssertLayers(
            DeclaredArchitecture.Of(typeof(TSelf)), Sum(expected.Select(row => row.Gradient)), Canonical(gradient), $"{_name}, {rows} rows", Sum(expected.Select(row => row.Scale)));
        if (asks)
            _agreement.Assert([.. expected.SelectMany(row => row.Output)], Widen(outputs), $"{_name}, outputs in training");
    }

    public override void TrainStep()
    {
        (Sample sample, (double Loss, double[] Parameters) expected) = Expected(1, Descend);
        TSelf network = NewNetwork(sample);
        T loss = network.TrainStep(Round(sample.Inputs[0]), Round(sample.Targets[0]), T.CreateChecked(Rate));
        AssertTrained(sample, expected, loss, network);
    }

    public override void TrainEpoch(bool asks)
    {
        const int rows = 4;
        (Sample sample, (double Loss, double[] Parameters) expected) = Expected(rows, Descend);
        TSelf network = NewNetwork(sample);
        T[] outputs = new T[asks ? rows * TSelf.OutputSize : 0];
        T loss = asks
            ? network.TrainEpoch(new Examples<T>(Flatten(sample.Inputs), Flatten(sample.Targets)), T.CreateChecked(Rate), outputs)
            : network.TrainEpoch(Flatten(sample.Inputs), Flatten(sample.Targets), T.CreateChecked(Rate));
        AssertTrained(sample, expected, loss, network);
        if (asks)
            Assert.DoesNotContain(outputs.Chunk(TSelf.OutputSize), output => output.All(value => value == T.Zero));
    }

    public override void TrainBatch()
    {
        const int rows = 5, steps = 2;
        (Sample sample, (double Loss, double[] Parameters) expected) = Expected(rows, (reference, random, sample) =>
        {
            double loss = 0;
            for (int step = 0; step < steps; step++)
            {
                double[][][] factors = reference.Draw(random, rows);
                var all = Enumerable.Range(0, rows).Select(row => reference.Backward(sample.Inputs[row], sample.Targets[row], factors[row])).ToArray();
                double[] gradient = Sum(all.Select(row => row.Gradient));
                reference.Parameters = [.. reference.Parameters.Zip(gradient, (p, g) => p - Rate / rows * g)];
                loss = all.Sum(row => row.Loss) / rows;
            }

            return (loss, reference.Parameters);
        });
        TSelf network = NewNetwork(sample);
        T loss = network.TrainBatch(Flatten(sample.Inputs), Flatten(sample.Targets), T.CreateChecked(Rate), Reduction.Mean, steps);
        AssertTrained(sample, expected, loss, network);
    }

    // Forward and the loss alone leave nothing out, and draw nothing.
    public override void Unmasked()
    {
        const int rows = 30;
        ReferenceNetwork reference = DeclaredArchitecture.Of(typeof(TSelf));
        Sample sample = Draw(rows, 1);
        reference.Parameters = sample.Parameters;
        TSelf network = NewNetwork(sample);
        T[] outputs = new T[rows * TSelf.OutputSize], again = new T[outputs.Length];
        network.ForwardBatch(Flatten(sample.Inputs), outputs);
        T loss = network.LossBatch(new Examples<T>(Flatten(sample.Inputs), Flatten(sample.Targets)), again);
        _agreement.Assert([.. sample.Inputs.SelectMany(reference.Forward)], Widen(outputs), _name + ".ForwardBatch");
        _agreement.Assert([.. sample.Inputs.SelectMany(reference.Forward)], Widen(again), _name + ".LossBatch");
        _agreement.AssertLoss(sample.Inputs.Zip(sample.Targets, reference.Loss).Sum(), double.CreateTruncating(loss), _name + ".LossBatch");

        TSelf untouched = NewNetwork(sample);
        Assert.Equal(StepOn(untouched), StepOn(network));

        double[] StepOn(TSelf one)
        {
            one.TrainStep(Round(sample.Inputs[0]), Round(sample.Targets[0]), T.CreateChecked(Rate));
            return Canonical(one.Parameters);
        }
    }

    // With the masks that it would draw next, all through the check.
    public override void GradientCheck()
    {
        const int rows = 3;
        Sample sample = Draw(rows, 4);
        TSelf network = NewNetwork(sample);
        GradientReport report = NetDsl.GradientCheck.Run(network, Flatten(sample.Inputs), Flatten(sample.Targets), new GradientCheckOptions { SampleSize = 40 });
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(TSelf.Layers.Select(layer => layer.IsFrozen), report.Layers.Select(layer => layer.Verdict == GradientVerdict.Frozen));
    }

    public override void Parallelism()
    {
        const int rows = 150;
        Sample sample = Draw(rows, 2);
        T[] inputs = Flatten(sample.Inputs), targets = Flatten(sample.Targets), first = [];
        foreach (int degree in (int[])[1, 2, 3, 7])
        {
            TSelf network = NewNetwork(sample);
            T[] gradient = new T[TSelf.StorageSize];
            network.BackwardBatch(inputs, targets, gradient, degree);
            network.BackwardBatch(inputs, targets, gradient, degree);
            if (degree == 1)
                first = gradient;
            Assert.True(first.AsSpan().SequenceEqual(gradient), $"{_name}: other bits on {degree} threads.");
        }
    }

    public override void Allocations()
    {
        const int rows = 40;
        Sample sample = Draw(rows, 3);
        TSelf network = NewNetwork(sample);
        T[] inputs = Flatten(sample.Inputs), targets = Flatten(sample.Targets), gradient = new T[TSelf.StorageSize], outputs = new T[rows * TSelf.OutputSize];
        T rate = T.CreateChecked(Rate);
        Run();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);

        void Run()
        {
            network.Backward(inputs.AsSpan(0, TSelf.InputSize), targets.AsSpan(0, TSelf.OutputSize), gradient);
            network.BackwardBatch(inputs, targets, gradient);
            network.TrainStep(inputs.AsSpan(0, TSelf.InputSize), targets.AsSpan(0, TSelf.OutputSize), rate);
            network.TrainEpoch(inputs, targets, rate);
            network.TrainBatch(inputs, targets, rate, Reduction.Mean, 2);
            var examples = new Examples<T>(inputs, targets);
            network.BackwardBatch(examples, outputs, gradient);
            network.TrainEpoch(examples, rate, outputs);
            network.LossBatch(examples, outputs);
        }
    }

    private static (double Loss, double[] Parameters) Descend(MaskedReference reference, NumPyRandom random, Sample sample)
    {
        double loss = 0;
        for (int row = 0; row < sample.Inputs.Length; row++)
        {
            var result = reference.Backward(sample.Inputs[row], sample.Targets[row], reference.Draw(random, 1)[0]);
            reference.Parameters = [.. reference.Parameters.Zip(result.Gradient, (p, g) => p - Rate * g)];
            loss += result.Loss / sample.Inputs.Length;
        }

        return (loss, reference.Parameters);
    }

    private static void AssertTrained(Sample sample, (double Loss, double[] Parameters) expected, T loss, TSelf network)
    {
        _agreement.AssertLoss(expected.Loss, double.CreateTruncating(loss), _name);
        double[] parameters = Canonical(network.Parameters);
        _agreement.AssertLayers(DeclaredArchitecture.Of(typeof(TSelf)), expected.Parameters, parameters, _name + ", trained");
        double[] steps = [.. expected.Parameters.Zip(sample.Parameters, (after, before) => after - before)];
        new Agreement(_agreement.Relative, 100 * _agreement.ToLargest).AssertLayers(
            DeclaredArchitecture.Of(typeof(TSelf)), steps, [.. parameters.Zip(sample.Parameters, (after, before) => after - before)], _name + ", steps", sample.Parameters);
    }

    private static Sample Draw(int rows, int seed) =>
        Sample.Draw(DeclaredArchitecture.Of(typeof(TSelf)), rows, seed, value => double.CreateTruncating(T.CreateTruncating(value)));

    // Again with another sample while a weighted sum is so near a kink that rounding decides.
    private static (Sample Sample, TResult Expected) Expected<TResult>(int rows, Func<MaskedReference, NumPyRandom, Sample, TResult> run)
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Sample sample = Draw(rows, seed);
            var reference = new MaskedReference(typeof(TSelf), sample.Parameters);
            TResult result = run(reference, MaskedReference.GeneratorAfterWeights(typeof(TSelf), Seed), sample);
            if (reference.NearestKink > (typeof(T) == typeof(double) ? 1e-7 : 1e-5))
                return (sample, result);
        }

        throw new InvalidOperationException($"No sample keeps {_name} away from kinks.");
    }

    private static TSelf NewNetwork(Sample sample)
    {
        TSelf network = TSelf.Create(Seed);
        TSelf.Pack(Round(sample.Parameters), network.Parameters);
        return network;
    }

    private static double[] Sum(IEnumerable<double[]> rows) => rows.Aggregate((sum, row) => [.. sum.Zip(row, (a, b) => a + b)]);

    private static T[] Round(IEnumerable<double> values) => [.. values.Select(T.CreateTruncating)];

    private static T[] Flatten(double[][] rows) => Round(rows.SelectMany(row => row));

    private static double[] Widen(ReadOnlySpan<T> values) => [.. values.ToArray().Select(double.CreateTruncating)];

    private static double[] Canonical(ReadOnlySpan<T> storage)
    {
        // Whatever is no parameter is a gap, and zero.
        T[] gaps = new T[TSelf.StorageSize], ones = new T[TSelf.ParameterCount];
        Array.Fill(ones, T.One);
        TSelf.Pack(ones, gaps);
        for (int i = 0; i < gaps.Length; i++)
            Assert.True(gaps[i] == T.One || storage[i] == T.Zero, $"{_name}: {storage[i]} in the gap at {i}.");

        T[] canonical = new T[TSelf.ParameterCount];
        TSelf.Unpack(storage, canonical);
        return Widen(canonical);
    }
}
