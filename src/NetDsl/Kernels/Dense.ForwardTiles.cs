using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The weighted sums of a tile of units that stand side by side, in a loop over the inputs. At least four sums are in flight
// whatever the width of a tile, eight if it can be, which hides the latency of the multiply-add: a narrow tile takes several
// inputs at a time. The number of vectors is a constant, and what is not of the tile drops out.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Five to eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile8<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s0 = Bias<TShape>(in layer, unit);
        TVector s1 = Bias<TShape>(in layer, unit + N);
        TVector s2 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s3 = Bias<TShape>(in layer, unit + (3 * N));
        TVector s4 = Bias<TShape>(in layer, unit + (4 * N));
        TVector s5 = vectors > 5 ? Bias<TShape>(in layer, unit + (5 * N)) : TLanes.Zero;
        TVector s6 = vectors > 6 ? Bias<TShape>(in layer, unit + (6 * N)) : TLanes.Zero;
        TVector s7 = vectors > 7 ? Bias<TShape>(in layer, unit + (7 * N)) : TLanes.Zero;
        nint w = unit, i = 0;
        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in layer, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s3);
            s4 = TLanes.MultiplyAdd(x, Load(in layer, w + (4 * N)), s4);
            if (vectors > 5) s5 = TLanes.MultiplyAdd(x, Load(in layer, w + (5 * N)), s5);
            if (vectors > 6) s6 = TLanes.MultiplyAdd(x, Load(in layer, w + (6 * N)), s6);
            if (vectors > 7) s7 = TLanes.MultiplyAdd(x, Load(in layer, w + (7 * N)), s7);
            w += lanes;
        }

        Store(s0, ref output, unit);
        Store(s1, ref output, unit + N);
        Store(s2, ref output, unit + (2 * N));
        Store(s3, ref output, unit + (3 * N));
        Store(s4, ref output, unit + (4 * N));
        if (vectors > 5) Store(s5, ref output, unit + (5 * N));
        if (vectors > 6) Store(s6, ref output, unit + (6 * N));
        if (vectors > 7) Store(s7, ref output, unit + (7 * N));
    }

    // Three or four vectors of units, two inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile4<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s02 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s03 = vectors > 3 ? Bias<TShape>(in layer, unit + (3 * N)) : TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 2 <= TShape.Inputs; i += 2)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            if (vectors > 3) s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            x = TLanes.Create(At(in input, i + 1));
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + N), s11);
            s12 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + (2 * N)), s12);
            if (vectors > 3) s13 = TLanes.MultiplyAdd(x, Load(in layer, w + lanes + (3 * N)), s13);
            w += 2 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            if (vectors > 3) s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            w += lanes;
        }

        Store(TLanes.Add(s00, s10), ref output, unit);
        Store(TLanes.Add(s01, s11), ref output, unit + N);
        Store(TLanes.Add(s02, s12), ref output, unit + (2 * N));
        if (vectors > 3) Store(TLanes.Add(s03, s13), ref output, unit + (3 * N));
    }

    // Two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

        Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, unit);
        Store(TLanes.Add(TLanes.Add(s01, s11), TLanes.Add(s21, s31)), ref output, unit + N);
    }

    // One vector of units, eight inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

        Store(TLanes.Add(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), TLanes.Add(TLanes.Add(s40, s50), TLanes.Add(s60, s70))), ref output, unit);
    }
}
