using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Finding other libraries, and what they must be told before they are loaded.</summary>
internal static partial class NativePeers
{
    private const string CoreTypeVariable = "OPENBLAS_CORETYPE";
    private const string OwnCoreTypeVariable = "NETDSL_OPENBLAS_CORETYPE";

    // By these the peers' libraries take other instructions than the processor's best.
    private static readonly string[] _limits =
    [
        "ATEN_CPU_CAPABILITY", "DNNL_MAX_CPU_ISA", "MKL_DEBUG_CPU_TYPE", "MKL_ENABLE_INSTRUCTIONS", "NPY_DISABLE_CPU_FEATURES",
        "NPY_ENABLE_CPU_FEATURES", "ONEDNN_MAX_CPU_ISA",
    ];

    /// <summary>
    /// The kernels that OpenBLAS should take: older releases take a processor that they do not know for a Haswell, which costs
    /// one with 512-bit vectors half its speed. A variable that is left in the environment from other work would do the same, so
    /// that only one of the benchmarks' own counts. Where .NET is kept from vectors, so are the kernels. Null where OpenBLAS is
    /// left to choose.
    /// </summary>
    public static string? BlasCoreType { get; } = Environment.GetEnvironmentVariable(OwnCoreTypeVariable) is { Length: > 0 } given ? given
        : RuntimeInformation.ProcessArchitecture != Architecture.X64 ? null
        : Avx512F.IsSupported && Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported ? "SkylakeX"
        : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
        : "Nehalem";

    /// <summary>Sets what libraries read when they are loaded into this process.</summary>
    public static void Prepare()
    {
        // .NET keeps a copy of the environment; a library reads C's.
        if (OperatingSystem.IsWindows())
            return;

        foreach (string variable in _limits)
        {
            UnsetVariable(variable);
        }

        if (BlasCoreType is not null)
            SetVariable(CoreTypeVariable, BlasCoreType, overwrite: 1);
        else
            UnsetVariable(CoreTypeVariable);
    }

    /// <summary>Sets the same in the environment of a process that is to be started.</summary>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        foreach (string variable in _limits)
        {
            environment.Remove(variable);
        }

        if (BlasCoreType is not null)
            environment[CoreTypeVariable] = BlasCoreType;
        else
            environment.Remove(CoreTypeVariable);
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

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnsetVariable(string name);
}
