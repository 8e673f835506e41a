using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Rows into the lanes and out of them, in squares of vectors of 128 bits. Rows of any length: the last square of a row lies as far back as it has
/// to, and writes again what the one before it has written.
/// </summary>
internal static class RowTransposition
{
    /// <summary>target[column, row] = source[row, column]; zeros from <paramref name="rows"/> to <paramref name="lanes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void In<T>(ref readonly T source, ref T target, nint size, nint rows, nint lanes)
        where T : unmanaged
    {
        nint side = Vector128<T>.Count, whole = size < side || !Vector128.IsHardwareAccelerated ? 0 : rows / side * side;
        ref T from = ref Unsafe.AsRef(in source);
        for (nint row = 0; row < whole; row += side)
        {
            for (nint column = 0; column < size; column += side)
            {
                nint first = nint.Min(column, size - side);
                Square(ref Unsafe.Add(ref from, (row * size) + first), size, ref Unsafe.Add(ref target, (first * lanes) + row), lanes);
            }
        }

        for (nint column = 0; column < size; column++)
        {
            ref T to = ref Unsafe.Add(ref target, column * lanes);
            for (nint row = whole; row < lanes; row++)
            {
                Unsafe.Add(ref to, row) = row < rows ? Unsafe.Add(ref from, (row * size) + column) : default;
            }
        }
    }

    /// <summary>target[row, column] = source[column, row].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Out<T>(ref readonly T source, ref T target, nint size, nint rows, nint lanes)
        where T : unmanaged
    {
        nint side = Vector128<T>.Count, whole = size < side || !Vector128.IsHardwareAccelerated ? 0 : rows / side * side;
        ref T from = ref Unsafe.AsRef(in source);
        for (nint row = 0; row < whole; row += side)
        {
            for (nint column = 0; column < size; column += side)
            {
                nint first = nint.Min(column, size - side);
                Square(ref Unsafe.Add(ref from, (first * lanes) + row), lanes, ref Unsafe.Add(ref target, (row * size) + first), size);
            }
        }

        for (nint row = whole; row < rows; row++)
        {
            for (nint column = 0; column < size; column++)
            {
                Unsafe.Add(ref target, (row * size) + column) = Unsafe.Add(ref from, (column * lanes) + row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square<T>(ref T source, nint sourceRow, ref T target, nint targetRow)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Transposition.Square(ref Unsafe.As<T, float>(ref source), sourceRow, 4, ref Unsafe.As<T, float>(ref target), targetRow);
        }
        else
        {
            Transposition.Square(ref Unsafe.As<T, double>(ref source), sourceRow, 2, ref Unsafe.As<T, double>(ref target), targetRow);
        }
    }
}
