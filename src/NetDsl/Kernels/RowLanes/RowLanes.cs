using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The passes over narrow layers for many rows at once: values lie as [unit, row], so that a vector is one unit of several rows. Nothing is
/// wasted on widths that do not fill a vector, and no sum goes across one. Part of the support for generated code; nothing is checked.
/// </summary>
/// <remarks>Parameters lie as written-out code has them, see <see cref="QuadLayer"/>. Rows are whole blocks of <see cref="Block"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowLanes
{
    /// <summary>Rows come in multiples of it: the elements of the widest vector.</summary>
    public const int Block = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint InQuads(nint count) => (count + 3) / 4 * 4;

    /// <summary>Where a layer's biases begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint BiasStart<TShape>()
        where TShape : struct, ILayerShape => TShape.Units == 1 ? InQuads(TShape.Inputs) : TShape.Inputs * InQuads(TShape.Units);
}
