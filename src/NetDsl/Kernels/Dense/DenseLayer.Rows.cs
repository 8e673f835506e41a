using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Between the caller's rows, which are not padded, and padded ones. What is stored here is loaded again immediately, in
// whole vectors: a load of data written by several stores has to wait for the cache, so a block is stored as a whole.
public static partial class DenseLayer
{
    // A block of bits that are set, then one of bits that are not: read from the right place, they keep the first elements
    // of a row's last block.
    internal static ReadOnlySpan<byte> Ones =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Copies rows of <paramref name="count"/> elements to padded rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyIn<T>(ref readonly T source, ref T destination, int count, int rows)
        where T : unmanaged
    {
        int block = BlockBytes / Unsafe.SizeOf<T>();
        for (int row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * count);
            ref T to = ref Unsafe.Add(ref destination, row * Padded<T>(count));
            for (int i = 0; i < count - (count % block); i += block)
            {
                CopyBlock(in Unsafe.Add(ref from, i), ref Unsafe.Add(ref to, i));
            }

            if (count % block != 0)
            {
                CopyPartOfBlock(in Unsafe.Add(ref from, count - (count % block)), ref Unsafe.Add(ref to, count - (count % block)), count % block);
            }
        }
    }

    /// <summary>Copies a layer's padded rows to rows without padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyOut<TShape, T>(ref readonly T source, ref T destination, int rows)
        where TShape : struct, ILayerShape
        where T : unmanaged
    {
        int block = BlockBytes / Unsafe.SizeOf<T>();
        for (int row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * Padded<T>(TShape.Units));
            ref T to = ref Unsafe.Add(ref destination, row * TShape.Units);
            int i = 0;
            for (; i + block <= TShape.Units; i += block)
            {
                CopyBlock(in Unsafe.Add(ref from, i), ref Unsafe.Add(ref to, i));
            }

            for (; i + Vector128<T>.Count <= TShape.Units; i += Vector128<T>.Count)
            {
                Vector128.LoadUnsafe(in from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            }

            for (; i < TShape.Units; i++)
            {
                Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
            }
        }
    }

    /// <summary>Sets the padding after the <paramref name="count"/> elements of padded rows to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClearGap<T>(ref T memory, int count, int rows)
        where T : unmanaged
    {
        int block = BlockBytes / Unsafe.SizeOf<T>(), rest = count % block;
        if (rest == 0)
        {
            return;
        }

        ref byte ones = ref Unsafe.Add(ref Unsafe.AsRef(in Ones[0]), BlockBytes - (rest * Unsafe.SizeOf<T>()));
        for (int row = 0; row < rows; row++)
        {
            ref byte last = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref memory, (row * Padded<T>(count)) + count - rest));
            if (Vector512.IsHardwareAccelerated)
            {
                (Vector512.LoadUnsafe(ref last) & Vector512.LoadUnsafe(ref ones)).StoreUnsafe(ref last);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                (Vector256.LoadUnsafe(ref last) & Vector256.LoadUnsafe(ref ones)).StoreUnsafe(ref last);
                (Vector256.LoadUnsafe(ref last, 32) & Vector256.LoadUnsafe(ref ones, 32)).StoreUnsafe(ref last, 32);
            }
            else
            {
                for (nuint i = 0; i < BlockBytes; i += 16)
                {
                    (Vector128.LoadUnsafe(ref last, i) & Vector128.LoadUnsafe(ref ones, i)).StoreUnsafe(ref last, i);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyBlock<T>(ref readonly T source, ref T destination)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(in source).StoreUnsafe(ref destination);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256.LoadUnsafe(in source).StoreUnsafe(ref destination);
            Vector256.LoadUnsafe(in source, (nuint)Vector256<T>.Count).StoreUnsafe(ref destination, (nuint)Vector256<T>.Count);
        }
        else
        {
            for (nuint i = 0; i < (nuint)(BlockBytes / Unsafe.SizeOf<T>()); i += (nuint)Vector128<T>.Count)
            {
                Vector128.LoadUnsafe(in source, i).StoreUnsafe(ref destination, i);
            }
        }
    }

    // A block of the given number of elements followed by zeros. Memory after the elements must not be read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPartOfBlock<T>(ref readonly T source, ref T destination, int count)
        where T : unmanaged
    {
        int quarter = Vector128<T>.Count;
        Vector128<T> first = Quarter(in source, count, 0), second = Quarter(in source, count, quarter);
        Vector128<T> third = Quarter(in source, count, 2 * quarter), fourth = Quarter(in source, count, 3 * quarter);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.Create(Vector256.Create(first, second), Vector256.Create(third, fourth)).StoreUnsafe(ref destination);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256.Create(first, second).StoreUnsafe(ref destination);
            Vector256.Create(third, fourth).StoreUnsafe(ref destination, (nuint)(2 * quarter));
        }
        else
        {
            first.StoreUnsafe(ref destination);
            second.StoreUnsafe(ref destination, (nuint)quarter);
            third.StoreUnsafe(ref destination, (nuint)(2 * quarter));
            fourth.StoreUnsafe(ref destination, (nuint)(3 * quarter));
        }
    }

    // The elements from start on, as far as there are any, followed by zeros.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Quarter<T>(ref readonly T source, int count, int start)
        where T : unmanaged
    {
        if (start + Vector128<T>.Count <= count)
        {
            return Vector128.LoadUnsafe(in source, (nuint)start);
        }

        Vector128<T> part = Vector128<T>.Zero;
        if (start < count)
        {
            part = part.WithElement(0, Unsafe.Add(ref Unsafe.AsRef(in source), start));
        }

        if (start + 1 < count)
        {
            part = part.WithElement(1, Unsafe.Add(ref Unsafe.AsRef(in source), start + 1));
        }

        if (start + 2 < count)
        {
            part = part.WithElement(2, Unsafe.Add(ref Unsafe.AsRef(in source), start + 2));
        }

        return part;
    }
}
