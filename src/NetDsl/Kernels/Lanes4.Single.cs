using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

// Single precision: one 128-bit vector.
public static partial class Lanes4
{
    /// <summary>Four copies of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    /// <summary>Four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float first, float second, float third, float fourth) => Vector128.Create(first, second, third, fourth);

    /// <summary>A number, and three zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> First(float value) => Vector128.CreateScalar(value);

    /// <summary>The number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(ref readonly float source, int index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    /// <summary>The four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source, int index) => Vector128.LoadUnsafe(in source, (nuint)index);

    /// <summary>One to four numbers from an index on, and zeros in the place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst(ref readonly float source, int index, int count) => count switch
    {
        1 => Vector128.CreateScalar(At(in source, index)),
        2 => Vector128.Create(At(in source, index), At(in source, index + 1), 0, 0),
        3 => Vector128.Create(At(in source, index), At(in source, index + 1), At(in source, index + 2), 0),
        _ => Load(in source, index),
    };

    /// <summary>Writes four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, int index) => value.StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Writes the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref float destination, int index) => Unsafe.Add(ref destination, index) = value;

    /// <summary>Writes the first one to four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> value, ref float destination, int index, int count)
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
    public static Vector128<float> KeepFirst(Vector128<float> value, int count) => count switch
    {
        1 => value & Vector128.Create(-1, 0, 0, 0).AsSingle(),
        2 => value & Vector128.Create(-1, -1, 0, 0).AsSingle(),
        3 => value & Vector128.Create(-1, -1, -1, 0).AsSingle(),
        _ => value,
    };

    /// <summary>Four copies of one of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(Vector128<float> value, int lane) => lane switch
    {
        0 => Vector128.Shuffle(value, Vector128.Create(0, 0, 0, 0)),
        1 => Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1)),
        2 => Vector128.Shuffle(value, Vector128.Create(2, 2, 2, 2)),
        _ => Vector128.Shuffle(value, Vector128.Create(3, 3, 3, 3)),
    };

    /// <summary>factor · vector + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> factor, Vector128<float> vector, Vector128<float> sum) => Single128.MultiplyAdd(factor, vector, sum);

    /// <summary>factor · vector + sum, the one factor for all four</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(float factor, Vector128<float> vector, Vector128<float> sum) => Single128.MultiplyAdd(Vector128.Create(factor), vector, sum);

    /// <summary>factor · number + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float factor, float number, float sum) =>
        Single128.MultiplyAdd(Vector128.CreateScalarUnsafe(factor), Vector128.CreateScalarUnsafe(number), Vector128.CreateScalarUnsafe(sum)).ToScalar();

    /// <summary>The sum of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value)
    {
        Vector128<float> pairs = value + Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
        return (pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The sums of four vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth)
    {
        if (Sse3.IsSupported)
        {
            return Sse3.HorizontalAdd(Sse3.HorizontalAdd(first, second), Sse3.HorizontalAdd(third, fourth));
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(first, second), AdvSimd.Arm64.AddPairwise(third, fourth));
        }

        return Vector128.Create(Sum(first), Sum(second), Sum(third), Sum(fourth));
    }

    /// <summary>Adds factor · vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, Vector128<float> factor, Vector128<float> vector) =>
        MultiplyAdd(factor, vector, Load(in destination, index)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, float factor, Vector128<float> vector) =>
        Accumulate(ref destination, index, Vector128.Create(factor), vector);

    /// <summary>Adds a vector to the four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, Vector128<float> vector) =>
        (Load(in destination, index) + vector).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · number to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, float factor, float number) =>
        Unsafe.Add(ref destination, index) = MultiplyAdd(factor, number, Unsafe.Add(ref destination, index));

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, Vector128<float> factor, Vector128<float> vector) =>
        (MultiplyAdd(factor, vector, Load(in destination, index)) & KeptSingle(count)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, float factor, Vector128<float> vector) =>
        AccumulateFirst(ref destination, index, count, Vector128.Create(factor), vector);

    /// <summary>Adds a vector to the one to three numbers from an index on; the gap behind them stays zero, whatever the vector holds there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, Vector128<float> vector) =>
        ((Load(in destination, index) + vector) & KeptSingle(count)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, float value) => Unsafe.Add(ref destination, index) += value;

    // All bits set in the first so many of the four, without a branch: a constant where the count is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> KeptSingle(int count) =>
        Vector128.Create((0 - count) >> 31, (1 - count) >> 31, (2 - count) >> 31, (3 - count) >> 31).AsSingle();
}
