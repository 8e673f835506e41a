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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Limit<T>() => typeof(T) == typeof(float) ? 15 : 39;

    /// <summary>e^(−a²/2) = 2ⁿ · (1 + the result), for 0 ≤ a ≤ <see cref="Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BellMinusOne<TLanes, TVector, T>(TVector a, out TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // a² = s² + (a − s) · (a + s) with so few bits in s that s² is exact: the rounding error of a plain a² would be a
        // relative error of e^(−a²/2), many units in the last place where a is large.
        var grid = typeof(T) == typeof(float) ? 256.0 : 1048576.0;
        var s = TLanes.Multiply(TLanes.RoundedProduct(a, TLanes.Constant(grid)), TLanes.Constant(1 / grid));
        var minusHalf = TLanes.Constant(-0.5);
        var r = Exponential.Reduce<TLanes, TVector, T>(TLanes.Multiply(minusHalf, TLanes.Multiply(s, s)), out n);
        var rest = TLanes.Multiply(TLanes.Subtract(a, s), TLanes.Add(a, s));
        r = TLanes.MultiplyAdd(minusHalf, rest, r);
        return Exponential.MinusOne<TLanes, TVector, T>(r);
    }

    /// <summary>
    /// g(a) = Q(a) · e^(a²/2) for 0 ≤ a ≤ <see cref="Limit"/>. The coefficients minimise the largest relative error (Remez
    /// exchange): below 2⁻²⁷ (float) and 2⁻⁵⁶ (double).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ScaledTail<TLanes, TVector, T>(TVector a)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var k = TLanes.Constant(typeof(T) == typeof(float) ? 2.5 : 3);
        var reciprocal = TLanes.Divide(TLanes.Constant(1), TLanes.Add(a, k));
        var t = TLanes.Multiply(TLanes.Subtract(a, k), reciprocal);
        var square = TLanes.Multiply(t, t);
        TVector even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(-2.1665310429162028e-05), TLanes.Constant(-0.00029072639063865613));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.002517893881127917));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.01638565929766215));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.13198696794696604));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.7066566601989367));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(-0.00018738089395318138), TLanes.Constant(0.0007203525962299055));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.0016155274202152884));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.009238124060605523));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.4336921050854282));
        }
        else
        {
            even = TLanes.MultiplyAdd(square, TLanes.Constant(-4.814203059852421e-10), TLanes.Constant(-1.1160108559976147e-08));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(9.13916708565717e-08));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-2.698531304451082e-07));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(6.3666060879756404e-09));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(3.640442082881526e-06));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-2.068917236878498e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(7.881266633461203e-05));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.0002565753446473711));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.0010275922589401667));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(-0.010462867023303277));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.23001771997460355));
            even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.729083690133373));
            odd = TLanes.MultiplyAdd(square, TLanes.Constant(-5.544720735684512e-09), TLanes.Constant(1.9962184075108244e-08));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(5.020910885292419e-08));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-6.000302336067705e-07));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(2.2604842477305485e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-3.5191632612248696e-06));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-1.3245692354968173e-05));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.00015439441119559206));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.0010458286172033387));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.006972621240120661));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.04726302514296108));
            odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(-0.5093319819174895));
        }

        return TLanes.Multiply(reciprocal, TLanes.MultiplyAdd(t, odd, even));
    }
}
