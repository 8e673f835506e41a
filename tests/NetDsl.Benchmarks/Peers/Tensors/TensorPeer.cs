using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Tensors;

/// <summary>The same loops with each inner one replaced by a call into System.Numerics.Tensors.</summary>
internal sealed class TensorPeer() : Peer(PeerName)
{
    public const string PeerName = "TensorPrimitives";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        [new NetworkContender<TensorNetwork<T>, T>(Name, workload, new TensorNetwork<T>(workload))];
}
