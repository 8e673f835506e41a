using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Peers.Fann;
using NetDsl.Benchmarks.Peers.MathNetNumerics;
using NetDsl.Benchmarks.Peers.Naive;
using NetDsl.Benchmarks.Peers.NetDslNetworks;
using NetDsl.Benchmarks.Peers.OnnxRuntime;
using NetDsl.Benchmarks.Peers.OpenBlas;
using NetDsl.Benchmarks.Peers.PlainC;
using NetDsl.Benchmarks.Peers.Python;
using NetDsl.Benchmarks.Peers.Tensors;

namespace NetDsl.Benchmarks.Peers;

/// <summary>All peers, in the order of the table's columns.</summary>
internal static class PeerCatalog
{
    public static IReadOnlyList<Peer> Create(IReadOnlyList<Job> jobs) =>
    [
        new NetDslPeer(),
        new PlainCPeer(jobs),
        new NaivePeer(),
        new TensorPeer(),
        new MathNetPeer(),
        new OpenBlasPeer(),
        new OrtPeer(),
        new FannPeer(),
        new PythonPeer("NumPy", "numpy_peer.py"),
        new PythonPeer("PyTorch", "torch_peer.py"),
    ];
}
