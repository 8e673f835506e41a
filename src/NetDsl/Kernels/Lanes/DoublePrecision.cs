using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Conversion to double precision, in which sums over rows are computed whatever the network's precision. In single precision,
/// each addition to a large sum loses what is smaller than its last place, and the sum of a million small losses comes out one percent too small.
/// </summary>
internal static class DoublePrecision
{
    /// <summary>The value, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<T>(T value)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value) : Unsafe.BitCast<T, double>(value);

    /// <summary>The value, rounded to the network's precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rounded<T>(double value)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value);
}
