using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Softmax and the losses in single precision, step by step.</content>
public static partial class Lanes4
{
    /// <summary>The first <paramref name="count"/> numbers, and −∞ in the place of the others, which no maximum is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LowestBehind(Vector128<float> value, int count) => count switch
    {
        1 => Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        2 => Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        3 => Vector128.ConditionalSelect(Vector128.Create(-1, -1, -1, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        _ => value,
    };

    /// <summary>The larger of each two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) =>
        Platform.Max(a, b);

    /// <summary>Four copies of the largest of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Largest(Vector128<float> value)
    {
        Vector128<float> pairs = Platform.Max(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        return Platform.Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2)));
    }

    /// <summary>e^(z − max), 1 where z is the maximum, down to 0 at −∞</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> ExpOfDifference(Vector128<float> z, Vector128<float> max) =>
        Exponential.ExpOfDifference<Single128, Vector128<float>, float>(z, max);

    /// <summary>The numbers below a bound, and zeros in the place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepBelow(Vector128<float> value, float bound) =>
        Vector128.LessThan(value, Vector128.Create(bound)) & value;

    /// <summary>ln total for a total of at least 1, by ln(1 + rest) where it is below 1½</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float LogOfTotal(float total, float rest) =>
        Logarithm.OfTotal(total, rest);

    /// <summary>weight · value, and 0 where the weight is 0, whatever the value</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Weighted(Vector128<float> weight, Vector128<float> value) =>
        Dense<Single128, Vector128<float>, float>.Weighted(weight, value);

    /// <summary>ln(1 + e^−|z|) + target · max(−z, 0) + (1 − target) · max(z, 0)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> BinaryCrossEntropy(Vector128<float> z, Vector128<float> target) =>
        default(BinaryCrossEntropy<float>).Value<Single128, Vector128<float>>(z, z, target);

    /// <summary>ln(1 + e^−|z|) + target · max(−z, 0) + (1 − target) · max(z, 0)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float BinaryCrossEntropy(float z, float target) =>
        default(BinaryCrossEntropy<float>).Value<Single128, Vector128<float>>(Vector128.CreateScalar(z), default, Vector128.CreateScalar(target)).ToScalar();

    /// <summary>|value|</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> value) =>
        Vector128.Abs(value);

    /// <summary>|value|</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float value) =>
        MathF.Abs(value);

    /// <summary>1 with the sign of the value; 0 and NaN as they are</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(Vector128<float> value) =>
        AbsoluteError<float>.Sign<Single128, Vector128<float>>(value);

    /// <summary>1 with the sign of the value; 0 and NaN as they are</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float value) =>
        AbsoluteError<float>.Sign<Single128, Vector128<float>>(Vector128.CreateScalar(value)).ToScalar();

    /// <summary>The value, held between −bound and bound</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Bound(Vector128<float> value, float bound) =>
        Huber<float>.Bound<Single128, Vector128<float>>(value, Vector128.Create(bound));

    /// <summary>The value, held between −bound and bound</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Bound(float value, float bound) =>
        Huber<float>.Bound<Single128, Vector128<float>>(Vector128.CreateScalar(value), Vector128.CreateScalar(bound)).ToScalar();
}
