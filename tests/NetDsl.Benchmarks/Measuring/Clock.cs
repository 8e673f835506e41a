using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>
/// The time of a slice. Where the system counts each thread's own time on a core (Linux) that is taken, so that the turns of
/// other processes are nobody's cost; elsewhere it is the time that passes.
/// </summary>
internal static partial class Clock
{
    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID of time.h

    /// <summary>What is counted.</summary>
    public static string Description => OperatingSystem.IsLinux() ? "the thread's own time on the core" : "time that passes";

    /// <summary>Now, from an arbitrary start.</summary>
    public static long Nanoseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

            if (ReadClock(ThreadTime, out TimeSpecification time) != 0)
                throw new InvalidOperationException($"clock_gettime failed with error {Marshal.GetLastPInvokeError()}.");

            return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
