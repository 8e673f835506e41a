using MathNet.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.MathNetNumerics;

/// <summary>Math.NET Numerics with its managed provider, matrices and vectors as its users write them.</summary>
internal sealed class MathNetPeer : Peer
{
    public const string PeerName = "MathNet";

    public MathNetPeer()
        : base(PeerName)
    {
        // As all others here: one thread.
        Control.UseSingleThread();
    }

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        [new NetworkContender<MathNetNetwork<T>, T>(Name, workload, new MathNetNetwork<T>(workload))];
}
