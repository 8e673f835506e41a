namespace NetDsl.Generator.Emission.Phrases;

/// <summary>Phrases that generated code repeats.</summary>
internal static class Code
{
    /// <summary>
    /// The prefix of everything in the runtime library's namespace of kernels. Behind <c>::</c> only aliases are looked up, so
    /// no type, namespace or member of the user's can stand in the way; and nobody's global alias is likely to be called so.
    /// </summary>
    public const string Kernels = "Dsl::";

    /// <summary>The prefix of the operations on vectors of four.</summary>
    public const string Lanes = Kernels + "Lanes4.";

    /// <summary>The prefix of the kernels of one layer.</summary>
    public const string DenseLayer = Kernels + "DenseLayer.";

    public const string Optimize = $"[global::System.Runtime.CompilerServices.MethodImpl({Kernels}Jit.Optimize)]";

    public const string OptimizeAlone = $"[global::System.Runtime.CompilerServices.MethodImpl({Kernels}Jit.OptimizeAlone)]";

    public const string Inline = $"[global::System.Runtime.CompilerServices.MethodImpl({Kernels}Jit.Inline)]";

    public const string OptimizeAndInline = $"[global::System.Runtime.CompilerServices.MethodImpl({Kernels}Jit.OptimizeAndInline)]";

    public static string ReadOnlySpan(string t) => $"global::System.ReadOnlySpan<{t}>";

    public static string Span(string t) => $"global::System.Span<{t}>";

    /// <summary>The sum of rows' losses, before the first: in double precision, as a million floats would not add up.</summary>
    public const string NoLoss = "double loss = 0;";

    /// <summary>A sum or a mean of losses in the network's precision.</summary>
    public static string Loss(string t, string value = "loss") => t == "double" ? value : $"({t}){value}";

    /// <summary>A local reference to a span's first row.</summary>
    public static string FirstRow(string t, string local, string span) => $"ref {t} {local} = ref {Kernels}Rows.First({span});";
}
