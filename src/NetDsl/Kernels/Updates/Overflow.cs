using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Keeps the numbers of a step, which are in double precision, from becoming infinite in that of the network: infinity
/// times the zero of a gradient is NaN, but a gap in the storage must keep its zero.
/// </summary>
internal static class Overflow
{
    /// <summary>The value in all elements; the largest number with its sign if it is too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Constant<TLanes, TVector, T>(double value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged =>
        TLanes.Constant(Math.Clamp(value, -Largest<T>(), Largest<T>()));

    private static double Largest<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue;
}
