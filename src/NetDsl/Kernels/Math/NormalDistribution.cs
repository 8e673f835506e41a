using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The standard normal distribution's upper tail Q(a) = 1 − Φ(a) = ½ · erfc(a / √2) for a ≥ 0, as e^(−a²/2) · g(a):
/// the exponential accounts for the whole decay of the tail, and g is so smooth that one polynomial in t = (a − k) / (a +
/// k) approximates (a + k) · g(a) for all relevant a.
/// </summary>
internal static class NormalDistribution
{
    /// <summary>From here on a · Q(a) rounds to 0; arguments are clamped to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Limit<T>() => typeof(T) == typeof(float) ? 15 : 39;

    /// <summary>
    /// a · Q(a) = 2ⁿ · the result, for 0 ≤ a ≤ <see cref="Limit"/>. Many steps lead from a to its tail, and their roundings
    /// would add up to five units in the last place: so the quotient (a · p) / (a + k) is computed with its remainder,
    /// and in double precision the steps before it carry their rounding errors along.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TimesTail<TLanes, TVector, T>(TVector a, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var bellMinusOne = BellMinusOne<TLanes, TVector, T>(a, out n);

        // The negated divisor, and its rounding error.
        var minusK = TLanes.Constant(-K<T>());
        var minusSum = TLanes.Subtract(minusK, a);
        var added = TLanes.Subtract(TLanes.Subtract(minusK, minusSum), a);
        var reciprocal = TLanes.Divide(TLanes.Constant(-1), minusSum);

        var difference = TLanes.Add(a, minusK);
        var t = TLanes.Multiply(difference, reciprocal);
        var curve = Curve<TLanes, TVector, T>(t, out var slope, out var constant);
        var line = TLanes.MultiplyAdd(t, slope, constant);
        var p = TLanes.Add(line, curve);
        var product = TLanes.Multiply(a, p);
        var quotient = TLanes.Multiply(product, reciprocal);
        var remainder = TLanes.MultiplyAdd(quotient, minusSum, product);
        if (typeof(T) == typeof(double))
        {
            var tLost = TLanes.Multiply(TLanes.MultiplyAdd(t, minusSum, difference), reciprocal);
            var lineLost = TLanes.MultiplyAdd(tLost, slope, TLanes.MultiplyAdd(t, slope, TLanes.Subtract(constant, line)));
            var pLost = TLanes.Add(TLanes.Add(TLanes.Subtract(line, p), curve), lineLost);
            var productLost = TLanes.MultiplyAdd(a, pLost, TLanes.MultiplyAdd(a, p, TLanes.Subtract(TLanes.Zero, product)));
            remainder = TLanes.Add(remainder, productLost);
        }

        remainder = TLanes.MultiplyAdd(quotient, added, remainder);
        return TLanes.Add(quotient, TLanes.MultiplyAdd(quotient, bellMinusOne, TLanes.Multiply(remainder, reciprocal)));
    }

    /// <summary>e^(−a²/2) = 2ⁿ · (1 + the result), for 0 ≤ a ≤ <see cref="Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BellMinusOne<TLanes, TVector, T>(TVector a, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // a² = s² + (a − s) · (a + s) with so few bits in s that s² is exact: the rounding error of a plain a² would be a
        // relative error of e^(−a²/2), many units in the last place for large a.
        var grid = typeof(T) == typeof(float) ? 256.0 : 1048576.0;
        var s = TLanes.Multiply(TLanes.RoundedProduct(a, TLanes.Constant(grid)), TLanes.Constant(1 / grid));
        var minusHalf = TLanes.Constant(-0.5);
        var rest = TLanes.Multiply(TLanes.Subtract(a, s), TLanes.Add(a, s));
        var square = TLanes.Multiply(minusHalf, TLanes.Multiply(s, s));
        if (typeof(T) == typeof(float))
        {
            var sum = Exponential.Reduce<TLanes, TVector, T>(square, out n);
            return Exponential.MinusOne<TLanes, TVector, T>(TLanes.MultiplyAdd(minusHalf, rest, sum));
        }

        var r = Exponential.Reduce<TLanes, TVector, T>(square, TLanes.Multiply(minusHalf, rest), out n, out var low);
        return Exponential.MinusOne<TLanes, TVector, T>(r, low);
    }

    /// <summary>g(a) = Q(a) · e^(a²/2) for 0 ≤ a ≤ <see cref="Limit"/>, with a rounding in each step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ScaledTail<TLanes, TVector, T>(TVector a)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var k = TLanes.Constant(K<T>());
        var reciprocal = TLanes.Divide(TLanes.Constant(1), TLanes.Add(a, k));
        var t = TLanes.Multiply(TLanes.Subtract(a, k), reciprocal);
        var curve = Curve<TLanes, TVector, T>(t, out var slope, out var constant);
        return TLanes.Multiply(reciprocal, TLanes.Add(curve, TLanes.MultiplyAdd(t, slope, constant)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double K<T>() => typeof(T) == typeof(float) ? 2.5 : 3;

    /// <summary>
    /// (a + k) · g(a) as a polynomial in t: its terms from t² on, which are added to <paramref name="constant"/> + <paramref name="slope"/> · t.
    /// Near t = 1 these two almost cancel each other, which would magnify the rounding errors before them. The
    /// coefficients minimize the largest relative error (least squares in 50 digits, reweighted until the error is level),
    /// each refitted after those of lower powers are rounded: 2⁻²⁴·⁸ (float) and 2⁻⁵³·⁹ (double), that rounding included.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Curve<TLanes, TVector, T>(TVector t, out TVector slope, out TVector constant)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var square = TLanes.Multiply(t, t);
        TVector even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(-1.3848162780050188e-05), TLanes.Constant(-0.0003065308555960655));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.002530020661652088));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.016389891505241394));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.1319875866174698));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(-0.00018260681827086955), TLanes.Constant(0.00071291986387223));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.0016116804908961058));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.009237391874194145));
            constant = TLanes.Constant(0.7066566348075867);
            slope = TLanes.Constant(-0.433692067861557);
        }
        else
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(-3.657143480212222e-10), TLanes.Constant(-1.1784616529126885e-08));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(9.288657551686535e-08));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-2.7194043181524974e-07));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(8.24668692272098e-09));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(3.6393018230550343e-06));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-2.068870067278597e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(7.881253440194036e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.0002565753204329812));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.00102759225618593));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.010462867023127828));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.23001771997459838));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(-5.467869716532689e-09), TLanes.Constant(1.9587037381917925e-08));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(5.100509285161558e-08));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-6.00992486986449e-07));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(2.2612140924148974e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-3.5195237297914218e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-1.3245575878506134e-05));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.00015439438709450993));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.0010458286141695093));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.006972621239909846));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.04726302514295439));
            constant = TLanes.Constant(0.729083690133373);
            slope = TLanes.Constant(-0.5093319819174896);
        }

        return TLanes.Multiply(square, TLanes.MultiplyAdd(t, odd, even));
    }
}
