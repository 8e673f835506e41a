using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Keeps numbers that decay from step to step away from those below the normal ones, which processors work by a slow path:
/// where a gradient stays 0, a moment reaches them after some hundred steps and would remain there.
/// </summary>
internal static class Underflow
{
    /// <summary>a, or 0 where a is below the normal numbers; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush<TLanes, TVector, T>(TVector a)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged =>
        TLanes.Select(TLanes.LessThan(TLanes.Abs(a), TLanes.Constant(SmallestNormal<T>())), TLanes.Zero, a);

    /// <summary>
    /// A divisor's epsilon. It is no less than the root of the smallest square that is not flushed: below that, a square may
    /// count as 0 whose number does not, and the quotient must not grow without bound.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Epsilon<T>(double epsilon)
        where T : unmanaged => Math.Max(epsilon, typeof(T) == typeof(float) ? 1.0842021724855044e-19 : 1.4916681462400413e-154);

    private static double SmallestNormal<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308;
}
