using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Checks of many numbers at once.</summary>
internal static class Numbers
{
    /// <summary>Whether all are finite.</summary>
    [MethodImpl(Jit.Optimize)]
    public static bool AreFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // A value that is not finite, times zero, is NaN; everything else adds nothing.
        Vector<T> sum = default;
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            sum += new Vector<T>(values[i..]) * T.Zero;
        }

        T rest = Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            rest += values[i] * T.Zero;
        }

        return rest == T.Zero;
    }

    /// <summary>The index of the first that is infinite or NaN, or −1.</summary>
    public static int FirstNotFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
