using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// ln(1 + x) for x in [0, 1], and the logarithm of a sum of exponentials. The reduction and the form of the last sum are
/// those of fdlibm's log (Sun Microsystems, 1993): with s = f / (2 + f), ln(1 + f) = f − (½f² − s · (½f² + R(s²))), where f,
/// which is exact, carries most of the result.
/// </summary>
internal static class Logarithm
{
    // ln 2 in two parts; the first has so few bits that a multiple of it by an exponent is exact.
    private const double Ln2HighSingle = 0.693359375;
    private const double Ln2LowSingle = -2.1219444005469057e-4;
    private const double Ln2HighDouble = 0.693147180369123816490;
    private const double Ln2LowDouble = 1.90821492927058770002e-10;

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
        var high = TLanes.And(isLarge, TLanes.Constant(float32 ? Ln2HighSingle : Ln2HighDouble));
        var low = TLanes.And(isLarge, TLanes.Constant(float32 ? Ln2LowSingle : Ln2LowDouble));
        return Sum<TLanes, TVector, T>(f, high, low);
    }

    /// <summary>
    /// The logarithm of a total of at least 1: within 2 units in the last place of ln(1 + rest) below 1½ and of ln(total)
    /// beyond. NaN if the total is not finite.
    /// </summary>
    /// <param name="total">The total, rounded.</param>
    /// <param name="rest">The amount by which it exceeds 1, with digits that the total has lost; used only if the total is below 1½.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfTotal(float total, float rest)
    {
        // total = 2ᵏ · m with m in [¾, 1½), so that f = m − 1 is exact.
        int bits = BitConverter.SingleToInt32Bits(total);
        int k = (bits - BitConverter.SingleToInt32Bits(0.75f)) >> 23;
        float f = k == 0 ? rest : BitConverter.Int32BitsToSingle(bits - (k << 23)) - 1;
        Vector128<float> sum = Sum<Single128, Vector128<float>, float>(
            Vector128.CreateScalar(f), Vector128.CreateScalar(k * (float)Ln2HighSingle), Vector128.CreateScalar(k * (float)Ln2LowSingle));
        return sum.ToScalar() + (total - total);
    }

    /// <inheritdoc cref="OfTotal(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfTotal(double total, double rest)
    {
        long bits = BitConverter.DoubleToInt64Bits(total);
        long k = (bits - BitConverter.DoubleToInt64Bits(0.75)) >> 52;
        double f = k == 0 ? rest : BitConverter.Int64BitsToDouble(bits - (k << 52)) - 1;
        Vector128<double> sum = Sum<Double128, Vector128<double>, double>(
            Vector128.CreateScalar(f), Vector128.CreateScalar(k * Ln2HighDouble), Vector128.CreateScalar(k * Ln2LowDouble));
        return sum.ToScalar() + (total - total);
    }

    // high + low + ln(1 + f) for −¼ ≤ f ≤ ½.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TLanes, TVector, T>(TVector f, TVector high, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var half = TLanes.Constant(0.5);
        var s = TLanes.Divide(f, TLanes.Add(f, TLanes.Constant(2)));
        var z = TLanes.Multiply(s, s);
        var halfSquare = TLanes.Multiply(TLanes.Multiply(half, f), f);
        var correction = TLanes.MultiplyAdd(s, TLanes.MultiplyAdd(z, Series<TLanes, TVector, T>(z), halfSquare), low);
        return TLanes.Add(high, TLanes.Subtract(f, TLanes.Subtract(halfSquare, correction)));
    }

    /// <summary>
    /// R(z) / z = ⅔ + ⅖z + …, where ln((1 + s) / (1 − s)) = 2s + s · R(s²). The coefficients minimize the largest error for
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
