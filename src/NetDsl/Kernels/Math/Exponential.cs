using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// eˣ = 2ⁿ · eʳ with n = round(x / ln 2), so that |r| ≤ ½ ln 2, where a short polynomial approximates eʳ − 1 with a
/// relative error below 2⁻²⁶ (float) and 2⁻⁵⁵ (double). The functions built on it use n and r separately where that saves rounding.
/// </summary>
internal static class Exponential
{
    /// <summary>eˣ for x ≤ 80, going down to 0 through the subnormal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // From the bound downwards the result rounds to 0.
        x = TLanes.Max(TLanes.Constant(typeof(T) == typeof(float) ? -104 : -746), x);
        var r = Reduce<TLanes, TVector, T>(x, out var n);
        return TLanes.Scale(TLanes.Add(TLanes.Constant(1), MinusOne<TLanes, TVector, T>(r)), n);
    }

    /// <summary>
    /// e^(x − m) for x ≤ m, within a unit in the last place of the exact difference's: what x − m loses by rounding (found
    /// as in D. E. Knuth, "The Art of Computer Programming", volume 2, theorem 4.2.2B) is added back to the remainder. At x = m
    /// it is 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfDifference<TLanes, TVector, T>(TVector x, TVector m)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var difference = TLanes.Subtract(x, m);
        var minusM = TLanes.Subtract(difference, x);
        var lost = TLanes.Subtract(TLanes.Subtract(x, TLanes.Subtract(difference, minusM)), TLanes.Add(m, minusM));

        // From the bound downwards the result rounds to 0, and what was lost may be one infinity minus another.
        var bound = TLanes.Constant(typeof(T) == typeof(float) ? -104 : -746);
        lost = TLanes.And(TLanes.LessThan(bound, difference), lost);
        var r = Reduce<TLanes, TVector, T>(TLanes.Max(bound, difference), out var n);
        return TLanes.Scale(TLanes.Add(TLanes.Constant(1), MinusOne<TLanes, TVector, T>(TLanes.Add(r, lost))), n);
    }

    /// <summary>eˣ − 1 for x ≤ 0, with full relative precision near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // From the bound downwards the result rounds to −1.
        x = TLanes.Max(TLanes.Constant(typeof(T) == typeof(float) ? -20 : -40), x);
        var r = Reduce<TLanes, TVector, T>(x, out var n);
        var power = TLanes.PowerOfTwo(n);
        return TLanes.MultiplyAdd(power, MinusOne<TLanes, TVector, T>(r), TLanes.Subtract(power, TLanes.Constant(1)));
    }

    /// <summary>x − n · ln 2 for the n that brings it closest to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Reduce<TLanes, TVector, T>(TVector x, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var high = ReduceHigh<TLanes, TVector, T>(x, out n);
        return TLanes.MultiplyAdd(n, LowPartOfLn2<TLanes, TVector, T>(), high);
    }

    /// <summary>
    /// x + small − n · ln 2, for a small that does not change n, as the sum of the result and <paramref name="low"/>,
    /// which holds what the result loses by rounding.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Reduce<TLanes, TVector, T>(TVector x, TVector small, out TVector n, out TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var high = ReduceHigh<TLanes, TVector, T>(x, out n);
        var correction = TLanes.MultiplyAdd(n, LowPartOfLn2<TLanes, TVector, T>(), small);
        var r = TLanes.Add(high, correction);
        low = TLanes.Subtract(correction, TLanes.Subtract(r, high));
        return r;
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinusOne<TLanes, TVector, T>(TVector r)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var square = TLanes.Multiply(r, r);
        return TLanes.MultiplyAdd(square, Quotient<TLanes, TVector, T>(r, square), r);
    }

    /// <summary>e^(r + low) − 1 for |r| ≤ ½ ln 2 and a low beyond its last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinusOne<TLanes, TVector, T>(TVector r, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var square = TLanes.Multiply(r, r);
        return TLanes.Add(r, TLanes.MultiplyAdd(square, Quotient<TLanes, TVector, T>(r, square), low));
    }

    // ln 2 in two parts (Cody and Waite); the first has so few bits that n times it is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceHigh<TLanes, TVector, T>(TVector x, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        n = TLanes.RoundedProduct(x, TLanes.Constant(1.4426950408889634));
        return TLanes.MultiplyAdd(n, TLanes.Constant(typeof(T) == typeof(float) ? -0.693359375 : -0.693147180369123816490), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LowPartOfLn2<TLanes, TVector, T>()
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged =>
        TLanes.Constant(typeof(T) == typeof(float) ? 2.1219444005469057e-4 : -1.90821492927058770002e-10);

    /// <summary>
    /// q of eʳ − 1 = r + r² · q(r). Its coefficients minimize the largest relative error (Remez exchange); even and odd powers
    /// are summed separately, so that the processor can work on both at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient<TLanes, TVector, T>(TVector r, TVector square)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(0.0013882517022240541), TLanes.Constant(0.04166720070796751));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.4999999814959417));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(0.008366547105731776), TLanes.Constant(0.16666543424745095));
        }
        else
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(2.762609303157754e-07), TLanes.Constant(2.4801505142142063e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.0013888888931667676));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.041666666666576466));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.5000000000000006));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(2.5053763726300816e-08), TLanes.Constant(2.755740772219194e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.00019841269718674426));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.008333333333389746));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.16666666666666588));
        }

        return TLanes.MultiplyAdd(r, odd, even);
    }
}
