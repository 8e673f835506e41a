using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// A step of training on one row and the weighted sums of the next row in one pass over the weights: the cost of a
// large layer is access to its weights, so they are read only once.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Machines with 64-byte vectors have 32 registers, which can hold the deltas and the sums of eight; others may have 16.
    private static nint MostStepVectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N * Unsafe.SizeOf<T>() == 64 ? 8 : 4;
    }

    // layer += scale · inputᵀ · delta, and then output = next · W + b.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TShape>(ref readonly T input, ref readonly T delta, T scale, ref readonly T next, ref T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), padded = DenseLayer.Padded<T>(TShape.Inputs);
        ref T dots = ref Unsafe.Add(ref layer, TShape.Inputs * lanes);
        ref T biases = ref Unsafe.Add(ref dots, (TShape.Units - lanes) * padded);
        ref T x = ref Offset(in input, 0), y = ref Offset(in next, 0), d = ref Offset(in delta, 0);
        TVector scales = TLanes.Create(scale);

        // The sums start with the new biases.
        for (nint i = 0; i < DenseLayer.Padded<T>(TShape.Units); i += N)
        {
            TVector bias = TLanes.Zero;
            if (TShape.HasBias)
            {
                bias = TLanes.MultiplyAdd(scales, Load(in delta, i), Load(in biases, i));
                bias = i + N > TShape.Units ? TLanes.And(OutputsFrom<TShape>(i), bias) : bias;
                Store(bias, ref biases, i);
            }

            Store(bias, ref output, i);
        }

        if (lanes > 0)
        {
            if (TShape.SkipsZeroInputs && AccumulateSparse<TShape>(in input, in delta, scale, ref layer))
            {
                ForwardLanes<TShape>(in next, in layer, ref output);
            }
            else
            {
                StepLanes<TShape>(ref x, ref d, scale, ref y, ref layer, ref output);
            }
        }

        nint unit = 0;
        for (; unit + 4 <= TShape.Units - lanes; unit += 4)
        {
            StepDots<TShape>(ref x, ref Unsafe.Add(ref d, lanes + unit), scales, ref y, ref Unsafe.Add(ref dots, unit * padded), ref Unsafe.Add(ref output, lanes + unit), 4);
        }

        if ((TShape.Units - DenseLayer.LaneUnits<T>(TShape.Units)) % 4 != 0)
        {
            StepDots<TShape>(
                ref x, ref Unsafe.Add(ref d, lanes + unit), scales, ref y, ref Unsafe.Add(ref dots, unit * padded), ref Unsafe.Add(ref output, lanes + unit),
                (TShape.Units - DenseLayer.LaneUnits<T>(TShape.Units)) % 4);
        }
    }

    // The same for units whose weights are in rows, of which there are one to four; the number is a constant. With
    // fewer than four, zero is added to what follows their outputs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepDots<TShape>(ref T input, ref T delta, TVector scales, ref T next, ref T weights, ref T output, nint rows)
        where TShape : struct, ILayerShape
    {
        nint count = DenseLayer.Padded<T>(TShape.Inputs), whole = TShape.Inputs / N * N;
        TVector d0 = TLanes.Multiply(TLanes.Create(delta), scales);
        TVector d1 = rows > 1 ? TLanes.Multiply(TLanes.Create(Unsafe.Add(ref delta, 1)), scales) : TLanes.Zero;
        TVector d2 = rows > 2 ? TLanes.Multiply(TLanes.Create(Unsafe.Add(ref delta, 2)), scales) : TLanes.Zero;
        TVector d3 = rows > 3 ? TLanes.Multiply(TLanes.Create(Unsafe.Add(ref delta, 3)), scales) : TLanes.Zero;
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        for (nint i = 0; i < whole; i += N)
        {
            TVector x = Load(in input, i), y = Load(in next, i);
            s0 = StepVector(ref Unsafe.Add(ref weights, i), x, d0, y, s0);
            if (rows > 1) s1 = StepVector(ref Unsafe.Add(ref weights, count + i), x, d1, y, s1);
            if (rows > 2) s2 = StepVector(ref Unsafe.Add(ref weights, (2 * count) + i), x, d2, y, s2);
            if (rows > 3) s3 = StepVector(ref Unsafe.Add(ref weights, (3 * count) + i), x, d3, y, s3);
        }

        if (whole < TShape.Inputs)
        {
            // The gap after the inputs stays zero.
            TVector x = Load(in input, whole), y = Load(in next, whole), kept = Kept(TShape.Inputs, whole);
            s0 = StepLastVector(ref Unsafe.Add(ref weights, whole), x, d0, y, s0, kept);
            if (rows > 1) s1 = StepLastVector(ref Unsafe.Add(ref weights, count + whole), x, d1, y, s1, kept);
            if (rows > 2) s2 = StepLastVector(ref Unsafe.Add(ref weights, (2 * count) + whole), x, d2, y, s2, kept);
            if (rows > 3) s3 = StepLastVector(ref Unsafe.Add(ref weights, (3 * count) + whole), x, d3, y, s3, kept);
        }

        TLanes.AddSums(s0, s1, s2, s3, ref output, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepLanes<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint unit = 0;
        if (WiderTiles<TShape>(MostStepVectors) > 0)
        {
            for (; unit < WiderUnits<TShape>(MostStepVectors); unit += (TileVectors<TShape>(MostStepVectors) + 1) * N)
            {
                WiderStep<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit);
            }
        }

        for (; unit < DenseLayer.LaneUnits<T>(TShape.Units); unit += TileVectors<TShape>(MostStepVectors) * N)
        {
            NarrowerStep<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WiderStep<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape =>
        StepTile<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit, TileVectors<TShape>(MostStepVectors) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void NarrowerStep<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape =>
        StepTile<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit, TileVectors<TShape>(MostStepVectors));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepTile<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        if (vectors > 4)
        {
            StepTile8<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit, vectors);
        }
        else if (vectors > 2)
        {
            StepTile4<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit, vectors);
        }
        else
        {
            StepTile2<TShape>(ref input, ref delta, scale, ref next, ref layer, ref output, unit, vectors);
        }
    }

    // weights += x · delta; returns sum + y · weights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector StepVector(ref T weights, TVector x, TVector delta, TVector y, TVector sum)
    {
        TVector changed = TLanes.MultiplyAdd(x, delta, TLanes.Load(in weights, 0));
        TLanes.Store(changed, ref weights, 0);
        return TLanes.MultiplyAdd(y, changed, sum);
    }

    // The same for a row's last vector, of which only the first elements are kept.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector StepLastVector(ref T weights, TVector x, TVector delta, TVector y, TVector sum, TVector kept)
    {
        TVector changed = TLanes.And(kept, TLanes.MultiplyAdd(x, delta, TLanes.Load(in weights, 0)));
        TLanes.Store(changed, ref weights, 0);
        return TLanes.MultiplyAdd(y, changed, sum);
    }
}
