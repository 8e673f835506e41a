using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Intrinsics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.PlainC;

/// <summary>Builds a shared library of all jobs with gcc, in a folder of its own that goes with it.</summary>
internal static class CCompiler
{
    private const string Compiler = "gcc";

    /// <summary>
    /// Where this run's .NET is kept from some of the processor's vectors (DOTNET_EnableAVX512=0 and the like), C gets no more
    /// of them.
    /// </summary>
    public static string[] Flags { get; } =
    [
        "-O3",
        .. Target(),
        "-ffast-math",
    ];

    /// <summary>The first line of <c>gcc --version</c>; null where there is no gcc.</summary>
    public static string? Version()
    {
        try
        {
            return Start("--version").Split('\n')[0];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Compiles the jobs into the folder and returns the library's path.</summary>
    public static string Build(string folder, IEnumerable<Job> jobs)
    {
        var objects = new List<string>();
        foreach (Job job in jobs)
        {
            foreach (CLayout layout in Enum.GetValues<CLayout>())
            {
                string path = Path.Combine(folder, CSource.FunctionName(job, layout));
                File.WriteAllText(path + ".c", CSource.Write(job, layout));
                Start([.. Flags, "-std=gnu11", "-fPIC", "-c", path + ".c", "-o", path + ".o"]);
                objects.Add(path + ".o");
            }
        }

        // Linked without -ffast-math: it would have the library switch denormals off in the thread that loads it, and so in NetDsl.
        string library = Path.Combine(folder, "plain.so");
        Start(["-shared", .. objects, "-o", library, "-lm"]);
        return library;
    }

    private static string[] Target()
    {
        bool restricted = ProcessorHas("avx512f") ? !Vector512.IsHardwareAccelerated : ProcessorHas("avx2") && !Vector256.IsHardwareAccelerated;
        return !restricted ? ["-march=native"]
            : Vector256.IsHardwareAccelerated ? ["-march=native", "-mno-avx512f"]
            : Vector128.IsHardwareAccelerated ? ["-march=x86-64-v2"]
            : ["-march=x86-64"];
    }

    private static string Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Compiler, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)
            ?? throw new InvalidOperationException($"{Compiler} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Compiler} {string.Join(' ', arguments)} failed:\n{errors.Result}");
    }

    private static bool ProcessorHas(string flag) =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").Any(line => line.StartsWith("flags", StringComparison.Ordinal) && line.Split(' ').Contains(flag));
}
