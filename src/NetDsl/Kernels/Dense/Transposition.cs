using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Transposes matrices whose rows fill whole blocks of 64 bytes, in squares of vectors of 128 bits.</summary>
internal static class Transposition
{
    private const int BlockBytes = 64;

    /// <summary>
    /// target[column, row] = source[row, column]. All rows of the target are as long as <paramref name="targetRow"/>, whole
    /// vectors of 128 bits; elements without a row in the source are zero. The columns are rounded up to whole blocks.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Transpose<T>(ref readonly T source, nint sourceRow, nint rows, ref T target, nint targetRow, nint columns)
        where T : unmanaged
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            TransposeOneByOne(in source, sourceRow, rows, ref target, targetRow, columns);
            return;
        }

        // A block of columns at a time: as many rows of the target are written side by side, and each cache line of the source is read once.
        nint block = BlockBytes / Unsafe.SizeOf<T>(), side = Vector128<T>.Count;
        for (nint first = 0; first < columns; first += block)
        {
            for (nint row = 0; row < targetRow; row += side)
            {
                for (nint column = first; column < first + block; column += side)
                {
                    ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), (row * sourceRow) + column);
                    ref T to = ref Unsafe.Add(ref target, (column * targetRow) + row);
                    if (typeof(T) == typeof(float))
                    {
                        Square(ref Unsafe.As<T, float>(ref from), sourceRow, rows - row, ref Unsafe.As<T, float>(ref to), targetRow);
                    }
                    else
                    {
                        Square(ref Unsafe.As<T, double>(ref from), sourceRow, rows - row, ref Unsafe.As<T, double>(ref to), targetRow);
                    }
                }
            }
        }
    }

    // Without vectors.
    private static void TransposeOneByOne<T>(ref readonly T source, nint sourceRow, nint rows, ref T target, nint targetRow, nint columns)
        where T : unmanaged
    {
        for (nint column = 0; column < columns; column++)
        {
            for (nint row = 0; row < targetRow; row++)
            {
                Unsafe.Add(ref target, (column * targetRow) + row) =
                    row < rows ? Unsafe.Add(ref Unsafe.AsRef(in source), (row * sourceRow) + column) : default;
            }
        }
    }

    // Four by four.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Square(ref float source, nint sourceRow, nint rows, ref float target, nint targetRow)
    {
        Vector128<float> a = Row(ref source, 0, rows, 0), b = Row(ref source, sourceRow, rows, 1);
        Vector128<float> c = Row(ref source, 2 * sourceRow, rows, 2), d = Row(ref source, 3 * sourceRow, rows, 3);
        Vector128<double> ab = Platform.Lower(a, b).AsDouble(), cd = Platform.Lower(c, d).AsDouble();
        Platform.Lower(ab, cd).AsSingle().StoreUnsafe(ref target);
        Platform.Upper(ab, cd).AsSingle().StoreUnsafe(ref target, (nuint)targetRow);
        ab = Platform.Upper(a, b).AsDouble();
        cd = Platform.Upper(c, d).AsDouble();
        Platform.Lower(ab, cd).AsSingle().StoreUnsafe(ref target, (nuint)(2 * targetRow));
        Platform.Upper(ab, cd).AsSingle().StoreUnsafe(ref target, (nuint)(3 * targetRow));
    }

    // Two by two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Square(ref double source, nint sourceRow, nint rows, ref double target, nint targetRow)
    {
        Vector128<double> a = Row(ref source, 0, rows, 0), b = Row(ref source, sourceRow, rows, 1);
        Platform.Lower(a, b).StoreUnsafe(ref target);
        Platform.Upper(a, b).StoreUnsafe(ref target, (nuint)targetRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Row<T>(ref T source, nint offset, nint rows, nint row)
        where T : unmanaged =>
        row < rows ? Vector128.LoadUnsafe(ref source, (nuint)offset) : Vector128<T>.Zero;
}
