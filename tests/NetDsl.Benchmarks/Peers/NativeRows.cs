using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers;

/// <summary>A workload's rows in native memory, on boundaries of 64 bytes: where C's rows lie, NetDsl's lie, too.</summary>
internal sealed class NativeRows<T>(Workload<T> workload) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public AlignedBuffer<T> Inputs { get; } = new(workload.Inputs);

    public AlignedBuffer<T> Targets { get; } = new(workload.Targets);

    public AlignedBuffer<T> Outputs { get; } = new(workload.Targets.Length);

    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        Outputs.Dispose();
    }
}
