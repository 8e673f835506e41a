using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Keeps numbers that decay from step to step from becoming subnormal, which processors handle slowly: if a
/// gradient stays 0, a moment becomes subnormal after some hundred steps and would stay so.
/// </summary>
internal static class Underflow
{
    /// <summary>a, or 0 if a is subnormal; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush<TLanes, TVector, T>(TVector a)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged =>
        TLanes.Select(TLanes.LessThan(TLanes.Abs(a), TLanes.Constant(SmallestNormal<T>())), TLanes.Zero, a);

    /// <summary>
    /// A divisor's epsilon. It is at least the square root of the smallest square that is not flushed: below that, the
    /// square of a nonzero number may count as 0, and the quotient must not grow without bound.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Epsilon<T>(double epsilon)
        where T : unmanaged => Math.Max(epsilon, typeof(T) == typeof(float) ? 1.0842021724855044e-19 : 1.4916681462400413e-154);

    private static double SmallestNormal<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308;
}
