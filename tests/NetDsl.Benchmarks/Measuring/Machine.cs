using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>What the figures hold for.</summary>
internal static class Machine
{
    public static string Describe() => string.Join(
        "; ",
        Processor(),
        $"{Environment.ProcessorCount} cores",
        VectorWidths is [_, ..] widths ? $"vectors of {string.Join(", ", widths)} bits" : "no vectors",
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
        Load());

    /// <summary>The vectors that .NET has hardware for, in bits, the widest first.</summary>
    public static IReadOnlyList<int> VectorWidths { get; } =
    [
        .. Vector512.IsHardwareAccelerated ? [512] : (int[])[],
        .. Vector256.IsHardwareAccelerated ? [256] : (int[])[],
        .. Vector128.IsHardwareAccelerated ? [128] : (int[])[],
    ];

    private static string Processor()
    {
        string? model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?.Split(':')[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Load() => File.Exists("/proc/loadavg")
        ? string.Create(CultureInfo.InvariantCulture, $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start")
        : "load unknown";
}
