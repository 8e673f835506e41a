using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// Matrix products in register tiles: as many sums as the machine has registers for, so that each value that is loaded is
// used several times. Nothing is packed; a panel of B, two vectors wide, stays in the cache while the rows go past it.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // C = start + A · B; start is C itself, or one row for all (startRow 0). Columns fill whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TProduct>(
        ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint rows, nint columns, nint depth)
        where TProduct : struct, IProduct
    {
        nint column = 0;
        for (; column + (2 * N) <= columns; column += 2 * N)
        {
            nint row = 0;
            if (N * Unsafe.SizeOf<T>() == 64)
            {
                for (; row + 12 <= rows; row += 12)
                {
                    Tile12x2<TProduct>(
                        ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                        ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
                }
            }

            for (; row + 6 <= rows; row += 6)
            {
                Tile6x2<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }

            for (; row + 3 <= rows; row += 3)
            {
                Tile3x2<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }

            for (; row < rows; row++)
            {
                Tile1x2<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }
        }

        if (column < columns)
        {
            nint row = 0;
            if (N * Unsafe.SizeOf<T>() == 64)
            {
                for (; row + 12 <= rows; row += 12)
                {
                    Tile12x1<TProduct>(
                        ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                        ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
                }
            }

            for (; row + 6 <= rows; row += 6)
            {
                Tile6x1<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }

            for (; row + 3 <= rows; row += 3)
            {
                Tile3x1<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }

            for (; row < rows; row++)
            {
                Tile1x1<TProduct>(
                    ref Offset(in a, row * TProduct.ARow), ref Offset(in b, column), ref Unsafe.Add(ref c, (row * TProduct.CRow) + column),
                    ref Offset(in start, (row * startRow) + column), (nuint)startRow, depth);
            }
        }
    }
}
