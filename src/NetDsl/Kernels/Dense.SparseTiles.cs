using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The same as the tiles over all inputs, for those on a list.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Five to eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SparseTile8<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit, nint vectors)
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
        int k = 0;
        for (; k < indices.Length; k++)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s0 = TLanes.MultiplyAdd(x, Load(in layer, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s3);
            s4 = TLanes.MultiplyAdd(x, Load(in layer, w + (4 * N)), s4);
            if (vectors > 5) s5 = TLanes.MultiplyAdd(x, Load(in layer, w + (5 * N)), s5);
            if (vectors > 6) s6 = TLanes.MultiplyAdd(x, Load(in layer, w + (6 * N)), s6);
            if (vectors > 7) s7 = TLanes.MultiplyAdd(x, Load(in layer, w + (7 * N)), s7);
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
    private static void SparseTile4<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s02 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s03 = vectors > 3 ? Bias<TShape>(in layer, unit + (3 * N)) : TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        int k = 0;
        for (; k + 2 <= indices.Length; k += 2)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            if (vectors > 3) s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            i = indices[k + 1];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s11);
            s12 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s12);
            if (vectors > 3) s13 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s13);
        }

        for (; k < indices.Length; k++)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            if (vectors > 3) s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
        }

        Store(TLanes.Add(s00, s10), ref output, unit);
        Store(TLanes.Add(s01, s11), ref output, unit + N);
        Store(TLanes.Add(s02, s12), ref output, unit + (2 * N));
        if (vectors > 3) Store(TLanes.Add(s03, s13), ref output, unit + (3 * N));
    }

    // Two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SparseTile2<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero;
        TVector s30 = TLanes.Zero, s31 = TLanes.Zero;
        int k = 0;
        for (; k + 4 <= indices.Length; k += 4)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            i = indices[k + 1];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s11);
            i = indices[k + 2];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s20 = TLanes.MultiplyAdd(x, Load(in layer, w), s20);
            s21 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s21);
            i = indices[k + 3];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s30 = TLanes.MultiplyAdd(x, Load(in layer, w), s30);
            s31 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s31);
        }

        for (; k < indices.Length; k++)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
        }

        Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, unit);
        Store(TLanes.Add(TLanes.Add(s01, s11), TLanes.Add(s21, s31)), ref output, unit + N);
    }

    // One vector of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SparseTile1<TShape>(ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s10 = TLanes.Zero;
        TVector s20 = TLanes.Zero;
        TVector s30 = TLanes.Zero;
        int k = 0;
        for (; k + 4 <= indices.Length; k += 4)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            i = indices[k + 1];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w), s10);
            i = indices[k + 2];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s20 = TLanes.MultiplyAdd(x, Load(in layer, w), s20);
            i = indices[k + 3];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s30 = TLanes.MultiplyAdd(x, Load(in layer, w), s30);
        }

        for (; k < indices.Length; k++)
        {
            nint i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
        }

        Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, unit);
    }
}
