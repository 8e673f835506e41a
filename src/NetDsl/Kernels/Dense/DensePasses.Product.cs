using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// Matrix products in register tiles: as many sums as the machine has registers for, so that each loaded value is
// used several times. Nothing is packed; a panel of B, two vectors wide, stays in the cache while the rows go past it.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // C = C + A · B. Columns fill whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct<TProduct>(ref readonly T a, ref readonly T b, ref T c, nint rows, nint columns, nint depth)
        where TProduct : struct, IProduct =>
        Multiply<TProduct>(in a, in b, ref c, in c, TProduct.CRow, 1, rows, columns, depth);

    // C = A · B
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetProduct<TProduct>(ref readonly T a, ref readonly T b, ref T c, nint rows, nint columns, nint depth)
        where TProduct : struct, IProduct
    {
        TwoVectors zeros = default;
        Multiply<TProduct>(in a, in b, ref c, in Unsafe.As<TwoVectors, T>(ref zeros), 0, 0, rows, columns, depth);
    }

    // C = start + A · B, where start is a matrix, or one row for all (startRow 0), or two vectors for all (startColumn 0, too).
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TProduct>(
        ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint startColumn, nint rows, nint columns, nint depth)
        where TProduct : struct, IProduct
    {
        nint column = 0;
        for (; column + (2 * N) <= columns; column += 2 * N)
        {
            MultiplyTwo<TProduct>(
                in a, in Offset(in b, column), ref Unsafe.Add(ref c, column), in Offset(in start, column * startColumn), startRow, rows, depth);
        }

        if (column < columns)
        {
            MultiplyOne<TProduct>(
                in a, in Offset(in b, column), ref Unsafe.Add(ref c, column), in Offset(in start, column * startColumn), startRow, rows, depth);
        }
    }

    // All rows of two vectors of columns. Eight rows are processed as two times four: a tile of two has too few sums to hide their latency.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyTwo<TProduct>(
        ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint rows, nint depth)
        where TProduct : struct, IProduct
    {
        nint row = 0;
        if (N * Unsafe.SizeOf<T>() == 64)
        {
            for (; row + 12 <= rows; row += 12)
            {
                Tile12x2<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                    ref Offset(in start, row * startRow), (nuint)startRow, depth);
            }
        }

        for (; row + 6 <= rows && rows - row != 8; row += 6)
        {
            Tile6x2<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }

        for (; row + 4 <= rows; row += 4)
        {
            Tile4x2<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }

        if (row + 2 <= rows)
        {
            Tile2x2<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
            row += 2;
        }

        if (row < rows)
        {
            Tile1x2<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }
    }

    // All rows of one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyOne<TProduct>(
        ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint rows, nint depth)
        where TProduct : struct, IProduct
    {
        nint row = 0;
        for (; row + 12 <= rows; row += 12)
        {
            Tile12x1<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }

        for (; row + 6 <= rows && rows - row != 8; row += 6)
        {
            Tile6x1<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }

        for (; row + 4 <= rows; row += 4)
        {
            Tile4x1<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }

        if (row + 2 <= rows)
        {
            Tile2x1<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
            row += 2;
        }

        if (row < rows)
        {
            Tile1x1<TProduct>(
                ref Offset(in a, row * TProduct.ARow), ref Offset(in b, 0), ref Unsafe.Add(ref c, row * TProduct.CRow),
                ref Offset(in start, row * startRow), (nuint)startRow, depth);
        }
    }

    [InlineArray(2)]
    private struct TwoVectors
    {
        private TVector _first;
    }
}
