using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The passes of <see cref="QuadLayer"/>, over vectors of four or half of that.</summary>
internal static class QuadPasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Quad = 4;

    private static nint N => TLanes.Count;

    // output = input · W + b for each row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TShape>(ref readonly T inputs, ref readonly T layer, ref T outputs, int rows)
        where TShape : struct, ILayerShape
    {
        nint inputSize = DenseLayer.Padded<T>(TShape.Inputs), outputSize = DenseLayer.Padded<T>(TShape.Units);
        for (nint row = 0; row < rows; row++)
        {
            ref T input = ref Offset(in inputs, row * inputSize);
            ref T output = ref Unsafe.Add(ref outputs, row * outputSize);
            if (TShape.Units == 1)
            {
                nint padded = InQuads(TShape.Inputs);
                T sum = Dot(in input, in layer, padded);
                Clear(ref output, 0, outputSize);
                output = TShape.HasBias ? sum + Offset(in layer, padded) : sum;
            }
            else
            {
                SideBySide<TShape>(in input, in layer, ref output);
                Clear(ref output, InQuads(TShape.Units), outputSize);
            }
        }
    }

    // previous = delta · Wᵀ for each row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T deltas, ref readonly T layer, ref T previous, int rows)
        where TShape : struct, ILayerShape
    {
        nint previousSize = DenseLayer.Padded<T>(TShape.Inputs), deltaSize = DenseLayer.Padded<T>(TShape.Units), stride = InQuads(TShape.Units);
        for (nint row = 0; row < rows; row++)
        {
            ref T delta = ref Offset(in deltas, row * deltaSize);
            ref T result = ref Unsafe.Add(ref previous, row * previousSize);
            Clear(ref result, 0, previousSize);
            if (TShape.Units == 1)
            {
                AddScaled(TLanes.Create(delta), in layer, ref result, InQuads(TShape.Inputs));
                continue;
            }

            for (nint i = 0; i < TShape.Inputs; i++)
            {
                Unsafe.Add(ref result, i) = Dot(in delta, in Offset(in layer, i * stride), stride);
            }
        }
    }

    // layer += scale · inputᵀ · delta for the weights, layer += scale · delta for the biases, for each row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TShape>(ref readonly T inputs, ref readonly T deltas, T scale, int rows, ref T layer)
        where TShape : struct, ILayerShape
    {
        nint inputSize = DenseLayer.Padded<T>(TShape.Inputs), deltaSize = DenseLayer.Padded<T>(TShape.Units), stride = InQuads(TShape.Units);
        for (nint row = 0; row < rows; row++)
        {
            ref T input = ref Offset(in inputs, row * inputSize);
            ref T delta = ref Offset(in deltas, row * deltaSize);
            if (TShape.Units == 1)
            {
                nint padded = InQuads(TShape.Inputs);
                T step = scale * delta;
                AddScaledRow(TLanes.Create(step), in input, ref layer, TShape.Inputs);
                if (TShape.HasBias)
                {
                    Unsafe.Add(ref layer, padded) += step;
                }

                continue;
            }

            for (nint i = 0; i < TShape.Inputs; i++)
            {
                AddScaledRow(TLanes.Create(scale * Unsafe.Add(ref input, i)), in delta, ref Unsafe.Add(ref layer, i * stride), TShape.Units);
            }

            if (TShape.HasBias)
            {
                AddScaledRow(TLanes.Create(scale), in delta, ref Unsafe.Add(ref layer, TShape.Inputs * stride), TShape.Units);
            }
        }
    }

    // Each input in turn times its row of weights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SideBySide<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint stride = InQuads(TShape.Units);
        for (nint unit = 0; unit < stride; unit += N)
        {
            TVector sum = TShape.HasBias ? Load(in layer, (TShape.Inputs * stride) + unit) : TLanes.Zero;
            for (nint i = 0; i < TShape.Inputs; i++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(Offset(in input, i)), Load(in layer, (i * stride) + unit), sum);
            }

            TLanes.Store(sum, ref output, (nuint)unit);
        }
    }

    // target[0 .. count) += factor · source, count a multiple of four.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(TVector factor, ref readonly T source, ref T target, nint count)
    {
        for (nint i = 0; i < count; i += N)
        {
            TLanes.Store(TLanes.MultiplyAdd(factor, Load(in source, i), Load(in target, i)), ref target, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaledRow(TVector factor, ref readonly T source, ref T target, nint count) =>
        DensePasses<TLanes, TVector, T>.AddScaledRow(factor, in source, ref target, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot(ref readonly T a, ref readonly T b, nint count)
    {
        TVector sum = TLanes.Zero;
        for (nint i = 0; i < count; i += N)
        {
            sum = TLanes.MultiplyAdd(Load(in a, i), Load(in b, i), sum);
        }

        return TLanes.Sum(sum);
    }

    // Values are padded to blocks, which are a multiple of four.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref T memory, nint start, nint end)
    {
        for (nint i = start; i < end; i += N)
        {
            TLanes.Store(TLanes.Zero, ref memory, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint InQuads(int count) => (count + Quad - 1) / Quad * Quad;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(ref readonly T source, nint index) => TLanes.Load(in source, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Offset(ref readonly T source, nint index) => ref Unsafe.Add(ref Unsafe.AsRef(in source), index);
}
