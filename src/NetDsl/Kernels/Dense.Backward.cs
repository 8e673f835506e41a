using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The delta of the layer before, and the gradient.
internal static partial class Dense<TLanes, TVector, T>
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
        nint padded = DenseLayer.Padded<T>(TShape.Inputs);
        ref T dots = ref Offset(in layer, TShape.Inputs * lanes);

        for (nint i = 0; i < padded; i += N)
        {
            TVector sum = TLanes.Zero;
            for (nint dot = 0; dot < TShape.Units - lanes; dot++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(At(in delta, lanes + dot)), Load(in dots, (dot * padded) + i), sum);
            }

            TLanes.Store(sum, ref previous, (nuint)i);
        }

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

        if (TShape.SkipsZeroInputs && lanes > 0 && IsSparse(in input, TShape.Inputs))
        {
            AccumulateSparse<TShape>(in input, in delta, scale, ref target);
        }
        else if (lanes > 0)
        {
            for (nint i = 0; i < TShape.Inputs; i++)
            {
                AddScaled(TLanes.Multiply(TLanes.Create(At(in input, i)), scales), in delta, ref Unsafe.Add(ref target, i * lanes), lanes);
            }
        }

        for (nint dot = 0; dot < TShape.Units - lanes; dot++)
        {
            TVector d = TLanes.Multiply(TLanes.Create(At(in delta, lanes + dot)), scales);
            AddScaled(d, in input, ref Unsafe.Add(ref dots, dot * padded), padded);
        }

        if (TShape.HasBias)
        {
            AddScaled(scales, in delta, ref biases, DenseLayer.Padded<T>(TShape.Units));
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

            AddTo(ref previous, input, TLanes.Sum(s0));
            AddTo(ref previous, input + 1, TLanes.Sum(s1));
            AddTo(ref previous, input + 2, TLanes.Sum(s2));
            AddTo(ref previous, input + 3, TLanes.Sum(s3));
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
