using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Operations that narrow vectors perform element by element.</content>
public readonly partial struct Single128
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector128<float> a)
    {
        Vector128<float> pairs = Platform.Max(a, Vector128.Shuffle(a, Vector128.Create(2, 3, 0, 1)));
        return Platform.Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScalarValue<TActivation>(Vector128<float> z)
        where TActivation : IActivation<float> =>
        Vector128.Create(
            TActivation.Value(z.GetElement(0)),
            TActivation.Value(z.GetElement(1)),
            TActivation.Value(z.GetElement(2)),
            TActivation.Value(z.GetElement(3)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScalarDerivative<TActivation>(Vector128<float> z, Vector128<float> value)
        where TActivation : IActivation<float> =>
        Vector128.Create(
            TActivation.Derivative(z.GetElement(0), value.GetElement(0)),
            TActivation.Derivative(z.GetElement(1), value.GetElement(1)),
            TActivation.Derivative(z.GetElement(2), value.GetElement(2)),
            TActivation.Derivative(z.GetElement(3), value.GetElement(3)));
}
