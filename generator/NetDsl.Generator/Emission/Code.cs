namespace NetDsl.Generator.Emission;

/// <summary>Names of the framework as generated code writes them.</summary>
internal static class Code
{
    public const string GetReference = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference";
    public const string Add = "global::System.Runtime.CompilerServices.Unsafe.Add";

    /// <summary>Compile this method at full strength at its first call: a loop of it must not begin in unoptimised code.</summary>
    public const string Optimize = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    public const string Inline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>The same for methods so small that a call would cost as much as they do.</summary>
    public const string OptimizeAndInline =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining | global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    public static string ReadOnlySpan(string t) => $"global::System.ReadOnlySpan<{t}>";

    public static string Span(string t) => $"global::System.Span<{t}>";
}
