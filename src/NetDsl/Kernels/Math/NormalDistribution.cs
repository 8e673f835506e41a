using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The standard normal distribution's upper tail Q(a) = 1 − Φ(a) = ½ · erfc(a / √2) for a ≥ 0, as e^(−a²/2) · g(a):
/// the exponential carries the whole fall of the tail, and g is so smooth that one polynomial in t = (a − k) / (a + k)
/// gives (a + k) · g(a) over all a that matter.
/// </summary>
internal static class NormalDistribution
{
    /// <summary>From here on a · Q(a) rounds to 0; arguments are kept below it.</summary>
    public static double Limit<T>() => typeof(T) == typeof(float) ? 15 : 39;

    /// <summary>e^(−a²/2) as 2ⁿ times the result, for 0 ≤ a ≤ <see cref="Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Bell<TLanes, TVector, T>(TVector a, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // a² in two parts: its rounding error would be a relative error of e^(−a²/2). Without fused multiply-add the second
        // part comes out as 0, and the far tail is as good as the rounded square allows.
        var square = TLanes.Multiply(a, a);
        var rest = TLanes.MultiplyAdd(a, a, TLanes.Subtract(TLanes.Zero, square));
        var minusHalf = TLanes.Constant(-0.5);
        var r = Exponential.Reduce<TLanes, TVector, T>(TLanes.Multiply(minusHalf, square), out n);
        r = TLanes.MultiplyAdd(minusHalf, rest, r);
        return TLanes.Add(TLanes.Constant(1), Exponential.MinusOne<TLanes, TVector, T>(r));
    }

    /// <summary>g(a) = Q(a) · e^(a²/2) for 0 ≤ a ≤ <see cref="Limit"/>. Least maximal relative error (Remez exchange): below 2⁻²⁶ (float), 2⁻⁵⁷ (double).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ScaledTail<TLanes, TVector, T>(TVector a)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var k = TLanes.Constant(typeof(T) == typeof(float) ? 4 : 5);
        var reciprocal = TLanes.Divide(TLanes.Constant(1), TLanes.Add(a, k));
        var t = TLanes.Multiply(TLanes.Subtract(a, k), reciprocal);
        var square = TLanes.Multiply(t, t);
        TVector even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(0.00017465256400755723), TLanes.Constant(-0.003510206571992318));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.06040348861236757));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.3871369165668419));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.7552851352522661));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(-0.00013420026007971954), TLanes.Constant(0.0015684084340114343));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.007524003569533264));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.18652365645619481));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.6078965798702056));
        }
        else
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(-3.0288350731156185e-10), TLanes.Constant(7.942145323697643e-09));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-6.601149753660678e-08));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(4.3288410048297585e-07));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-2.7689524937400332e-06));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(1.6681041234327095e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-5.9375674796840814e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.0007978694080088459));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.020795066800837588));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.1650203661703374));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.4953056159699773));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.769193049750063));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(1.4319976997438827e-09), TLanes.Constant(-8.294880749827035e-09));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(4.088059337095322e-08));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-3.355372869707202e-07));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(3.98038475574653e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-4.976265493019286e-05));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.0005448990333952872));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.0029933767667063215));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.06911863870656995));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.3135331566712962));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.6653825028900567));
        }

        return TLanes.Multiply(reciprocal, TLanes.MultiplyAdd(t, odd, even));
    }
}
