using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.OnnxRuntime;

/// <summary>ONNX Runtime through its C interface, as the package onnxruntime-node carries it; forward jobs in float.</summary>
internal sealed class OrtPeer : Peer
{
    public const string PeerName = "ONNX Runtime";

    private const string Variable = "NETDSL_ONNXRUNTIME";

    private readonly OrtLibrary? _runtime;

    public OrtPeer()
        : base(PeerName)
    {
        if (NativePeers.Find(Variable, "libonnxruntime.so.1", "libonnxruntime", "onnxruntime") is { } library)
            _runtime = new OrtLibrary(library);
    }

    public override string? Absence =>
        _runtime is null ? $"no libonnxruntime.so.1; {Variable} may name the one of the npm package onnxruntime-node" : null;

    public override string? Note =>
        $"{_runtime!.Version}, inputs and outputs bound, all optimisations, one thread; it infers only. Its native allocations are not counted";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        workload is Workload<float> single && !workload.Job.IsTraining ? [new OrtContender(Name, _runtime!, single)] : [];

    protected override void Dispose(bool disposing)
    {
        _runtime?.Release();
        base.Dispose(disposing);
    }
}
