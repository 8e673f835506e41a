// Also Lanes4.Losses.Numbers.Double: float = double, Single128 = Double128, MathF = Math
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>The losses of one output.</content>
public static partial class Lanes4
{
    /// <summary>ln total for a total of at least 1, as ln(1 + rest) if it is below 1½</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float LogOfTotal(float total, float rest) =>
        Logarithm.OfTotal(total, rest);

    /// <summary>ln(1 + e^−|z|) + target · max(−z, 0) + (1 − target) · max(z, 0)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float BinaryCrossEntropy(float z, float target) =>
        default(BinaryCrossEntropy<float>).Value<Single128, Vector128<float>>(Vector128.CreateScalar(z), default, Vector128.CreateScalar(target)).ToScalar();

    /// <summary>|value|</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float value) =>
        MathF.Abs(value);

    /// <summary>1 with the sign of the value; 0 and NaN as they are</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float value) =>
        AbsoluteError<float>.Sign<Single128, Vector128<float>>(Vector128.CreateScalar(value)).ToScalar();

    /// <summary>The value, clamped between −bound and bound</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Bound(float value, float bound) =>
        Huber<float>.Bound<Single128, Vector128<float>>(Vector128.CreateScalar(value), Vector128.CreateScalar(bound)).ToScalar();
}
