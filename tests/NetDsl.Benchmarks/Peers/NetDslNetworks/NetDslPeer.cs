using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.NetDslNetworks;

/// <summary>The side that all others are compared with.</summary>
internal sealed class NetDslPeer() : Peer(PeerName)
{
    public const string PeerName = "NetDsl";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) => workload switch
    {
        Workload<float> single => [Single(single)],
        Workload<double> { Architecture: var architecture } twice when architecture == JobCatalog.Xor => [Contend(twice, new XorCalls())],
        _ => throw Undeclared(workload.Architecture),
    };

    /// <summary>A batch job's contender that may use so many threads, and is measured by the time that passes.</summary>
    public static Contender OnCores(Workload<float> workload, int degree) => Single(workload, degree);

    // Without a degree: on one thread, measured by that thread's time.
    private static Contender Single(Workload<float> workload, int? degree = null)
    {
        Architecture architecture = workload.Architecture;
        return architecture == JobCatalog.Tiny ? Contend(workload, new TinyCalls(), degree)
            : architecture == JobCatalog.Small ? Contend(workload, new SmallCalls(), degree)
            : architecture == JobCatalog.Deep ? Contend(workload, new DeepCalls(), degree)
            : architecture == JobCatalog.Digits ? Contend(workload, new DigitCalls(), degree)
            : architecture == JobCatalog.Narrow ? Contend(workload, new NarrowCalls(), degree)
            : architecture == JobCatalog.Odd ? Contend(workload, new OddCalls(), degree)
            : throw Undeclared(architecture);
    }

    private static NetworkContender<NetDslNetwork<TCalls, T>, T> Contend<TCalls, T>(Workload<T> workload, TCalls calls, int? degree = null)
        where TCalls : struct, IRowCalls<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = new NativeRows<T>(workload);
        return new(PeerName, workload, new NetDslNetwork<TCalls, T>(workload, calls, rows) { DegreeOfParallelism = degree ?? 1 }, rows)
        {
            UsesSeveralThreads = degree is not null,
            StepsAtOnce = workload.Job.CallsPerFigure,
        };
    }

    private static NotSupportedException Undeclared(Architecture architecture) =>
        new($"{architecture.Name} is in the catalogue but no network of it is declared.");
}
