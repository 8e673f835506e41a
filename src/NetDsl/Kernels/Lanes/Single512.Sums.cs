// Also Single256.Sums: Single512 = Single256, Vector512 = Vector256
// Also Single128.Sums: Single512 = Single128, Vector512 = Vector128
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Four sums are one vector.</content>
public readonly partial struct Single512
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float destination, nuint index) =>
        (Vector128.LoadUnsafe(ref destination, index) + Sums.OfFour(a, b, c, d)).StoreUnsafe(ref destination, index);
}
