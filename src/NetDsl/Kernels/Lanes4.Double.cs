using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

// Double precision: one 256-bit vector, or two of 128 bits where the machine has no wider ones.
public static partial class Lanes4
{
    /// <summary>Four copies of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    /// <summary>Four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double first, double second, double third, double fourth) => Vector256.Create(first, second, third, fourth);

    /// <summary>A number, and three zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> First(double value) => Vector256.CreateScalar(value);

    /// <summary>The number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double At(ref readonly double source, int index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    /// <summary>The four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source, int index) => Vector256.LoadUnsafe(in source, (nuint)index);

    /// <summary>One to four numbers from an index on, and zeros in the place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst(ref readonly double source, int index, int count) => count switch
    {
        1 => Vector256.CreateScalar(At(in source, index)),
        2 => Vector256.Create(At(in source, index), At(in source, index + 1), 0, 0),
        3 => Vector256.Create(At(in source, index), At(in source, index + 1), At(in source, index + 2), 0),
        _ => Load(in source, index),
    };

    /// <summary>Writes four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double destination, int index) => value.StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Writes the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double value, ref double destination, int index) => Unsafe.Add(ref destination, index) = value;

    /// <summary>Writes the first one to four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<double> value, ref double destination, int index, int count)
    {
        if (count == 4)
        {
            value.StoreUnsafe(ref destination, (nuint)index);
            return;
        }

        Unsafe.Add(ref destination, index) = value.ToScalar();
        if (count > 1)
        {
            Unsafe.Add(ref destination, index + 1) = value.GetElement(1);
        }

        if (count > 2)
        {
            Unsafe.Add(ref destination, index + 2) = value.GetElement(2);
        }
    }

    /// <summary>The first <paramref name="count"/> numbers, and zeros in the place of the others.</summary>
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

    /// <summary>factor · vector + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> factor, Vector256<double> vector, Vector256<double> sum) => Double256.MultiplyAdd(factor, vector, sum);

    /// <summary>factor · vector + sum, the one factor for all four</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(double factor, Vector256<double> vector, Vector256<double> sum) => Double256.MultiplyAdd(Vector256.Create(factor), vector, sum);

    /// <summary>factor · number + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double factor, double number, double sum) =>
        Double128.MultiplyAdd(Vector128.CreateScalarUnsafe(factor), Vector128.CreateScalarUnsafe(number), Vector128.CreateScalarUnsafe(sum)).ToScalar();

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

    /// <summary>Adds factor · vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref double destination, int index, Vector256<double> factor, Vector256<double> vector) =>
        MultiplyAdd(factor, vector, Load(in destination, index)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref double destination, int index, double factor, Vector256<double> vector) =>
        Accumulate(ref destination, index, Vector256.Create(factor), vector);

    /// <summary>Adds a vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref double destination, int index, Vector256<double> vector) =>
        (Load(in destination, index) + vector).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · number to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref double destination, int index, double factor, double number) =>
        Unsafe.Add(ref destination, index) = MultiplyAdd(factor, number, Unsafe.Add(ref destination, index));

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref double destination, int index, int count, Vector256<double> factor, Vector256<double> vector) =>
        (MultiplyAdd(factor, vector, Load(in destination, index)) & KeptDouble(count)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref double destination, int index, int count, double factor, Vector256<double> vector) =>
        AccumulateFirst(ref destination, index, count, Vector256.Create(factor), vector);

    /// <summary>Adds a vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the vector holds there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref double destination, int index, int count, Vector256<double> vector) =>
        ((Load(in destination, index) + vector) & KeptDouble(count)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref double destination, int index, double value) => Unsafe.Add(ref destination, index) += value;

    // All bits set in the first so many of the four, without a branch: a constant where the count is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> KeptDouble(int count) =>
        Vector256.Create((0L - count) >> 63, (1L - count) >> 63, (2L - count) >> 63, (3L - count) >> 63).AsDouble();
}
