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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta(ref readonly T delta, ref readonly T layer, ref T previous, int inputs, int units)
    {
        int lanes = DenseLayer.LaneUnits<T>(units);
        int padded = DenseLayer.Padded<T>(inputs);
        ref T dots = ref Offset(in layer, inputs * lanes);

        for (int i = 0; i < padded; i += N)
        {
            TVector sum = TLanes.Zero;
            for (int dot = 0; dot < units - lanes; dot++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(At(in delta, lanes + dot)), Load(in dots, (dot * padded) + i), sum);
            }

            TLanes.Store(sum, ref previous, (nuint)i);
        }

        if (lanes > 0)
        {
            DeltaOfLanes(in delta, in layer, ref previous, inputs, lanes);
        }
    }

    // target += scale · inputᵀ · delta for the weights, target += scale · delta for the biases.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref readonly T input, ref readonly T delta, T scale, ref T target, int inputs, int units, bool bias)
    {
        int lanes = DenseLayer.LaneUnits<T>(units);
        int padded = DenseLayer.Padded<T>(inputs);
        ref T dots = ref Unsafe.Add(ref target, inputs * lanes);
        ref T biases = ref Unsafe.Add(ref dots, (units - lanes) * padded);
        TVector scales = TLanes.Create(scale);

        if (lanes > 0)
        {
            for (int i = 0; i < inputs; i++)
            {
                TVector x = TLanes.Multiply(TLanes.Create(At(in input, i)), scales);
                AddScaled(x, in delta, ref Unsafe.Add(ref target, i * lanes), lanes);
            }
        }

        for (int dot = 0; dot < units - lanes; dot++)
        {
            TVector d = TLanes.Multiply(TLanes.Create(At(in delta, lanes + dot)), scales);
            AddScaled(d, in input, ref Unsafe.Add(ref dots, dot * padded), padded);
        }

        if (bias)
        {
            AddScaled(scales, in delta, ref biases, DenseLayer.Padded<T>(units));
        }
    }

    // previous[i] += Σ over the units side by side of W[i, unit] · delta[unit], four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DeltaOfLanes(ref readonly T delta, ref readonly T weights, ref T previous, int inputs, int lanes)
    {
        int input = 0;
        for (; input + 4 <= inputs; input += 4)
        {
            TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
            int w = input * lanes;
            for (int unit = 0; unit < lanes; unit += N)
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

        for (; input < inputs; input++)
        {
            AddTo(ref previous, input, Dot(in delta, in Offset(in weights, input * lanes), lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref T memory, int index, T value)
    {
        ref T element = ref Unsafe.Add(ref memory, index);
        element += value;
    }
}
