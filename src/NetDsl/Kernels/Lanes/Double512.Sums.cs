// Also Double256.Sums: Double512 = Double256, Vector512 = Vector256
// Also Double128.Sums: Double512 = Double128, Vector512 = Vector128
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Four sums are two vectors.</content>
public readonly partial struct Double512
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, ref double destination, nuint index)
    {
        (Vector128.LoadUnsafe(ref destination, index) + Sums.OfTwo(a, b)).StoreUnsafe(ref destination, index);
        (Vector128.LoadUnsafe(ref destination, index + 2) + Sums.OfTwo(c, d)).StoreUnsafe(ref destination, index + 2);
    }
}
