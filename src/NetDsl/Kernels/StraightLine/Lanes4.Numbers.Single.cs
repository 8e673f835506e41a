// Also Lanes4.Numbers.Double: float = double, Single128 = Double128
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Single numbers: the units of layers that have only one.</content>
public static partial class Lanes4
{
    /// <summary>The number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(ref readonly float source, int index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    /// <summary>Writes the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref float destination, int index) => Unsafe.Add(ref destination, index) = value;

    /// <summary>factor · number + sum</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float factor, float number, float sum) =>
        Single128.MultiplyAdd(Vector128.CreateScalarUnsafe(factor), Vector128.CreateScalarUnsafe(number), Vector128.CreateScalarUnsafe(sum)).ToScalar();

    /// <summary>Adds factor · number to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, float factor, float number) =>
        Unsafe.Add(ref destination, index) = MultiplyAdd(factor, number, Unsafe.Add(ref destination, index));

    /// <summary>Adds to the number at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref float destination, int index, float value) => Unsafe.Add(ref destination, index) += value;

    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply<TFunction>(float z)
        where TFunction : IFunction<float> =>
        TFunction.Value<Single128, Vector128<float>>(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>The derivative of a function at z, given its value there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ApplyDerivative<TFunction>(float z, float value)
        where TFunction : IFunction<float> =>
        TFunction.Derivative<Single128, Vector128<float>>(Vector128.CreateScalar(z), Vector128.CreateScalar(value)).ToScalar();
}
