using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.NetDslNetworks;

/// <summary>
/// The members that are called per row, on the network's own type as a user calls them. One struct per network and no type
/// parameter that is a class: code that is shared among classes looks its calls up at run time, which costs more than a
/// small network does.
/// </summary>
internal interface IRowCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Constants, as in C's loops.</summary>
    static abstract int InputSize { get; }

    static abstract int OutputSize { get; }

    WholeNetwork<T> Whole { get; }

    void Forward(ReadOnlySpan<T> input, Span<T> output);

    void TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, T learningRate);

    /// <summary>Only the networks have it whose job it is.</summary>
    void ForwardScalars(ref T input, ref T output);
}

internal readonly struct TinyCalls() : IRowCalls<float>
{
    private readonly Tiny _network = new();

    public static int InputSize => Tiny.InputSize;

    public static int OutputSize => Tiny.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<Tiny, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        output = _network.Forward(input, Unsafe.Add(ref input, 1), Unsafe.Add(ref input, 2));
}

internal readonly struct XorCalls() : IRowCalls<double>
{
    private readonly Xor _network = new();

    public static int InputSize => Xor.InputSize;

    public static int OutputSize => Xor.OutputSize;

    public WholeNetwork<double> Whole => new WholeNetwork<Xor, double>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<double> input, Span<double> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<double> input, ReadOnlySpan<double> target, double learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref double input, ref double output) =>
        output = _network.Forward(input, Unsafe.Add(ref input, 1), Unsafe.Add(ref input, 2));
}

internal readonly struct SmallCalls() : IRowCalls<float>
{
    private readonly Small _network = new();

    public static int InputSize => Small.InputSize;

    public static int OutputSize => Small.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<Small, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        throw new NotSupportedException("No job calls it.");
}

internal readonly struct DeepCalls() : IRowCalls<float>
{
    private readonly Deep _network = new();

    public static int InputSize => Deep.InputSize;

    public static int OutputSize => Deep.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<Deep, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        throw new NotSupportedException("No job calls it.");
}

internal readonly struct DigitCalls() : IRowCalls<float>
{
    private readonly DigitClassifier _network = new();

    public static int InputSize => DigitClassifier.InputSize;

    public static int OutputSize => DigitClassifier.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<DigitClassifier, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        throw new NotSupportedException("No job calls it.");
}

internal readonly struct NarrowCalls() : IRowCalls<float>
{
    private readonly Narrow _network = new();

    public static int InputSize => Narrow.InputSize;

    public static int OutputSize => Narrow.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<Narrow, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        throw new NotSupportedException("No job calls it.");
}

internal readonly struct OddCalls() : IRowCalls<float>
{
    private readonly Odd _network = new();

    public static int InputSize => Odd.InputSize;

    public static int OutputSize => Odd.OutputSize;

    public WholeNetwork<float> Whole => new WholeNetwork<Odd, float>(_network);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => _network.Forward(input, output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) =>
        _network.TrainStep(input, target, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(ref float input, ref float output) =>
        throw new NotSupportedException("No job calls it.");
}
