using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetDsl.Benchmarks.Peers.Python;

/// <summary>A Python process that does slices of a job when it is told to, and times them itself.</summary>
internal sealed class PythonChild : IDisposable
{
    private const string Variable = "NETDSL_PYTHON";

    // As peer.py writes it at the end of a greeting.
    private const string KernelsMark = ", OpenBLAS kernels for ";

    private readonly Process _process;
    private readonly Task<string> _errors;
    private string? _job;

    private PythonChild(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the script says of itself: versions and libraries.</summary>
    public string Greeting { get; private set; } = "";

    /// <summary>The kernels that its OpenBLAS took; null where it has none, or does not say.</summary>
    public string? Kernels => Greeting.Split(KernelsMark) is [_, var kernels] ? kernels : null;

    /// <summary>Starts a script of the folder; null, with the reason, where Python or what the script imports is not there.</summary>
    /// <param name="script">The file's name.</param>
    /// <param name="threads">How many threads its libraries may use.</param>
    /// <param name="absence">Why there is none.</param>
    public static PythonChild? Start(string script, int threads, out string? absence)
    {
        // Without the variable, the first interpreter that has what the script imports: a second one may be the system's.
        string[] interpreters = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? [given]
            : ["python3", "/usr/bin/python3"];
        absence = null;
        foreach (string interpreter in interpreters)
        {
            if (Start(interpreter, script, threads, out string? reason) is { } child)
            {
                absence = null;
                return child;
            }

            absence ??= $"{reason}; {Variable} may name an interpreter";
        }

        return null;
    }

    private static PythonChild? Start(string interpreter, string script, int threads, out string? absence)
    {
        var start = new ProcessStartInfo(interpreter, ["-u", Path.Combine(AppContext.BaseDirectory, "Peers", "Python", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in new[] { "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        }

        NativePeers.Prepare(start.Environment);
        try
        {
            var child = new PythonChild(Process.Start(start) ?? throw new InvalidOperationException($"{interpreter} did not start."));
            if (child._process.StandardOutput.ReadLine() is { } greeting)
            {
                child.Greeting = greeting;
                absence = null;
                return child;
            }

            absence = child._errors.Result.Trim().Split('\n')[^1];
            child.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            absence = $"no {interpreter}";
            return null;
        }
    }

    /// <summary>Gives the process a job, unless it is the one that it has.</summary>
    public void Select(string description)
    {
        if (_job == description)
            return;

        Ask("job " + description);
        _job = description;
    }

    /// <summary>Sends a command and returns the answer.</summary>
    public string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"Python ended at '{command.Split(' ')[0]}':\n{_errors.Result}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
