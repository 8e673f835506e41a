using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>What generated methods ask of the JIT. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Jit
{
    /// <summary>Full strength at the first call: a loop over rows must not begin in unoptimised code.</summary>
    public const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>
    /// Full strength, and never compiled into a caller: a method that is large by itself would use up what the JIT allows for
    /// inlining into a small one.
    /// </summary>
    public const MethodImplOptions OptimizeAlone = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Compiled into the caller.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Both, for public methods so small that a call would cost as much as they do.</summary>
    public const MethodImplOptions OptimizeAndInline = MethodImplOptions.AggressiveOptimization | MethodImplOptions.AggressiveInlining;
}
