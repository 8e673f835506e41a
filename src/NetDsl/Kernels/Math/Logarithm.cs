using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// ln(1 + x) for x in [0, 1]. The reduction and the form of the last sum are those of fdlibm's log (Sun Microsystems, 1993):
/// with s = f / (2 + f), ln(1 + f) = f − (½f² − s · (½f² + R(s²))), where f, which is exact, carries most of the result.
/// </summary>
internal static class Logarithm
{
    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, with full relative precision near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // Above ½, ln(1 + x) = ln 2 + ln(1 + f) with f = (x − 1) / 2, so that −¼ ≤ f ≤ ½; ln 2 in two parts.
        var half = TLanes.Constant(0.5);
        var isLarge = TLanes.LessThan(half, x);
        var f = TLanes.Select(isLarge, TLanes.Multiply(half, TLanes.Subtract(x, TLanes.Constant(1))), x);
        var float32 = typeof(T) == typeof(float);
        var high = TLanes.And(isLarge, TLanes.Constant(float32 ? 0.693359375 : 0.693147180369123816490));
        var low = TLanes.And(isLarge, TLanes.Constant(float32 ? -2.1219444005469057e-4 : 1.90821492927058770002e-10));

        var s = TLanes.Divide(f, TLanes.Add(f, TLanes.Constant(2)));
        var z = TLanes.Multiply(s, s);
        var halfSquare = TLanes.Multiply(TLanes.Multiply(half, f), f);
        var correction = TLanes.MultiplyAdd(s, TLanes.MultiplyAdd(z, Series<TLanes, TVector, T>(z), halfSquare), low);
        return TLanes.Add(high, TLanes.Subtract(f, TLanes.Subtract(halfSquare, correction)));
    }

    /// <summary>
    /// R(z) / z = ⅔ + ⅖z + …, where ln((1 + s) / (1 − s)) = 2s + s · R(s²). The coefficients minimise the largest error for
    /// z ≤ 0.04 (Remez exchange): below 2⁻²⁸ (float) and 2⁻⁵⁵ (double) of the logarithm.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series<TLanes, TVector, T>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var sum = TLanes.MultiplyAdd(z, TLanes.Constant(0.30365249131147365), TLanes.Constant(0.39957607808079215));
            return TLanes.MultiplyAdd(z, sum, TLanes.Constant(0.6666694951043423));
        }

        var square = TLanes.Multiply(z, z);
        var even = TLanes.MultiplyAdd(square, TLanes.Constant(0.15373727983015226), TLanes.Constant(0.18186391658976245));
        even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.2857142940593364));
        even = TLanes.MultiplyAdd(square, even, TLanes.Constant(0.6666666666667282));
        var odd = TLanes.MultiplyAdd(square, TLanes.Constant(0.15249476586465785), TLanes.Constant(0.22222137632425978));
        odd = TLanes.MultiplyAdd(square, odd, TLanes.Constant(0.39999999996102337));
        return TLanes.MultiplyAdd(z, odd, even);
    }
}
