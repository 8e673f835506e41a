// Also Single256.Halves: Single512 = Single256, Vector512 = Vector256, Single256 = Single128
// Also Double512.Halves: float = double, Single512 = Double512, Single256 = Double256
// Also Double256.Halves: float = double, Single512 = Double256, Vector512 = Vector256, Single256 = Double128
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Operations that wide vectors perform in halves.</content>
public readonly partial struct Single512
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector512<float> a) => Single256.Largest(Platform.Max(a.GetLower(), a.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ScalarValue<TActivation>(Vector512<float> z)
        where TActivation : IActivation<float> =>
        Vector512.Create(
            Single256.ScalarValue<TActivation>(z.GetLower()),
            Single256.ScalarValue<TActivation>(z.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ScalarDerivative<TActivation>(Vector512<float> z, Vector512<float> value)
        where TActivation : IActivation<float> =>
        Vector512.Create(
            Single256.ScalarDerivative<TActivation>(z.GetLower(), value.GetLower()),
            Single256.ScalarDerivative<TActivation>(z.GetUpper(), value.GetUpper()));
}
