using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Python;

/// <summary>NumPy or PyTorch, in a process of its own that takes turns with the others.</summary>
internal sealed class PythonPeer : Peer
{
    private readonly PythonChild? _child;
    private readonly string? _absence;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdsl-python-");

    /// <param name="name">The column's head.</param>
    /// <param name="script">The file beside this one.</param>
    public PythonPeer(string name, string script)
        : base(name) => _child = PythonChild.Start(script, threads: 1, out _absence);

    public override string? Absence => _absence;

    public override string? Note => $"{_child!.Greeting}; in a process of its own, one thread, timed there by its processor time";

    public override string? Kernels => _child?.Kernels;

    public override IEnumerable<Contender> Contenders<T>(Workload<T> workload) =>
        [new PythonContender<T>(Name, _child!, _folder.FullName, workload)];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _child?.Dispose();
            _folder.Delete(recursive: true);
        }

        base.Dispose(disposing);
    }
}
