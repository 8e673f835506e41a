using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// How a batch processes the units of a layer that do not fill a block.
public static partial class DenseLayer
{
    // The cost of summing the lanes of a vector, including setup, in vector multiply-adds: measured as 14 to 24.
    private const int SumCost = 20;

    // Their weights are put side by side on the stack.
    private const int MaxRestBytes = 32 * 1024;

    private static int VectorBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;
    }

    /// <summary>The number of elements in a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int BlockElements<T>()
        where T : unmanaged => BlockBytes / Unsafe.SizeOf<T>();

    /// <summary>
    /// Whether a batch processes them side by side, too, with a row of weights per input; otherwise as dot products, which are
    /// worthwhile if each has many inputs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool RestStandsSideBySide<TShape, T>()
        where TShape : struct, ILayerShape
        where T : unmanaged
    {
        // Counted in vectors of at most 256 bits: a processor handles two of them at a time, but often only one of 512 bits.
        int rest = TShape.Units - LaneUnits<T>(TShape.Units), vector = Math.Min(VectorBytes, 32) / Unsafe.SizeOf<T>();
        int vectors = (rest + vector - 1) / vector, perDot = (TShape.Inputs + vector - 1) / vector;
        return rest > 0
            && Vector128.IsHardwareAccelerated
            && (long)TShape.Inputs * vectors <= (long)rest * (perDot + SumCost)
            && (long)Padded<T>(TShape.Inputs) * BlockBytes <= MaxRestBytes;
    }
}
