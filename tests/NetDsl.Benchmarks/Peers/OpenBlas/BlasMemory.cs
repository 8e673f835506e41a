using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.OpenBlas;

/// <summary>Parameters, rows, and for each layer its values and deltas, of as many rows as a call takes.</summary>
internal sealed class BlasMemory<T>(Workload<T> workload) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NativeRows<T> Rows { get; } = new(workload);

    /// <summary>In canonical order, which is BLAS's row-major.</summary>
    public AlignedBuffer<T> Parameters { get; } = new(workload.Parameters);

    public AlignedBuffer<T>[] Values { get; } = Layers(workload);

    public AlignedBuffer<T>[] Deltas { get; } = Layers(workload);

    public void Dispose()
    {
        Rows.Dispose();
        Parameters.Dispose();
        foreach (AlignedBuffer<T> buffer in Values.Concat(Deltas))
        {
            buffer.Dispose();
        }
    }

    private static AlignedBuffer<T>[] Layers(Workload<T> workload) =>
    [
        .. workload.Architecture.Layers.Select(layer => new AlignedBuffer<T>(layer.Outputs * (workload.Job.IsBatch ? workload.Rows : 1))),
    ];
}
