using NetDsl.Kernels;
using NetDsl.Testing;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The mistakes that <see cref="PlainNetwork"/> can be told to make.</summary>
public enum Fault
{
    None,
    CanonicalOrderTransposed,
    PackLeavesGaps,
    UnpackReadsGap,
    SeedIsIgnored,
    WeightsDrawnOtherwise,
    DefaultSeedIsWrong,
    ForwardOffInTheTwelfthDigit,
    ForwardGivesNaN,
    NamedForwardSwapsInputs,
    BatchSkipsItsLastRow,
    LossIsNotHalved,
    GradientHasWrongSign,
    GradientOfOneBiasIsMissing,
    GradientOverwrites,
    GradientFillsGap,
    StepIsTooLong,
    StepReturnsLossAfterwards,
    EpochIsABatch,
    MeanIsASum,
    BatchReturnsFirstLoss,
    TrainingIsNotDeterministic,
    RowsAreSummedInAnotherOrder,
    ForwardAllocates,
    LengthIsNotChecked,
    MessageNamesNoNetwork,
}

/// <summary>
/// A network written by hand on top of the reference, as a generated one looks from outside, with one gap in its storage.
/// It shows that the checks pass a right network and find each of the faults.
/// </summary>
[Network(Precision = Precision.Double, Seed = 3)]
[Layer(2), Layer(3, Activation.Tanh), Layer(2)]
public sealed class PlainNetwork : INetwork<PlainNetwork, double>
{
    public const int InputSize = 2;
    public const int OutputSize = 2;
    public const int ParameterCount = 17;
    public const int StorageSize = 18;

    // The gap lies behind the first layer's six weights and three biases.
    private const int Gap = 9;

    private static readonly LayerLayout _layout1 = new(2, 3, 3, 0, 3, 6, 0, 6);
    private static readonly LayerLayout _layout2 = new(3, 2, 2, 10, 2, 16, 0, 16);
    private static readonly Random _noise = new(1);

    private readonly double[] _parameters = new double[StorageSize];

    public PlainNetwork()
        : this(Injected == Fault.DefaultSeedIsWrong ? 4 : 3)
    {
    }

    public PlainNetwork(int seed)
    {
        ReferenceNetwork reference = DeclaredArchitecture.Of(typeof(PlainNetwork));
        double[] drawn = ReferenceInitializer.Draw(reference, Injected == Fault.SeedIsIgnored && seed > 0 ? 1 : seed);
        if (Injected == Fault.WeightsDrawnOtherwise)
            drawn[3] = Math.BitIncrement(drawn[3]);
        Pack(drawn, _parameters);
    }

    /// <summary>The mistake that is made now.</summary>
    public static Fault Injected { get; set; }

    static int INetwork<PlainNetwork, double>.InputSize => InputSize;

    static int INetwork<PlainNetwork, double>.OutputSize => OutputSize;

    static int INetwork<PlainNetwork, double>.ParameterCount => ParameterCount;

    static int INetwork<PlainNetwork, double>.StorageSize => StorageSize;

    static IReadOnlyList<LayerInfo> INetwork<PlainNetwork, double>.Layers { get; } =
        [new(1, "Tanh", _layout1, storageStart: 0, storageLength: 10), new(2, "Linear", _layout2, storageStart: 10, storageLength: 8)];

    public Span<double> Parameters => _parameters;

    public LayerParameters<double> Layer1 => LayerView.Of<double>(_parameters, _layout1);

    public LayerParameters<double> Layer2 => LayerView.Of<double>(_parameters, _layout2);

    public static PlainNetwork Create(int seed) => new(seed);

    public static void Pack(ReadOnlySpan<double> canonical, Span<double> storage)
    {
        Check(canonical.Length, ParameterCount, "Pack", "canonical");
        Check(storage.Length, StorageSize, "Pack", "storage");
        if (Injected != Fault.PackLeavesGaps)
            storage[Gap] = 0;
        canonical[..Gap].CopyTo(storage);
        canonical[Gap..].CopyTo(storage[(Gap + 1)..]);
        if (Injected == Fault.CanonicalOrderTransposed)
            (storage[1], storage[3]) = (storage[3], storage[1]);
    }

    public static void Unpack(ReadOnlySpan<double> storage, Span<double> canonical)
    {
        Check(storage.Length, StorageSize, "Unpack", "storage");
        Check(canonical.Length, ParameterCount, "Unpack", "canonical");
        storage[..Gap].CopyTo(canonical);
        storage[(Gap + 1)..].CopyTo(canonical[Gap..]);
        if (Injected == Fault.CanonicalOrderTransposed)
            (canonical[1], canonical[3]) = (canonical[3], canonical[1]);
        if (Injected == Fault.UnpackReadsGap)
            canonical[0] += storage[Gap];
    }

    public void Forward(ReadOnlySpan<double> input, Span<double> output)
    {
        Check(input.Length, InputSize, "Forward", "input");
        Check(output.Length, OutputSize, "Forward", "output");
        Run(input, output);
        if (Injected == Fault.ForwardAllocates)
            GC.KeepAlive(new object());
    }

    public Pair Forward(double x0, double x1)
    {
        Span<double> output = stackalloc double[OutputSize];
        Run(Injected == Fault.NamedForwardSwapsInputs ? [x1, x0] : [x0, x1], output);
        return new(output[0], output[1]);
    }

    public void ForwardBatch(ReadOnlySpan<double> inputs, Span<double> outputs, int degreeOfParallelism = 1)
    {
        int rows = Shapes.Rows(inputs.Length, InputSize, outputs.Length, OutputSize, "PlainNetwork.ForwardBatch", "outputs");
        Shapes.CheckDegree(degreeOfParallelism, "PlainNetwork.ForwardBatch");
        for (int row = 0; row < rows; row++)
            Run(inputs.Slice(row * InputSize, InputSize), outputs.Slice(row * OutputSize, OutputSize));
        if (Injected == Fault.BatchSkipsItsLastRow && rows > 4)
            outputs[^OutputSize..].Clear();
    }

    public double Backward(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Span<double> gradient)
    {
        Check(input.Length, InputSize, "Backward", "input");
        Check(target.Length, OutputSize, "Backward", "target");
        Check(gradient.Length, StorageSize, "Backward", "gradient");
        return Accumulate(input, target, gradient);
    }

    public double BackwardBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Span<double> gradient, int degreeOfParallelism = 1)
    {
        int rows = Shapes.Rows(inputs.Length, InputSize, targets.Length, OutputSize, "PlainNetwork.BackwardBatch", "targets");
        Check(gradient.Length, StorageSize, "BackwardBatch", "gradient");
        Shapes.CheckDegree(degreeOfParallelism, "PlainNetwork.BackwardBatch");
        double loss = 0;
        for (int i = 0; i < rows; i++)
        {
            int row = Injected == Fault.RowsAreSummedInAnotherOrder && degreeOfParallelism > 1 ? rows - 1 - i : i;
            loss += Accumulate(inputs.Slice(row * InputSize, InputSize), targets.Slice(row * OutputSize, OutputSize), gradient);
        }

        return loss;
    }

    public double TrainStep(ReadOnlySpan<double> input, ReadOnlySpan<double> target, double learningRate)
    {
        Check(input.Length, InputSize, "TrainStep", "input");
        Check(target.Length, OutputSize, "TrainStep", "target");
        Span<double> gradient = stackalloc double[StorageSize];
        double loss = Accumulate(input, target, gradient);
        Descend(gradient, Injected == Fault.StepIsTooLong ? learningRate * (1 + 1e-9) : learningRate);
        return Injected == Fault.StepReturnsLossAfterwards ? Accumulate(input, target, gradient) : loss;
    }

    public double TrainEpoch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, double learningRate)
    {
        int rows = Shapes.TrainingRows(inputs.Length, InputSize, targets.Length, OutputSize, "PlainNetwork.TrainEpoch", "targets");
        if (Injected == Fault.EpochIsABatch)
            return TrainBatch(inputs, targets, learningRate, Reduction.Sum);

        double loss = 0;
        for (int row = 0; row < rows; row++)
            loss += TrainStep(inputs.Slice(row * InputSize, InputSize), targets.Slice(row * OutputSize, OutputSize), learningRate);
        return loss / rows;
    }

    public double TrainBatch(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, double learningRate, Reduction reduction = Reduction.Mean, int steps = 1,
        int degreeOfParallelism = 1)
    {
        int rows = Shapes.TrainingRows(inputs.Length, InputSize, targets.Length, OutputSize, "PlainNetwork.TrainBatch", "targets");
        double rate = learningRate / (Injected == Fault.MeanIsASum ? 1 : Shapes.Divisor(reduction, rows, "PlainNetwork.TrainBatch"));
        Shapes.Divisor(reduction, rows, "PlainNetwork.TrainBatch");
        Shapes.CheckSteps(steps, "PlainNetwork.TrainBatch");
        Shapes.CheckDegree(degreeOfParallelism, "PlainNetwork.TrainBatch");
        Span<double> gradient = stackalloc double[StorageSize];
        double first = 0;
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            gradient.Clear();
            last = BackwardBatch(inputs, targets, gradient, degreeOfParallelism) / rows;
            first = step == 0 ? last : first;
            Descend(gradient, rate);
        }

        if (Injected == Fault.TrainingIsNotDeterministic)
            _parameters[0] += 1e-15 * _noise.NextDouble();
        return Injected == Fault.BatchReturnsFirstLoss ? first : last;
    }

    private static void Check(int actual, int expected, string member, string argument)
    {
        if (actual == expected || (Injected == Fault.LengthIsNotChecked && argument == "target" && actual > expected))
            return;

        string network = Injected == Fault.MessageNamesNoNetwork ? "The network" : nameof(PlainNetwork);
        Shapes.Check(actual, expected, $"{network}.{member}", argument, $"the network takes {expected}");
    }

    private double Accumulate(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Span<double> gradient)
    {
        Span<double> output = stackalloc double[OutputSize];
        Span<double> hidden = stackalloc double[3];
        Run(input, output, hidden);
        if (Injected == Fault.GradientOverwrites)
            gradient.Clear();

        double loss = 0;
        Span<double> hiddenDelta = stackalloc double[3];
        for (int k = 0; k < 2; k++)
        {
            double delta = output[k] - target[k];
            loss += 0.5 * delta * delta;
            gradient[16 + k] += delta;
            for (int j = 0; j < 3; j++)
            {
                gradient[10 + j * 2 + k] += hidden[j] * delta;
                hiddenDelta[j] += _parameters[10 + j * 2 + k] * delta;
            }
        }

        for (int j = 0; j < 3; j++)
        {
            double delta = hiddenDelta[j] * (1 - hidden[j] * hidden[j]) * (Injected == Fault.GradientHasWrongSign ? -1 : 1);
            gradient[6 + j] += Injected == Fault.GradientOfOneBiasIsMissing && j == 2 ? 0 : delta;
            for (int i = 0; i < 2; i++)
                gradient[i * 3 + j] += input[i] * delta;
        }

        if (Injected == Fault.GradientFillsGap)
            gradient[Gap] += 1e-300;
        return Injected == Fault.LossIsNotHalved ? 2 * loss : loss;
    }

    private void Descend(ReadOnlySpan<double> gradient, double rate)
    {
        for (int p = 0; p < StorageSize; p++)
            _parameters[p] -= rate * gradient[p];
    }

    private void Run(ReadOnlySpan<double> input, Span<double> output) => Run(input, output, stackalloc double[3]);

    private void Run(ReadOnlySpan<double> input, Span<double> output, Span<double> hidden)
    {
        for (int j = 0; j < 3; j++)
            hidden[j] = Math.Tanh(_parameters[6 + j] + input[0] * _parameters[j] + input[1] * _parameters[3 + j]);
        for (int k = 0; k < 2; k++)
            output[k] = _parameters[16 + k] + hidden[0] * _parameters[10 + k] + hidden[1] * _parameters[12 + k] + hidden[2] * _parameters[14 + k];
        if (Injected == Fault.ForwardOffInTheTwelfthDigit)
            output[1] *= 1 + 3e-12;
        if (Injected == Fault.ForwardGivesNaN && input[0] > 0.9)
            output[1] = double.NaN;
    }

    /// <summary>What a generated Output looks like.</summary>
    public readonly record struct Pair(double Y0, double Y1);
}
