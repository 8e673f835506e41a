using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The JIT options of generated methods. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Jit
{
    /// <summary>Full optimization at the first call: a loop over rows must not begin in unoptimized code.</summary>
    public const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>
    /// Full optimization, and never inlined: a method that is large by itself would use up the JIT's inlining
    /// budget of a small caller.
    /// </summary>
    public const MethodImplOptions OptimizeAlone = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Inlined into the caller.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Both, for public methods so small that a call would cost as much as they do.</summary>
    public const MethodImplOptions OptimizeAndInline = MethodImplOptions.AggressiveOptimization | MethodImplOptions.AggressiveInlining;
}
