using System.Numerics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers;

namespace NetDsl.Benchmarks.UnderBenchmarkDotNet;

/// <summary>The same jobs and peers under BenchmarkDotNet, each by itself, for those who know its figures.</summary>
internal static class DotNetBenchmarks
{
    public static void Run(Options options)
    {
        // In this process: the native libraries, and the C that was built, are loaded here. A mutator, so that a job on
        // BenchmarkDotNet's command line is changed by it and not run beside it.
        IConfig config = DefaultConfig.Instance.AddJob(
            global::BenchmarkDotNet.Jobs.Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
        BenchmarkSwitcher.FromTypes([typeof(RowBenchmarks), typeof(BatchBenchmarks)]).Run([.. options.Rest], config);
        Cases.Dispose();
    }
}

/// <summary>A peer's way to do a job, named as the summary shows it.</summary>
public sealed class BenchmarkedContender
{
    internal BenchmarkedContender(Jobs.Job job, Contender contender)
    {
        Job = job;
        Contender = contender;
    }

    internal Jobs.Job Job { get; }

    internal Contender Contender { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Job.Name}, {Contender.FullName}";
}

/// <summary>Every contender, its result compared with the reference before it is let run.</summary>
internal static class Cases
{
    private static readonly List<Peer> _peers = [.. PeerCatalog.Create(JobCatalog.Jobs, [])];
    private static readonly Lazy<List<BenchmarkedContender>> _all = new(() => [.. JobCatalog.Jobs.SelectMany(Create)]);

    public static IEnumerable<BenchmarkedContender> Of(bool batches) => _all.Value.Where(contender => contender.Job.IsBatch == batches);

    public static void Dispose()
    {
        _all.Value.ForEach(contender => contender.Contender.Dispose());
        _peers.ForEach(peer => peer.Dispose());
    }

    private static IEnumerable<BenchmarkedContender> Create(Jobs.Job job) => job.Precision == Precision.Double
        ? Create(job, new Workload<double>(job))
        : Create(job, new Workload<float>(job));

    private static IEnumerable<BenchmarkedContender> Create<T>(Jobs.Job job, Workload<T> workload)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Contender contender in _peers.Where(peer => peer.Absence is null).SelectMany(peer => peer.Contenders(workload)))
        {
            Agreement.Check(contender, workload);
            yield return new BenchmarkedContender(job, contender);
        }
    }
}

/// <summary>Jobs on one row per call.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    // A multiple of every job's rows, so that epochs are whole.
    private const int Calls = 6400;

    /// <summary>The jobs.</summary>
    public static IEnumerable<BenchmarkedContender> Contenders => Cases.Of(batches: false);

    /// <summary>The one that is timed.</summary>
    [ParamsSource(nameof(Contenders))]
    public BenchmarkedContender Contender { get; set; } = null!;

    /// <summary>From the workload's parameters.</summary>
    [GlobalSetup]
    public void Reset() => Contender.Contender.Reset();

    /// <summary>Timed per call.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Run() => Contender.Contender.Run(Calls);
}

/// <summary>Jobs on all rows in one call.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    /// <summary>The jobs.</summary>
    public static IEnumerable<BenchmarkedContender> Contenders => Cases.Of(batches: true);

    /// <summary>The one that is timed.</summary>
    [ParamsSource(nameof(Contenders))]
    public BenchmarkedContender Contender { get; set; } = null!;

    /// <summary>From the workload's parameters.</summary>
    [GlobalSetup]
    public void Reset() => Contender.Contender.Reset();

    /// <summary>Timed per figure of the table: a call, or the 60,000 steps of one.</summary>
    [Benchmark]
    public void Run() => Contender.Contender.Run(Contender.Job.CallsPerFigure);
}
