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
    private static readonly (string Name, Func<IReadOnlyList<Job>, Peer> Create)[] _peers =
    [
        (NetDslPeer.PeerName, _ => new NetDslPeer()),
        (PlainCPeer.PeerName, jobs => new PlainCPeer(jobs)),
        (NaivePeer.PeerName, _ => new NaivePeer()),
        (TensorPeer.PeerName, _ => new TensorPeer()),
        (MathNetPeer.PeerName, _ => new MathNetPeer()),
        (OpenBlasPeer.PeerName, _ => new OpenBlasPeer()),
        (OrtPeer.PeerName, _ => new OrtPeer()),
        (FannPeer.PeerName, _ => new FannPeer()),
        ("NumPy", _ => new PythonPeer("NumPy", "numpy_peer.py")),
        ("PyTorch", _ => new PythonPeer("PyTorch", "torch_peer.py")),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => _peers.Select(peer => peer.Name);

    /// <summary>NetDsl, and the peers whose name contains one of the words; all, when there are none.</summary>
    public static IReadOnlyList<Peer> Create(IReadOnlyList<Job> jobs, IReadOnlyList<string> words) =>
    [
        .. from peer in _peers
           where peer.Name == NetDslPeer.PeerName || words.Count == 0
               || words.Any(word => peer.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
           select peer.Create(jobs),
    ];
}
