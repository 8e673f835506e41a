using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>1 / (1 + e⁻ᶻ), within 2.5 units in the last place (float) or 2 (double). The derivative reads the value: y · (1 − y).</summary>
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
        var one = TLanes.Constant(1);
        var e = Exponential.Exp<TLanes, TVector, T>(TLanes.Min(TLanes.Constant(40), z));
        var sum = TLanes.Add(one, e);
        var quotient = TLanes.Divide(e, sum);
        if (typeof(T) == typeof(float)) return quotient;

        // The sum's rounding is put right, where it counts: 1 / sum is about 1 − e / 2 below 0, and the farther above the less it matters.
        var added = TLanes.Subtract(TLanes.Subtract(sum, one), e);
        var reciprocal = TLanes.Max(TLanes.Zero, TLanes.MultiplyAdd(TLanes.Constant(-0.5), e, one));
        return TLanes.MultiplyAdd(quotient, TLanes.Multiply(added, reciprocal), quotient);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Multiply(value, TLanes.Subtract(TLanes.Constant(1), value));
}
