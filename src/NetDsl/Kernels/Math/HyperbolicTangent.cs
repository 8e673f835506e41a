using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// tanh x from e⁻²ˣ at x = |x|, with the sign restored at the end. With m = e⁻²ˣ − 1, tanh x = −m / (2 + m) keeps full relative
/// precision near 0. Where tanh x is near 1, 1 − 2e⁻²ˣ / (2 + m) is the most accurate: double precision uses it there, and both share
/// one division; single precision does not need it.
/// </summary>
internal static class HyperbolicTangent
{
    /// <summary>tanh x</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // From the bound on tanh rounds to 1.
        var magnitude = TLanes.Min(TLanes.Constant(typeof(T) == typeof(float) ? 10 : 20), TLanes.Abs(x));
        var r = Exponential.Reduce<TLanes, TVector, T>(TLanes.Multiply(TLanes.Constant(-2), magnitude), out var n);
        var tail = Exponential.MinusOne<TLanes, TVector, T>(r);
        var power = TLanes.PowerOfTwo(n);
        var one = TLanes.Constant(1);
        if (typeof(T) == typeof(float))
        {
            // Both sums are rounded once, and the numerator keeps its full relative precision near 0: half the work of what follows.
            var minusNumerator = TLanes.MultiplyAdd(power, tail, TLanes.Subtract(power, one));
            var ratio = TLanes.Divide(minusNumerator, TLanes.MultiplyAdd(power, tail, TLanes.Add(power, one)));
            return TLanes.Or(TLanes.Abs(ratio), TLanes.And(x, TLanes.Constant(-0.0)));
        }

        var twice = TLanes.Add(power, power);
        var isSmall = TLanes.LessThan(magnitude, TLanes.Constant(0.55));
        var factor = TLanes.Select(isSmall, power, twice);
        var summand = TLanes.Select(isSmall, TLanes.Subtract(power, one), twice);
        var numerator = TLanes.MultiplyAdd(factor, tail, summand);
        var quotient = TLanes.Divide(numerator, TLanes.MultiplyAdd(power, tail, TLanes.Add(power, one)));
        var result = TLanes.Subtract(TLanes.Select(isSmall, TLanes.Zero, one), quotient);
        return TLanes.Or(result, TLanes.And(x, TLanes.Constant(-0.0)));
    }
}
