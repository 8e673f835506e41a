using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Naive;

/// <summary>Plain C# loops over arrays.</summary>
internal sealed class NaivePeer() : Peer(PeerName)
{
    public const string PeerName = "naive C#";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        [new NetworkContender<NaiveNetwork<T>, T>(Name, workload, new NaiveNetwork<T>(workload))];
}
