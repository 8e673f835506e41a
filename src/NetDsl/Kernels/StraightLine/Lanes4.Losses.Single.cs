// Also Lanes4.Losses.Double: float = double, Vector128 = Vector256, Single128 = Double256
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Softmax and the losses, step by step.</content>
public static partial class Lanes4
{
    /// <summary>The larger of each pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) =>
        Platform.Max(a, b);

    /// <summary>e^(z − max), 1 where z is the maximum, down to 0 at −∞</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> ExpOfDifference(Vector128<float> z, Vector128<float> max) =>
        Exponential.ExpOfDifference<Single128, Vector128<float>, float>(z, max);

    /// <summary>The numbers below a bound, and zeros in place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepBelow(Vector128<float> value, float bound) =>
        Vector128.LessThan(value, Vector128.Create(bound)) & value;

    /// <summary>weight · value, and 0 where the weight is 0, whatever the value</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Weighted(Vector128<float> weight, Vector128<float> value) =>
        DensePasses<Single128, Vector128<float>, float>.Weighted(weight, value);

    /// <summary>ln(1 + e^−|z|) + target · max(−z, 0) + (1 − target) · max(z, 0)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> BinaryCrossEntropy(Vector128<float> z, Vector128<float> target) =>
        default(BinaryCrossEntropy<float>).Value<Single128, Vector128<float>>(z, z, target);

    /// <summary>|value|</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> value) =>
        Vector128.Abs(value);

    /// <summary>1 with the sign of the value; 0 and NaN as they are</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(Vector128<float> value) =>
        AbsoluteError<float>.Sign<Single128, Vector128<float>>(value);

    /// <summary>The value, clamped between −bound and bound</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Bound(Vector128<float> value, float bound) =>
        Huber<float>.Bound<Single128, Vector128<float>>(value, Vector128.Create(bound));
}
