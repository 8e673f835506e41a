using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

// Rows whose inputs are mostly zero, such as images. The inputs that are not zero are listed first, without a branch, because
// branches on them would be unpredictable; then only their weights are touched.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Longer rows are processed as usual, because the list is on the stack.
    private const int MaxSparseInputs = 8192;

    // The weighted sums of the side-by-side units; returns false, and does nothing, if most inputs are not zero.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool ForwardSparse<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        if (TShape.Inputs > MaxSparseInputs)
        {
            return false;
        }

        Span<ushort> memory = stackalloc ushort[NonZero.ListLength(TShape.Inputs)];
        int count = NonZero.List(in input, TShape.Inputs, ref MemoryMarshal.GetReference(memory));
        if (count < 0)
        {
            return false;
        }

        ReadOnlySpan<ushort> indices = memory[..count];
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), unit = 0;
        if (WiderTiles<TShape>(MostVectors) > 0)
        {
            for (; unit < WiderUnits<TShape>(MostVectors); unit += (TileVectors<TShape>(MostVectors) + 1) * N)
            {
                WiderSparseTile<TShape>(in input, indices, in layer, ref output, unit);
            }
        }

        for (; unit < lanes; unit += TileVectors<TShape>(MostVectors) * N)
        {
            NarrowerSparseTile<TShape>(in input, indices, in layer, ref output, unit);
        }

        return true;
    }

    // target += scale · inputᵀ · delta for the weights of the side-by-side units; returns false, and does nothing, if most
    // inputs are not zero.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool AccumulateSparse<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target)
        where TShape : struct, ILayerShape
    {
        if (TShape.Inputs > MaxSparseInputs)
        {
            return false;
        }

        Span<ushort> memory = stackalloc ushort[NonZero.ListLength(TShape.Inputs)];
        int count = NonZero.List(in input, TShape.Inputs, ref MemoryMarshal.GetReference(memory));
        if (count < 0)
        {
            return false;
        }

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        foreach (nint i in memory[..count])
        {
            AddScaled(TLanes.Multiply(TLanes.Create(At(in input, i)), scales), in delta, ref Unsafe.Add(ref target, i * lanes), lanes);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WiderSparseTile<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape =>
        SparseTile<TShape>(in input, indices, in layer, ref output, unit, TileVectors<TShape>(MostVectors) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void NarrowerSparseTile<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape =>
        SparseTile<TShape>(in input, indices, in layer, ref output, unit, TileVectors<TShape>(MostVectors));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SparseTile<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        if (vectors > 4)
        {
            SparseTile8<TShape>(in input, indices, in layer, ref output, unit, vectors);
        }
        else if (vectors > 2)
        {
            SparseTile4<TShape>(in input, indices, in layer, ref output, unit, vectors);
        }
        else if (vectors == 2)
        {
            SparseTile2<TShape>(in input, indices, in layer, ref output, unit);
        }
        else
        {
            SparseTile1<TShape>(in input, indices, in layer, ref output, unit);
        }
    }
}
