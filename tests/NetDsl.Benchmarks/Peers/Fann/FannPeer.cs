using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Fann;

/// <summary>FANN, in float. It has neither relu nor layers without biases, and so takes the tanh jobs only.</summary>
internal sealed class FannPeer : Peer
{
    public const string PeerName = "FANN";

    private const string Variable = "NETDSL_FANN";

    private readonly FannLibrary? _library;

    public FannPeer()
        : base(PeerName)
    {
        if (NativePeers.Find(Variable, "libfloatfann.so.2", "libfloatfann.so", "libfloatfann") is { } library)
            _library = new FannLibrary(library);
    }

    public override string? Absence => _library is null ? $"no libfloatfann.so; {Variable} may name one" : null;

    public override string? Note => "in float; it has no relu and no layers without biases, so only the tanh jobs are the same mathematics";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        workload is Workload<float> single && workload.Job.Operation != Operation.ForwardBatch
            && workload.Architecture.Layers.All(layer => layer is { HasBias: true, Activation: Tanh or Linear })
            ? [new FannContender(Name, _library!, single)]
            : [];
}
