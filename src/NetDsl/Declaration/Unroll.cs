namespace NetDsl;

/// <summary>
/// The form of a network's code. Straight-line code has no loops: each layer is written out, vector by vector, and its
/// values stay in registers. Tiled code calls a kernel per layer, compiled for that layer's sizes.
/// </summary>
public enum Unroll
{
    /// <summary>Straight-line for small networks, tiled for the others: whichever is faster.</summary>
    Auto,

    /// <summary>Straight-line, even for a larger network; an error beyond what the JIT compiles well.</summary>
    Always,

    /// <summary>Tiled, even for the smallest network.</summary>
    Never,
}
