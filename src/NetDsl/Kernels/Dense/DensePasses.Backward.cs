using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The delta of the layer before, and the gradient.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // previous = delta · Wᵀ
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T delta, ref readonly T layer, ref T previous)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        DeltaOfDots<TShape>(in delta, in Offset(in layer, TShape.Inputs * lanes), ref previous);
        if (lanes > 0)
        {
            DeltaOfLanes<TShape>(in delta, in layer, ref previous);
        }
    }

    // target += scale · inputᵀ · delta for the weights, target += scale · delta for the biases.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        nint padded = DenseLayer.Padded<T>(TShape.Inputs);
        ref T dots = ref Unsafe.Add(ref target, TShape.Inputs * lanes);
        ref T biases = ref Unsafe.Add(ref dots, (TShape.Units - lanes) * padded);
        TVector scales = TLanes.Create(scale);

        if (lanes > 0 && !(TShape.SkipsZeroInputs && AccumulateSparse<TShape>(in input, in delta, scale, ref target)))
        {
            nint unit = 0;
            if (WiderTiles<TShape>(MostVectors) > 0)
            {
                for (; unit < WiderUnits<TShape>(MostVectors); unit += (TileVectors<TShape>(MostVectors) + 1) * N)
                {
                    WiderUpdate<TShape>(in input, in delta, scale, ref target, unit);
                }
            }

            for (; unit < lanes; unit += TileVectors<TShape>(MostVectors) * N)
            {
                NarrowerUpdate<TShape>(in input, in delta, scale, ref target, unit);
            }
        }

        for (nint dot = 0; dot < TShape.Units - lanes; dot++)
        {
            TVector d = TLanes.Multiply(TLanes.Create(At(in delta, lanes + dot)), scales);
            AddScaledRow(d, in input, ref Unsafe.Add(ref dots, dot * padded), TShape.Inputs);
        }

        if (TShape.HasBias)
        {
            AddScaledRow(scales, in delta, ref biases, TShape.Units);
        }
    }

    // previous[i] += Σ over the units side by side of W[i, unit] · delta[unit], four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DeltaOfLanes<TShape>(ref readonly T delta, ref readonly T weights, ref T previous)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        nint input = 0;
        for (; input + 4 <= TShape.Inputs; input += 4)
        {
            TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
            nint w = input * lanes;
            for (nint unit = 0; unit < lanes; unit += N)
            {
                TVector d = Load(in delta, unit);
                s0 = TLanes.MultiplyAdd(d, Load(in weights, w + unit), s0);
                s1 = TLanes.MultiplyAdd(d, Load(in weights, w + lanes + unit), s1);
                s2 = TLanes.MultiplyAdd(d, Load(in weights, w + (2 * lanes) + unit), s2);
                s3 = TLanes.MultiplyAdd(d, Load(in weights, w + (3 * lanes) + unit), s3);
            }

            TLanes.AddSums(s0, s1, s2, s3, ref previous, (nuint)input);
        }

        for (; input < TShape.Inputs; input++)
        {
            AddTo(ref previous, input, Dot(in delta, in Offset(in weights, input * lanes), lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref T memory, nint index, T value)
    {
        ref T element = ref Unsafe.Add(ref memory, index);
        element += value;
    }
}
