using System.ComponentModel;
using System.Diagnostics;

namespace NetDsl.Benchmarks.Peers.Python;

/// <summary>A Python process that does slices of a job when it is told to, and times them itself.</summary>
internal sealed class PythonChild : IDisposable
{
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

    /// <summary>Starts a script of the folder; null, with the reason, where Python or what the script imports is not there.</summary>
    public static PythonChild? Start(string interpreter, string script, out string? absence)
    {
        var start = new ProcessStartInfo(interpreter, ["-u", Path.Combine(AppContext.BaseDirectory, "Peers", "Python", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string threads in new[] { "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[threads] = "1";
        }

        if (NativePeers.BlasCoreType is { } core)
            start.Environment["OPENBLAS_CORETYPE"] = core;

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
