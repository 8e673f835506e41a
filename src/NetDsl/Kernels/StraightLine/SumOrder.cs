using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// The order in which a layer's products are summed for one row, and the layout of its parameters: for code that must produce the same bits. Part of
/// the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SumOrder
{
    /// <summary>Like <see cref="DenseLayer"/>.</summary>
    Blocks,

    /// <summary>The same for the first layer of a network with many inputs, where zero inputs are skipped if most are zero.</summary>
    SparseBlocks,

    /// <summary>Like <see cref="QuadLayer"/>.</summary>
    Quads,

    /// <summary>Like straight-line code written with <see cref="Lanes4"/>.</summary>
    WrittenOut,
}
