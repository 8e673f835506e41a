using System.Diagnostics;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>One side of a comparison: it can do a job so many times in a row, and show what came of it.</summary>
/// <param name="peer">Whose code it is.</param>
/// <param name="variant">Which of the peer's ways it goes, where there are several; the fastest counts.</param>
internal abstract class Contender(string peer, string? variant = null) : IDisposable
{
    public string Peer { get; } = peer;

    public string? Variant { get; } = variant;

    public string FullName => Variant is null ? Peer : $"{Peer} {Variant}";

    /// <summary>Whether it works on several threads: then the time that passes counts, and what all threads allocate.</summary>
    public bool UsesSeveralThreads { get; init; }

    /// <summary>A slice's calls are a multiple of this: rows of an epoch, steps that belong into one call.</summary>
    public virtual int Granularity => 1;

    /// <summary>How long a slice should be: long enough that its first calls, in cold caches, do not count.</summary>
    public virtual TimeSpan SliceLength => TimeSpan.FromMicroseconds(500);

    /// <summary>Puts the parameters that the workload starts from; not timed.</summary>
    public abstract void Reset();

    /// <summary>Does the job's calls, row after row from the first, or step after step.</summary>
    public abstract void Run(int calls);

    /// <summary>All rows' outputs after a forward job, the parameters in canonical order after training.</summary>
    public abstract double[] ReadResult();

    /// <summary>The nanoseconds that so many calls take, after a reset.</summary>
    public virtual double Time(int calls)
    {
        Reset();
        long start = Now();
        Run(calls);
        return Now() - start;
    }

    /// <summary>Bytes that so many calls allocate on the managed heap; null where that is not ours to see.</summary>
    public virtual long? Allocated(int calls)
    {
        Reset();
        long before = AllocatedUntilNow();
        Run(calls);
        return AllocatedUntilNow() - before;
    }

    private long Now() => UsesSeveralThreads ? (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency)) : Clock.Nanoseconds;

    private long AllocatedUntilNow() => UsesSeveralThreads ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
