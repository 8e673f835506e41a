using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Operations that narrow vectors perform element by element.</content>
public readonly partial struct Double128
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector128<double> a) => Platform.Max(a, Vector128.Shuffle(a, Vector128.Create(1, 0L))).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ScalarValue<TActivation>(Vector128<double> z)
        where TActivation : IActivation<double> =>
        Vector128.Create(
            TActivation.Value(z.GetElement(0)),
            TActivation.Value(z.GetElement(1)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ScalarDerivative<TActivation>(Vector128<double> z, Vector128<double> value)
        where TActivation : IActivation<double> =>
        Vector128.Create(
            TActivation.Derivative(z.GetElement(0), value.GetElement(0)),
            TActivation.Derivative(z.GetElement(1), value.GetElement(1)));
}
