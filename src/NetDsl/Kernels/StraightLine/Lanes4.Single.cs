// Also Lanes4.Double: float = double, Vector128 = Vector256, Single128 = Double256, KeptSingle = KeptDouble
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>One 128-bit vector; in double precision one of 256 bits, or two of 128 if the machine has no wider ones.</content>
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

    /// <summary>The four numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source, int index) => Vector128.LoadUnsafe(in source, (nuint)index);

    /// <summary>One to four numbers from an index on, and zeros in place of the others.</summary>
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

    /// <summary>factor · vector + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> factor, Vector128<float> vector, Vector128<float> sum) => Single128.MultiplyAdd(factor, vector, sum);

    /// <summary>factor · vector + sum, the one factor for all four</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(float factor, Vector128<float> vector, Vector128<float> sum) => Single128.MultiplyAdd(Vector128.Create(factor), vector, sum);

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

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap after them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, Vector128<float> factor, Vector128<float> vector) =>
        (MultiplyAdd(factor, vector, Load(in destination, index)) & KeptSingle(count)).StoreUnsafe(ref destination, (nuint)index);

    /// <summary>Adds factor · vector to the one to three numbers from an index on; the gap after them stays zero, whatever the factors are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, float factor, Vector128<float> vector) =>
        AccumulateFirst(ref destination, index, count, Vector128.Create(factor), vector);

    /// <summary>Adds a vector to the one to three numbers from an index on; the gap after them stays zero, whatever the vector holds there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateFirst(ref float destination, int index, int count, Vector128<float> vector) =>
        ((Load(in destination, index) + vector) & KeptSingle(count)).StoreUnsafe(ref destination, (nuint)index);
}
