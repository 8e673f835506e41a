using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Finding other libraries, and what they must be told before they are loaded.</summary>
internal static partial class NativePeers
{
    private const string CoreTypeVariable = "OPENBLAS_CORETYPE";

    /// <summary>
    /// The kernels that OpenBLAS should take: older releases take a processor that they do not know for a Haswell, which costs
    /// one with 512-bit vectors half its speed. Where this run's vectors are limited, so are the kernels. Null where it is left
    /// to choose.
    /// </summary>
    public static string? BlasCoreType { get; } = Environment.GetEnvironmentVariable(CoreTypeVariable)
        ?? (RuntimeInformation.ProcessArchitecture != Architecture.X64 ? null
            : Vector512.IsHardwareAccelerated ? "SkylakeX"
            : Vector256.IsHardwareAccelerated ? "Haswell"
            : "Nehalem");

    /// <summary>Sets the variables that OpenBLAS reads when it is loaded into this process.</summary>
    public static void PrepareBlas()
    {
        // .NET keeps a copy of the environment; a library reads C's.
        if (BlasCoreType is not null && !OperatingSystem.IsWindows())
            SetVariable(CoreTypeVariable, BlasCoreType, overwrite: 1);
    }

    /// <summary>Loads the library that the variable names or, without one, the first that the system finds by one of the names.</summary>
    /// <exception cref="DllNotFoundException">The variable names a file that is no library.</exception>
    public static nint? Find(string variable, params string[] names)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path)
            return NativeLibrary.Load(path);

        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
                return library;
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
