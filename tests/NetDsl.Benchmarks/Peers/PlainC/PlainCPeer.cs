using System.Runtime.InteropServices;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.PlainC;

/// <summary>Plain C with constant loops, built on the spot; both layouts of the weights, the faster counts.</summary>
internal sealed class PlainCPeer : Peer
{
    public const string PeerName = "plain C";

    private readonly string? _compiler = CCompiler.Version();
    private readonly string? _folder;
    private readonly nint _library;

    public PlainCPeer(IEnumerable<Job> jobs)
        : base(PeerName)
    {
        if (_compiler is null)
            return;

        _folder = Directory.CreateTempSubdirectory("netdsl-benchmarks-").FullName;
        _library = NativeLibrary.Load(CCompiler.Build(_folder, jobs));
    }

    public override string? Absence => _compiler is null ? "no gcc" : null;

    public override string? Note =>
        $"{_compiler}, {string.Join(' ', CCompiler.Flags)}; the loop over the calls is in C, so no call pays for a transition";

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        Enum.GetValues<CLayout>().Select(layout => new CContender<T>(
            Name, workload, layout, NativeLibrary.GetExport(_library, CSource.FunctionName(workload.Job, layout))));

    protected override void Dispose(bool disposing)
    {
        if (_folder is not null)
        {
            NativeLibrary.Free(_library);
            Directory.Delete(_folder, recursive: true);
        }

        base.Dispose(disposing);
    }
}
