using System.Runtime.InteropServices;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.OpenBlas;

/// <summary>OpenBLAS for the products, TensorPrimitives for the activations between them.</summary>
internal sealed unsafe class OpenBlasPeer : Peer
{
    public const string PeerName = "OpenBLAS";

    private const string Variable = "NETDSL_OPENBLAS";

    private readonly nint? _library;

    public OpenBlasPeer()
        : base(PeerName)
    {
        NativePeers.Prepare();
        _library = NativePeers.Find(Variable, "libopenblas.so.0", "libopenblas.so", "libopenblas");
        if (_library is { } library)
            ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(1);
    }

    public override string? Absence => _library is null ? $"no libopenblas.so; {Variable} may name one" : null;

    public override string? Note
    {
        get
        {
            nint configuration = ((delegate* unmanaged<nint>)NativeLibrary.GetExport(_library!.Value, "openblas_get_config"))();
            return $"{Marshal.PtrToStringUTF8(configuration)?.Split(" NO_")[0]}, kernels for {Kernels}, one thread";
        }
    }

    public override string? Kernels => _library is { } library
        ? Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_corename"))())
        : null;

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload)
    {
        var memory = new BlasMemory<T>(workload);
        var network = new BlasNetwork<T>(workload, new Blas<T>(_library!.Value), memory);
        return [new NetworkContender<BlasNetwork<T>, T>(Name, workload, network, memory)];
    }
}
