using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// In which order a layer's products are summed for one row, and how its parameters lie: for code that is to give the same bits. Part of
/// the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SumOrder
{
    /// <summary>As <see cref="DenseLayer"/> does.</summary>
    Blocks,

    /// <summary>The same for the first layer of a network with many inputs, where those that are zero are left out if most are.</summary>
    SparseBlocks,

    /// <summary>As <see cref="QuadLayer"/> does.</summary>
    Quads,

    /// <summary>As code does that is written out over <see cref="Lanes4"/>.</summary>
    WrittenOut,
}
