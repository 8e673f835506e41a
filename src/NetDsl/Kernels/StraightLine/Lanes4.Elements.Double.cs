using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <content>Operations that differ between single and double precision: moving elements.</content>
public static partial class Lanes4
{
    /// <summary>The first <paramref name="count"/> numbers, and zeros in place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepFirst(Vector256<double> value, int count) => count switch
    {
        1 => value & Vector256.Create(-1, 0, 0, 0L).AsDouble(),
        2 => value & Vector256.Create(-1, -1, 0, 0L).AsDouble(),
        3 => value & Vector256.Create(-1, -1, -1, 0L).AsDouble(),
        _ => value,
    };

    /// <summary>Four copies of one of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(Vector256<double> value, int lane) => lane switch
    {
        0 => Vector256.Shuffle(value, Vector256.Create(0, 0, 0, 0L)),
        1 => Vector256.Shuffle(value, Vector256.Create(1, 1, 1, 1L)),
        2 => Vector256.Shuffle(value, Vector256.Create(2, 2, 2, 2L)),
        _ => Vector256.Shuffle(value, Vector256.Create(3, 3, 3, 3L)),
    };

    /// <summary>The sum of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> value)
    {
        Vector128<double> pairs = value.GetLower() + value.GetUpper();
        return pairs.ToScalar() + pairs.GetElement(1);
    }

    /// <summary>The sums of four vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sums(Vector256<double> first, Vector256<double> second, Vector256<double> third, Vector256<double> fourth)
    {
        if (Avx.IsSupported)
        {
            // HorizontalAdd works within the halves: it leaves each vector's sum in two parts, one in each half.
            Vector256<double> firstAndSecond = Avx.HorizontalAdd(first, second);
            Vector256<double> thirdAndFourth = Avx.HorizontalAdd(third, fourth);
            return Vector256.Create(firstAndSecond.GetLower(), thirdAndFourth.GetLower())
                + Vector256.Create(firstAndSecond.GetUpper(), thirdAndFourth.GetUpper());
        }

        return Vector256.Create(Sum(first), Sum(second), Sum(third), Sum(fourth));
    }

    // All bits set in the first count of the four, without a branch: a constant if the count is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> KeptDouble(int count) =>
        Vector256.Create((0L - count) >> 63, (1L - count) >> 63, (2L - count) >> 63, (3L - count) >> 63).AsDouble();

    /// <inheritdoc cref="LowestBehind(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LowestBehind(Vector256<double> value, int count) => count switch
    {
        1 => Vector256.ConditionalSelect(Vector256.Create(-1, 0, 0, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        2 => Vector256.ConditionalSelect(Vector256.Create(-1, -1, 0, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        3 => Vector256.ConditionalSelect(Vector256.Create(-1, -1, -1, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        _ => value,
    };

    /// <inheritdoc cref="Largest(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Largest(Vector256<double> value)
    {
        Vector256<double> pairs = Platform.Max(value, Vector256.Shuffle(value, Vector256.Create(2, 3, 0, 1L)));
        return Platform.Max(pairs, Vector256.Shuffle(pairs, Vector256.Create(1, 0, 3, 2L)));
    }
}
