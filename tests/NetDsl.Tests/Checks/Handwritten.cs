using NetDsl.Kernels;

namespace NetDsl.Tests.Checks;

/// <summary>
/// A network written by hand, 2-2-1 and linear, with squared error, whose first layer is frozen: the check works on any
/// <see cref="INetwork{TSelf, T}"/>, and this one can misbehave.
/// </summary>
internal sealed class Handwritten : INetwork<Handwritten, double>
{
    private static readonly LayerLayout _first = new(2, 2, 2, 0, 2, 4, 2, 4);
    private static readonly LayerLayout _second = new(2, 1, 1, 6, 1, 8, 2, 8);
    private readonly double[] _parameters = [0.3, -0.2, 0.5, 0.7, 0.1, -0.4, 0.6, -0.9, 0.2];

    public static int InputSize => 2;

    public static int OutputSize => 1;

    public static int ParameterCount => 9;

    public static int StorageSize => 9;

    public static IReadOnlyList<LayerInfo> Layers { get; } =
        [new(1, "Linear", _first, 0, 6) { IsFrozen = true }, new(2, "Linear", _second, 6, 3) { Dropout = 0.5 }];

    public Span<double> Parameters => _parameters;

    /// <summary>What the second layer's gradient is multiplied by.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>What stands in the gradient of the frozen layer.</summary>
    public double FrozenGradient { get; set; }

    /// <summary>A factor for the hidden units, as dropout draws it.</summary>
    public Func<double> Mask { get; set; } = () => 1;

    public static Handwritten Create(int seed) => new();

    public static void Pack(ReadOnlySpan<double> canonical, Span<double> storage) => canonical.CopyTo(storage);

    public static void Unpack(ReadOnlySpan<double> storage, Span<double> canonical) => storage.CopyTo(canonical);

    public void Forward(ReadOnlySpan<double> input, Span<double> output) => output[0] = Output(input, 1, out _, out _);

    public void ForwardBatch(ReadOnlySpan<double> inputs, Span<double> outputs, int degreeOfParallelism = 1)
    {
        for (int row = 0; row < outputs.Length; row++)
            Forward(inputs.Slice(2 * row, 2), outputs.Slice(row, 1));
    }

    public double Backward(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Span<double> gradient)
    {
        double error = Output(input, Mask(), out double left, out double right) - target[0];
        gradient[0] += FrozenGradient;
        gradient[6] += Factor * error * left;
        gradient[7] += Factor * error * right;
        gradient[8] += Factor * error;
        return error * error / 2;
    }

    public double BackwardBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Span<double> gradient, int degreeOfParallelism = 1)
    {
        double loss = 0;
        for (int row = 0; row < targets.Length; row++)
            loss += Backward(inputs.Slice(2 * row, 2), targets.Slice(row, 1), gradient);
        return loss;
    }

    public double TrainStep(ReadOnlySpan<double> input, ReadOnlySpan<double> target, double learningRate) => throw new NotSupportedException();

    public double TrainEpoch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, double learningRate) => throw new NotSupportedException();

    public double TrainBatch(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, double learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1) =>
        throw new NotSupportedException();

    private double Output(ReadOnlySpan<double> input, double mask, out double left, out double right)
    {
        double[] p = _parameters;
        left = mask * ((input[0] * p[0]) + (input[1] * p[2]) + p[4]);
        right = mask * ((input[0] * p[1]) + (input[1] * p[3]) + p[5]);
        return (left * p[6]) + (right * p[7]) + p[8];
    }
}
