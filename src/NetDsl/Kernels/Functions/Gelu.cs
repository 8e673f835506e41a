using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// z · Φ(z), Φ the standard normal distribution, within 4 units in the last place (float) or 2 (double), even in the far left tail.
/// The derivative, Φ(z) + z · φ(z) where φ is the density, reads z.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Gelu<T> : IFunction<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        // With Q = 1 − Φ: z · Φ(z) is −|z| · Q(|z|) below 0 and z − z · Q(z) above.
        var a = TLanes.Min(TLanes.Constant(NormalDistribution.Limit<T>()), TLanes.Abs(z));
        var below = TLanes.Scale(NormalDistribution.TimesTail<TLanes, TVector, T>(a, out var n), n);
        return TLanes.Subtract(TLanes.Max(TLanes.Zero, z), below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        // Below 0 it is Q(|z|) − |z| · φ(z), where both terms have the factor e^(−z²/2); above, 1 minus the same.
        var a = TLanes.Min(TLanes.Constant(NormalDistribution.Limit<T>()), TLanes.Abs(z));
        var bellMinusOne = NormalDistribution.BellMinusOne<TLanes, TVector, T>(a, out var n);
        const double MinusInverseSqrtTwoPi = -0.3989422804014327;
        var factor = TLanes.MultiplyAdd(a, TLanes.Constant(MinusInverseSqrtTwoPi), NormalDistribution.ScaledTail<TLanes, TVector, T>(a));
        var below = TLanes.Scale(TLanes.MultiplyAdd(factor, bellMinusOne, factor), n);
        return TLanes.Select(TLanes.LessThan(z, TLanes.Zero), below, TLanes.Subtract(TLanes.Constant(1), below));
    }
}
