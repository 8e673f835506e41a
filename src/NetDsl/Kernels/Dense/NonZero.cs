using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Finds the elements of a row that are not zero.</summary>
internal static class NonZero
{
    // The number of elements whose zeros are found at once, and the number of four-bit rows in it.
    private const int Step = 16;

    // The positions of the set bits of a number: from the lowest on, 16 bits for each.
    private static ReadOnlySpan<ulong> Positions =>
    [
        0, 0, 1, 0x0001_0000, 2, 0x0002_0000, 0x0002_0001, 0x0002_0001_0000,
        3, 0x0003_0000, 0x0003_0001, 0x0003_0001_0000, 0x0003_0002, 0x0003_0002_0000, 0x0003_0002_0001, 0x0003_0002_0001_0000,
    ];

    /// <summary>Length of the memory for a row's list: as much as may be written before the row is known to have too many.</summary>
    public static int ListLength(int count) => (count / 2) + (2 * Step);

    /// <summary>
    /// Lists the indices of elements that differ from zero, NaN among them, without a data-dependent branch.
    /// </summary>
    /// <returns>How many there are, or -1 if they are more than half, in which case the list is not valid.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int List<T>(ref readonly T row, int count, ref ushort list)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int found = 0, most = count / 2, i = 0;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            ref ulong positions = ref Unsafe.AsRef(in Positions[0]);
            for (; i + Step <= count; i += Step)
            {
                uint bits = Bits(in row, (nuint)i);
                ulong first = (ulong)i * 0x0001_0001_0001_0001;
                for (int shift = 0; shift < Step; shift += 4)
                {
                    uint four = (bits >> shift) & 0xF;
                    Unsafe.WriteUnaligned(
                        ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref list, found)),
                        Unsafe.Add(ref positions, four) + first + ((ulong)shift * 0x0001_0001_0001_0001));
                    found += BitOperations.PopCount(four);
                }

                if (found > most)
                {
                    return -1;
                }
            }
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref list, found) = (ushort)i;
            found += T.IsZero(Unsafe.Add(ref Unsafe.AsRef(in row), i)) ? 0 : 1;
            if (found > most)
            {
                return -1;
            }
        }

        return found;
    }

    // A bit for each of the elements from the index on, set if it is not zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits<T>(ref readonly T row, nuint i)
        where T : unmanaged
    {
        uint zeros = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int k = 0; k < Step; k += Vector512<T>.Count)
            {
                zeros |= (uint)Vector512.Equals(Vector512.LoadUnsafe(in row, i + (nuint)k), Vector512<T>.Zero).ExtractMostSignificantBits() << k;
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int k = 0; k < Step; k += Vector256<T>.Count)
            {
                zeros |= Vector256.Equals(Vector256.LoadUnsafe(in row, i + (nuint)k), Vector256<T>.Zero).ExtractMostSignificantBits() << k;
            }
        }
        else
        {
            for (int k = 0; k < Step; k += Vector128<T>.Count)
            {
                zeros |= Vector128.Equals(Vector128.LoadUnsafe(in row, i + (nuint)k), Vector128<T>.Zero).ExtractMostSignificantBits() << k;
            }
        }

        return ~zeros & 0xFFFF;
    }
}
