using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The weighted sums of a layer.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // output = input · W + b, before the activation. Whatever the width of a tile, eight sums are in flight, which hides the
    // latency of the multiply-add: a narrow tile takes several inputs at a time. Each tile is a method of its own, because
    // the JIT inlines only so much into one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        if (TShape.SkipsZeroInputs && lanes > 0 && IsSparse(in input, TShape.Inputs))
        {
            ForwardSparse<TShape>(in input, in layer, ref output);
            lanes = 0;
        }

        nint unit = 0;
        for (; unit + (8 * N) <= lanes; unit += 8 * N)
        {
            Tile8<TShape>(in input, in layer, ref output, unit);
        }

        if (unit + (4 * N) <= lanes)
        {
            Tile4<TShape>(in input, in layer, ref output, unit);
            unit += 4 * N;
        }

        if (unit + (2 * N) <= lanes)
        {
            Tile2<TShape>(in input, in layer, ref output, unit);
            unit += 2 * N;
        }

        if (unit + N <= lanes)
        {
            Tile1<TShape>(in input, in layer, ref output, unit);
        }

        if (TShape.Units > DenseLayer.LaneUnits<T>(TShape.Units))
        {
            Dots<TShape>(in input, in layer, ref output);
        }
    }

    // Eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile8<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s0 = Bias<TShape>(in layer, unit);
        TVector s1 = Bias<TShape>(in layer, unit + N);
        TVector s2 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s3 = Bias<TShape>(in layer, unit + (3 * N));
        TVector s4 = Bias<TShape>(in layer, unit + (4 * N));
        TVector s5 = Bias<TShape>(in layer, unit + (5 * N));
        TVector s6 = Bias<TShape>(in layer, unit + (6 * N));
        TVector s7 = Bias<TShape>(in layer, unit + (7 * N));
        nint w = unit;
        for (nint i = 0; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in layer, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s3);
            s4 = TLanes.MultiplyAdd(x, Load(in layer, w + (4 * N)), s4);
            s5 = TLanes.MultiplyAdd(x, Load(in layer, w + (5 * N)), s5);
            s6 = TLanes.MultiplyAdd(x, Load(in layer, w + (6 * N)), s6);
            s7 = TLanes.MultiplyAdd(x, Load(in layer, w + (7 * N)), s7);
            w += lanes;
        }

        TLanes.Store(s0, ref output, (nuint)(unit));
        TLanes.Store(s1, ref output, (nuint)(unit + N));
        TLanes.Store(s2, ref output, (nuint)(unit + (2 * N)));
        TLanes.Store(s3, ref output, (nuint)(unit + (3 * N)));
        TLanes.Store(s4, ref output, (nuint)(unit + (4 * N)));
        TLanes.Store(s5, ref output, (nuint)(unit + (5 * N)));
        TLanes.Store(s6, ref output, (nuint)(unit + (6 * N)));
        TLanes.Store(s7, ref output, (nuint)(unit + (7 * N)));
    }

    // Four vectors of units, two inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile4<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s02 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s03 = Bias<TShape>(in layer, unit + (3 * N));
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 2 <= TShape.Inputs; i += 2)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            x = TLanes.Create(At(in input, i + 1));
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + N), s11);
            s12 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + (2 * N)), s12);
            s13 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + (3 * N)), s13);
            w += 2 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            w += lanes;
        }

        TLanes.Store(TLanes.Add(s00, s10), ref output, (nuint)(unit));
        TLanes.Store(TLanes.Add(s01, s11), ref output, (nuint)(unit + N));
        TLanes.Store(TLanes.Add(s02, s12), ref output, (nuint)(unit + (2 * N)));
        TLanes.Store(TLanes.Add(s03, s13), ref output, (nuint)(unit + (3 * N)));
    }

    // Two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile2<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero;
        TVector s30 = TLanes.Zero, s31 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 4 <= TShape.Inputs; i += 4)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            x = TLanes.Create(At(in input, i + 1));
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + N), s11);
            x = TLanes.Create(At(in input, i + 2));
            s20 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * lanes)), s20);
            s21 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * lanes) + N), s21);
            x = TLanes.Create(At(in input, i + 3));
            s30 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * lanes)), s30);
            s31 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * lanes) + N), s31);
            w += 4 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            w += lanes;
        }

        TLanes.Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, (nuint)(unit));
        TLanes.Store(TLanes.Add(TLanes.Add(s01, s11), TLanes.Add(s21, s31)), ref output, (nuint)(unit + N));
    }

    // One vector of units, eight inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s10 = TLanes.Zero;
        TVector s20 = TLanes.Zero;
        TVector s30 = TLanes.Zero;
        TVector s40 = TLanes.Zero;
        TVector s50 = TLanes.Zero;
        TVector s60 = TLanes.Zero;
        TVector s70 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 8 <= TShape.Inputs; i += 8)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            x = TLanes.Create(At(in input, i + 1));
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes), s10);
            x = TLanes.Create(At(in input, i + 2));
            s20 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * lanes)), s20);
            x = TLanes.Create(At(in input, i + 3));
            s30 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * lanes)), s30);
            x = TLanes.Create(At(in input, i + 4));
            s40 = TLanes.MultiplyAdd(x, Load(in layer, w + (4 * lanes)), s40);
            x = TLanes.Create(At(in input, i + 5));
            s50 = TLanes.MultiplyAdd(x, Load(in layer, w + (5 * lanes)), s50);
            x = TLanes.Create(At(in input, i + 6));
            s60 = TLanes.MultiplyAdd(x, Load(in layer, w + (6 * lanes)), s60);
            x = TLanes.Create(At(in input, i + 7));
            s70 = TLanes.MultiplyAdd(x, Load(in layer, w + (7 * lanes)), s70);
            w += 8 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            w += lanes;
        }

        TLanes.Store(TLanes.Add(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), TLanes.Add(TLanes.Add(s40, s50), TLanes.Add(s60, s70))), ref output, (nuint)(unit));
    }

    // The units that do not fill a block, as dot products, four at a time; zeros behind them up to the end of the block.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Dots<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), padded = DenseLayer.Padded<T>(TShape.Inputs);
        ref T rows = ref Offset(in layer, TShape.Inputs * lanes);
        for (nint i = lanes; i < DenseLayer.Padded<T>(TShape.Units); i += N)
        {
            TLanes.Store(TLanes.Zero, ref output, (nuint)i);
        }

        nint unit = lanes;
        for (; unit + 4 <= TShape.Units; unit += 4)
        {
            TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
            nint row = (unit - lanes) * padded;
            for (nint i = 0; i < padded; i += N)
            {
                TVector x = Load(in input, i);
                s0 = TLanes.MultiplyAdd(x, Load(in rows, row + i), s0);
                s1 = TLanes.MultiplyAdd(x, Load(in rows, row + padded + i), s1);
                s2 = TLanes.MultiplyAdd(x, Load(in rows, row + (2 * padded) + i), s2);
                s3 = TLanes.MultiplyAdd(x, Load(in rows, row + (3 * padded) + i), s3);
            }

            Set(ref output, unit, TLanes.Sum(s0));
            Set(ref output, unit + 1, TLanes.Sum(s1));
            Set(ref output, unit + 2, TLanes.Sum(s2));
            Set(ref output, unit + 3, TLanes.Sum(s3));
        }

        for (; unit < TShape.Units; unit++)
        {
            Set(ref output, unit, Dot(in input, in Offset(in rows, (unit - lanes) * padded), padded));
        }

        if (TShape.HasBias)
        {
            AddBiases<TShape>(in layer, ref Unsafe.Add(ref output, lanes), 1);
        }
    }

    // The biases of a vector of units, which follow all weights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bias<TShape>(ref readonly T layer, nint unit)
        where TShape : struct, ILayerShape
    {
        if (!TShape.HasBias)
        {
            return TLanes.Zero;
        }

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        return Load(in layer, (TShape.Inputs * lanes) + ((TShape.Units - lanes) * DenseLayer.Padded<T>(TShape.Inputs)) + unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ref T memory, nint index, T value) => Unsafe.Add(ref memory, index) = value;
}
