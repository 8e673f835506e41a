using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>1 / (1 + e⁻ᶻ), within 2.5 units in the last place. The derivative reads the value: y · (1 − y).</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Sigmoid<T> : IFunction<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        // As eᶻ / (1 + eᶻ): the quotient is 1 long before the bound, which keeps both parts finite.
        var e = Exponential.Exp<TLanes, TVector, T>(TLanes.Min(TLanes.Constant(40), z));
        return TLanes.Divide(e, TLanes.Add(TLanes.Constant(1), e));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Multiply(value, TLanes.Subtract(TLanes.Constant(1), value));
}
