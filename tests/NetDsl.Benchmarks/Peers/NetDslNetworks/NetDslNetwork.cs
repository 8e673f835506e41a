using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.NetDslNetworks;

/// <summary>
/// A generated network with its workload. The rows lie where C's lie, on a boundary of 64 bytes, and are cut out without
/// checks, as cheaply as a C loop moves a pointer. Calls of a row are inlined up to the generated member, which decides for
/// itself: a user calls that, not a benchmark's wrapper.
/// </summary>
internal readonly unsafe struct NetDslNetwork<TCalls, T>(Workload<T> workload, TCalls calls, NativeRows<T> rows) : IPeerNetwork<T>
    where TCalls : struct, IRowCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TCalls _calls = calls;
    private readonly WholeNetwork<T> _whole = calls.Whole;
    private readonly NativeRows<T> _rows = rows;
    private readonly T* _inputs = rows.Inputs.Address;
    private readonly T* _targets = rows.Targets.Address;
    private readonly T* _outputs = rows.Outputs.Address;
    private readonly T _learningRate = workload.LearningRate;
    private readonly Reduction _reduction = workload.Job.Reduction;

    /// <summary>How many threads batches may run on.</summary>
    public int DegreeOfParallelism { get; init; } = 1;

    public ReadOnlySpan<T> Outputs => _rows.Outputs.Span;

    public void SetParameters(ReadOnlySpan<T> canonical) => _whole.SetParameters(canonical);

    public void GetParameters(Span<T> canonical) => _whole.GetParameters(canonical);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forward(int row) => _calls.Forward(
        new ReadOnlySpan<T>(_inputs + ((nint)row * TCalls.InputSize), TCalls.InputSize),
        new Span<T>(_outputs + ((nint)row * TCalls.OutputSize), TCalls.OutputSize));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ForwardScalars(int row) => _calls.ForwardScalars(
        ref *(_inputs + ((nint)row * TCalls.InputSize)),
        ref *(_outputs + ((nint)row * TCalls.OutputSize)));

    public void ForwardBatch() => _whole.ForwardBatch(_rows.Inputs.Span, _rows.Outputs.Span, DegreeOfParallelism);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TrainStep(int row) => _calls.TrainStep(
        new ReadOnlySpan<T>(_inputs + ((nint)row * TCalls.InputSize), TCalls.InputSize),
        new ReadOnlySpan<T>(_targets + ((nint)row * TCalls.OutputSize), TCalls.OutputSize),
        _learningRate);

    public void TrainEpoch() => _whole.TrainEpoch(_rows.Inputs.Span, _rows.Targets.Span, _learningRate);

    public void TrainBatch(int steps) =>
        _whole.TrainBatch(_rows.Inputs.Span, _rows.Targets.Span, _learningRate, _reduction, steps, DegreeOfParallelism);
}
