using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// A step of training on one row and the weighted sums of the next row in one pass over the weights: what a large layer
// costs is the way to its weights, and so they are read once and not twice.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // layer += scale · inputᵀ · delta, and then output = next · W + b.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TShape>(ref readonly T input, ref readonly T delta, T scale, ref readonly T next, ref T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), padded = DenseLayer.Padded<T>(TShape.Inputs);
        ref T dots = ref Unsafe.Add(ref layer, TShape.Inputs * lanes);
        ref T biases = ref Unsafe.Add(ref dots, (TShape.Units - lanes) * padded);
        ref T x = ref Offset(in input, 0), y = ref Offset(in next, 0), d = ref Offset(in delta, 0);
        if (TShape.SkipsZeroInputs && lanes > 0 && IsSparse(in input, TShape.Inputs))
        {
            Accumulate<TShape>(in input, in delta, scale, ref layer);
            Forward<TShape>(in next, in layer, ref output);
            return;
        }

        TVector scales = TLanes.Create(scale);

        // The sums begin with the new biases.
        for (nint i = 0; i < DenseLayer.Padded<T>(TShape.Units); i += N)
        {
            TVector bias = TLanes.Zero;
            if (TShape.HasBias)
            {
                bias = TLanes.MultiplyAdd(scales, Load(in delta, i), Load(in biases, i));
                Store(bias, ref biases, i);
            }

            Store(bias, ref output, i);
        }

        nint unit = 0;
        if (N * Unsafe.SizeOf<T>() == 64)
        {
            for (; unit + (8 * N) <= lanes; unit += 8 * N)
            {
                StepTile8<TShape>(ref x, ref d, scale, ref y, ref layer, ref output, unit);
            }
        }

        for (; unit + (4 * N) <= lanes; unit += 4 * N)
        {
            StepTile4<TShape>(ref x, ref d, scale, ref y, ref layer, ref output, unit);
        }

        if (unit + (2 * N) <= lanes)
        {
            StepTile2<TShape>(ref x, ref d, scale, ref y, ref layer, ref output, unit);
            unit += 2 * N;
        }

        if (unit + N <= lanes)
        {
            StepTile1<TShape>(ref x, ref d, scale, ref y, ref layer, ref output, unit);
        }

        for (nint dot = 0; dot < TShape.Units - lanes; dot++)
        {
            T sum = StepDot(ref x, TLanes.Multiply(TLanes.Create(Unsafe.Add(ref d, lanes + dot)), scales), ref y, ref Unsafe.Add(ref dots, dot * padded), padded);
            Unsafe.Add(ref output, lanes + dot) += sum;
        }
    }

    // The same for one unit whose weights stand in a row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T StepDot(ref T input, TVector delta, ref T next, ref T weights, nint count)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero;
        nint i = 0;
        for (; i + (2 * N) <= count; i += 2 * N)
        {
            TVector w0 = TLanes.MultiplyAdd(delta, Load(in input, i), Load(in weights, i));
            TVector w1 = TLanes.MultiplyAdd(delta, Load(in input, i + N), Load(in weights, i + N));
            Store(w0, ref weights, i);
            Store(w1, ref weights, i + N);
            s0 = TLanes.MultiplyAdd(w0, Load(in next, i), s0);
            s1 = TLanes.MultiplyAdd(w1, Load(in next, i + N), s1);
        }

        if (i < count)
        {
            TVector w0 = TLanes.MultiplyAdd(delta, Load(in input, i), Load(in weights, i));
            Store(w0, ref weights, i);
            s0 = TLanes.MultiplyAdd(w0, Load(in next, i), s0);
        }

        return TLanes.Sum(TLanes.Add(s0, s1));
    }

    // Eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepTile8<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nuint n = (nuint)TLanes.Count, lanes = (nuint)DenseLayer.LaneUnits<T>(TShape.Units), w = (nuint)unit;
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(TLanes.Load(ref delta, w), scales), s0 = TLanes.Load(ref output, w);
        TVector d1 = TLanes.Multiply(TLanes.Load(ref delta, w + n), scales), s1 = TLanes.Load(ref output, w + n);
        TVector d2 = TLanes.Multiply(TLanes.Load(ref delta, w + (2 * n)), scales), s2 = TLanes.Load(ref output, w + (2 * n));
        TVector d3 = TLanes.Multiply(TLanes.Load(ref delta, w + (3 * n)), scales), s3 = TLanes.Load(ref output, w + (3 * n));
        TVector d4 = TLanes.Multiply(TLanes.Load(ref delta, w + (4 * n)), scales), s4 = TLanes.Load(ref output, w + (4 * n));
        TVector d5 = TLanes.Multiply(TLanes.Load(ref delta, w + (5 * n)), scales), s5 = TLanes.Load(ref output, w + (5 * n));
        TVector d6 = TLanes.Multiply(TLanes.Load(ref delta, w + (6 * n)), scales), s6 = TLanes.Load(ref output, w + (6 * n));
        TVector d7 = TLanes.Multiply(TLanes.Load(ref delta, w + (7 * n)), scales), s7 = TLanes.Load(ref output, w + (7 * n));
        for (nint i = 0; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(Unsafe.Add(ref input, i)), y = TLanes.Create(Unsafe.Add(ref next, i));
            TVector w0 = TLanes.MultiplyAdd(x, d0, TLanes.Load(ref layer, w));
            TLanes.Store(w0, ref layer, w);
            s0 = TLanes.MultiplyAdd(y, w0, s0);
            TVector w1 = TLanes.MultiplyAdd(x, d1, TLanes.Load(ref layer, w + n));
            TLanes.Store(w1, ref layer, w + n);
            s1 = TLanes.MultiplyAdd(y, w1, s1);
            TVector w2 = TLanes.MultiplyAdd(x, d2, TLanes.Load(ref layer, w + (2 * n)));
            TLanes.Store(w2, ref layer, w + (2 * n));
            s2 = TLanes.MultiplyAdd(y, w2, s2);
            TVector w3 = TLanes.MultiplyAdd(x, d3, TLanes.Load(ref layer, w + (3 * n)));
            TLanes.Store(w3, ref layer, w + (3 * n));
            s3 = TLanes.MultiplyAdd(y, w3, s3);
            TVector w4 = TLanes.MultiplyAdd(x, d4, TLanes.Load(ref layer, w + (4 * n)));
            TLanes.Store(w4, ref layer, w + (4 * n));
            s4 = TLanes.MultiplyAdd(y, w4, s4);
            TVector w5 = TLanes.MultiplyAdd(x, d5, TLanes.Load(ref layer, w + (5 * n)));
            TLanes.Store(w5, ref layer, w + (5 * n));
            s5 = TLanes.MultiplyAdd(y, w5, s5);
            TVector w6 = TLanes.MultiplyAdd(x, d6, TLanes.Load(ref layer, w + (6 * n)));
            TLanes.Store(w6, ref layer, w + (6 * n));
            s6 = TLanes.MultiplyAdd(y, w6, s6);
            TVector w7 = TLanes.MultiplyAdd(x, d7, TLanes.Load(ref layer, w + (7 * n)));
            TLanes.Store(w7, ref layer, w + (7 * n));
            s7 = TLanes.MultiplyAdd(y, w7, s7);

            w += lanes;
        }

        w = (nuint)unit;
        TLanes.Store(s0, ref output, w);
        TLanes.Store(s1, ref output, w + n);
        TLanes.Store(s2, ref output, w + (2 * n));
        TLanes.Store(s3, ref output, w + (3 * n));
        TLanes.Store(s4, ref output, w + (4 * n));
        TLanes.Store(s5, ref output, w + (5 * n));
        TLanes.Store(s6, ref output, w + (6 * n));
        TLanes.Store(s7, ref output, w + (7 * n));
    }

    // Four vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepTile4<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nuint n = (nuint)TLanes.Count, lanes = (nuint)DenseLayer.LaneUnits<T>(TShape.Units), w = (nuint)unit;
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(TLanes.Load(ref delta, w), scales), s0 = TLanes.Load(ref output, w);
        TVector d1 = TLanes.Multiply(TLanes.Load(ref delta, w + n), scales), s1 = TLanes.Load(ref output, w + n);
        TVector d2 = TLanes.Multiply(TLanes.Load(ref delta, w + (2 * n)), scales), s2 = TLanes.Load(ref output, w + (2 * n));
        TVector d3 = TLanes.Multiply(TLanes.Load(ref delta, w + (3 * n)), scales), s3 = TLanes.Load(ref output, w + (3 * n));
        for (nint i = 0; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(Unsafe.Add(ref input, i)), y = TLanes.Create(Unsafe.Add(ref next, i));
            TVector w0 = TLanes.MultiplyAdd(x, d0, TLanes.Load(ref layer, w));
            TLanes.Store(w0, ref layer, w);
            s0 = TLanes.MultiplyAdd(y, w0, s0);
            TVector w1 = TLanes.MultiplyAdd(x, d1, TLanes.Load(ref layer, w + n));
            TLanes.Store(w1, ref layer, w + n);
            s1 = TLanes.MultiplyAdd(y, w1, s1);
            TVector w2 = TLanes.MultiplyAdd(x, d2, TLanes.Load(ref layer, w + (2 * n)));
            TLanes.Store(w2, ref layer, w + (2 * n));
            s2 = TLanes.MultiplyAdd(y, w2, s2);
            TVector w3 = TLanes.MultiplyAdd(x, d3, TLanes.Load(ref layer, w + (3 * n)));
            TLanes.Store(w3, ref layer, w + (3 * n));
            s3 = TLanes.MultiplyAdd(y, w3, s3);

            w += lanes;
        }

        w = (nuint)unit;
        TLanes.Store(s0, ref output, w);
        TLanes.Store(s1, ref output, w + n);
        TLanes.Store(s2, ref output, w + (2 * n));
        TLanes.Store(s3, ref output, w + (3 * n));
    }

    // Two vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepTile2<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nuint n = (nuint)TLanes.Count, lanes = (nuint)DenseLayer.LaneUnits<T>(TShape.Units), w = (nuint)unit;
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(TLanes.Load(ref delta, w), scales), s0 = TLanes.Load(ref output, w);
        TVector d1 = TLanes.Multiply(TLanes.Load(ref delta, w + n), scales), s1 = TLanes.Load(ref output, w + n);
        for (nint i = 0; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(Unsafe.Add(ref input, i)), y = TLanes.Create(Unsafe.Add(ref next, i));
            TVector w0 = TLanes.MultiplyAdd(x, d0, TLanes.Load(ref layer, w));
            TLanes.Store(w0, ref layer, w);
            s0 = TLanes.MultiplyAdd(y, w0, s0);
            TVector w1 = TLanes.MultiplyAdd(x, d1, TLanes.Load(ref layer, w + n));
            TLanes.Store(w1, ref layer, w + n);
            s1 = TLanes.MultiplyAdd(y, w1, s1);

            w += lanes;
        }

        w = (nuint)unit;
        TLanes.Store(s0, ref output, w);
        TLanes.Store(s1, ref output, w + n);
    }

    // One vector of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepTile1<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nuint n = (nuint)TLanes.Count, lanes = (nuint)DenseLayer.LaneUnits<T>(TShape.Units), w = (nuint)unit;
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(TLanes.Load(ref delta, w), scales), s0 = TLanes.Load(ref output, w);
        for (nint i = 0; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(Unsafe.Add(ref input, i)), y = TLanes.Create(Unsafe.Add(ref next, i));
            TVector w0 = TLanes.MultiplyAdd(x, d0, TLanes.Load(ref layer, w));
            TLanes.Store(w0, ref layer, w);
            s0 = TLanes.MultiplyAdd(y, w0, s0);

            w += lanes;
        }

        w = (nuint)unit;
        TLanes.Store(s0, ref output, w);
    }
}
