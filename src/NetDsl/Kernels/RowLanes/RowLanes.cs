using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// The passes over narrow layers for many rows at once: values lie as [unit, row], so that a vector is one unit of several rows. Nothing is
/// wasted on widths that do not fill a vector, and no sum goes across one. Part of the support for generated code; nothing is checked.
/// </summary>
/// <remarks>
/// Parameters lie as the form has them that the network has for a single row. Rows are padded to whole blocks of <see cref="Block"/>: with
/// zeros as inputs, and without a gradient.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowLanes
{
    /// <summary>Rows come in multiples of it: the elements of the widest vector.</summary>
    public const int Block = 16;

    /// <summary>Rows from which on they are worth it, where those of a last block may be few.</summary>
    public const int MinRows = 16;

    /// <summary>A number of rows, rounded up to whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Padded(int rows) => (rows + Block - 1) / Block * Block;

    /// <summary>Puts rows of <paramref name="size"/> numbers into the lanes; zeros behind them.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="destination">[size, lanes], all of which is written.</param>
    /// <param name="size">Numbers in a row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="lanes">The same, padded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyIn<T>(ref readonly T source, ref T destination, int size, int rows, int lanes)
        where T : unmanaged => RowTransposition.In(in source, ref destination, size, rows, lanes);

    /// <summary>Puts rows out of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyOut<T>(ref readonly T source, ref T destination, int size, int rows, int lanes)
        where T : unmanaged => RowTransposition.Out(in source, ref destination, size, rows, lanes);

    /// <summary>Puts targets into the lanes: rows of numbers, or 1 at the class.</summary>
    public static void CopyTargets<TTarget, T>(ref readonly TTarget source, ref T destination, int size, int rows, int lanes)
        where TTarget : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TTarget) == typeof(T))
        {
            RowTransposition.In(in Unsafe.As<TTarget, T>(ref Unsafe.AsRef(in source)), ref destination, size, rows, lanes);
            return;
        }

        MemoryMarshal.CreateSpan(ref destination, size * lanes).Clear();
        for (int row = 0; row < rows; row++)
        {
            Unsafe.Add(ref destination, (Unsafe.As<TTarget, int>(ref Unsafe.Add(ref Unsafe.AsRef(in source), row)) * lanes) + row) = T.One;
        }
    }
}
