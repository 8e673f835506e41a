using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>ln(1 + eᶻ), within 1.75 units in the last place. The derivative, sigmoid(z), reads z.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softplus<T> : IFunction<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        // max(0, z) + ln(1 + exp(−|z|)): the exponential cannot overflow.
        var e = Exponential.Exp<TLanes, TVector, T>(TLanes.Subtract(TLanes.Zero, TLanes.Abs(z)));
        return TLanes.Add(TLanes.Max(TLanes.Zero, z), Logarithm.Log1p<TLanes, TVector, T>(e));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        Sigmoid<T>.Value<TLanes, TVector>(z);
}
