using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers;

/// <summary>A column of the table.</summary>
internal abstract class Peer(string name) : IDisposable
{
    public string Name { get; } = name;

    /// <summary>Why it is not there; null when it is.</summary>
    public virtual string? Absence => null;

    /// <summary>What the reader should know of how it was used or built.</summary>
    public virtual string? Note => null;

    /// <summary>The processor whose kernels its library took; null where it has no choice, or does not say.</summary>
    public virtual string? Kernels => null;

    /// <summary>The peer's ways to do a job; the fastest counts. None where it cannot.</summary>
    public abstract IEnumerable<Contender> Contenders<T>(Workload<T> workload)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
