using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The fused step of a tile of units that stand side by side; the tiles are those of the forward pass.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
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

    // Five to eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepTile8<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(Load(in delta, unit), scales);
        TVector s0 = Load(in output, unit);
        TVector d1 = TLanes.Multiply(Load(in delta, unit + N), scales);
        TVector s1 = Load(in output, unit + N);
        TVector d2 = TLanes.Multiply(Load(in delta, unit + (2 * N)), scales);
        TVector s2 = Load(in output, unit + (2 * N));
        TVector d3 = TLanes.Multiply(Load(in delta, unit + (3 * N)), scales);
        TVector s3 = Load(in output, unit + (3 * N));
        TVector d4 = TLanes.Multiply(Load(in delta, unit + (4 * N)), scales);
        TVector s4 = Load(in output, unit + (4 * N));
        TVector d5 = vectors > 5 ? TLanes.Multiply(Load(in delta, unit + (5 * N)), scales) : TLanes.Zero;
        TVector s5 = vectors > 5 ? Load(in output, unit + (5 * N)) : TLanes.Zero;
        TVector d6 = vectors > 6 ? TLanes.Multiply(Load(in delta, unit + (6 * N)), scales) : TLanes.Zero;
        TVector s6 = vectors > 6 ? Load(in output, unit + (6 * N)) : TLanes.Zero;
        TVector d7 = vectors > 7 ? TLanes.Multiply(Load(in delta, unit + (7 * N)), scales) : TLanes.Zero;
        TVector s7 = vectors > 7 ? Load(in output, unit + (7 * N)) : TLanes.Zero;
        nint w = unit, i = 0;
        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i)), y = TLanes.Create(At(in next, i));
            s0 = StepVector(ref Unsafe.Add(ref layer, w), x, d0, y, s0);
            s1 = StepVector(ref Unsafe.Add(ref layer, w + N), x, d1, y, s1);
            s2 = StepVector(ref Unsafe.Add(ref layer, w + (2 * N)), x, d2, y, s2);
            s3 = StepVector(ref Unsafe.Add(ref layer, w + (3 * N)), x, d3, y, s3);
            s4 = StepVector(ref Unsafe.Add(ref layer, w + (4 * N)), x, d4, y, s4);
            if (vectors > 5) s5 = StepVector(ref Unsafe.Add(ref layer, w + (5 * N)), x, d5, y, s5);
            if (vectors > 6) s6 = StepVector(ref Unsafe.Add(ref layer, w + (6 * N)), x, d6, y, s6);
            if (vectors > 7) s7 = StepVector(ref Unsafe.Add(ref layer, w + (7 * N)), x, d7, y, s7);
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
    private static void StepTile4<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(Load(in delta, unit), scales);
        TVector s00 = Load(in output, unit);
        TVector d1 = TLanes.Multiply(Load(in delta, unit + N), scales);
        TVector s01 = Load(in output, unit + N);
        TVector d2 = TLanes.Multiply(Load(in delta, unit + (2 * N)), scales);
        TVector s02 = Load(in output, unit + (2 * N));
        TVector d3 = vectors > 3 ? TLanes.Multiply(Load(in delta, unit + (3 * N)), scales) : TLanes.Zero;
        TVector s03 = vectors > 3 ? Load(in output, unit + (3 * N)) : TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 2 <= TShape.Inputs; i += 2)
        {
            TVector x = TLanes.Create(At(in input, i)), y = TLanes.Create(At(in next, i));
            s00 = StepVector(ref Unsafe.Add(ref layer, w), x, d0, y, s00);
            s01 = StepVector(ref Unsafe.Add(ref layer, w + N), x, d1, y, s01);
            s02 = StepVector(ref Unsafe.Add(ref layer, w + (2 * N)), x, d2, y, s02);
            if (vectors > 3) s03 = StepVector(ref Unsafe.Add(ref layer, w + (3 * N)), x, d3, y, s03);
            x = TLanes.Create(At(in input, i + 1));
            y = TLanes.Create(At(in next, i + 1));
            s10 = StepVector(ref Unsafe.Add(ref layer, w + lanes), x, d0, y, s10);
            s11 = StepVector(ref Unsafe.Add(ref layer, w + lanes + N), x, d1, y, s11);
            s12 = StepVector(ref Unsafe.Add(ref layer, w + lanes + (2 * N)), x, d2, y, s12);
            if (vectors > 3) s13 = StepVector(ref Unsafe.Add(ref layer, w + lanes + (3 * N)), x, d3, y, s13);
            w += 2 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i)), y = TLanes.Create(At(in next, i));
            s00 = StepVector(ref Unsafe.Add(ref layer, w), x, d0, y, s00);
            s01 = StepVector(ref Unsafe.Add(ref layer, w + N), x, d1, y, s01);
            s02 = StepVector(ref Unsafe.Add(ref layer, w + (2 * N)), x, d2, y, s02);
            if (vectors > 3) s03 = StepVector(ref Unsafe.Add(ref layer, w + (3 * N)), x, d3, y, s03);
            w += lanes;
        }

        Store(TLanes.Add(s00, s10), ref output, unit);
        Store(TLanes.Add(s01, s11), ref output, unit + N);
        Store(TLanes.Add(s02, s12), ref output, unit + (2 * N));
        if (vectors > 3) Store(TLanes.Add(s03, s13), ref output, unit + (3 * N));
    }

    // One or two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepTile2<TShape>(ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(Load(in delta, unit), scales);
        TVector s00 = Load(in output, unit);
        TVector d1 = vectors > 1 ? TLanes.Multiply(Load(in delta, unit + N), scales) : TLanes.Zero;
        TVector s01 = vectors > 1 ? Load(in output, unit + N) : TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero;
        TVector s30 = TLanes.Zero, s31 = TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 4 <= TShape.Inputs; i += 4)
        {
            TVector x = TLanes.Create(At(in input, i)), y = TLanes.Create(At(in next, i));
            s00 = StepVector(ref Unsafe.Add(ref layer, w), x, d0, y, s00);
            if (vectors > 1) s01 = StepVector(ref Unsafe.Add(ref layer, w + N), x, d1, y, s01);
            x = TLanes.Create(At(in input, i + 1));
            y = TLanes.Create(At(in next, i + 1));
            s10 = StepVector(ref Unsafe.Add(ref layer, w + lanes), x, d0, y, s10);
            if (vectors > 1) s11 = StepVector(ref Unsafe.Add(ref layer, w + lanes + N), x, d1, y, s11);
            x = TLanes.Create(At(in input, i + 2));
            y = TLanes.Create(At(in next, i + 2));
            s20 = StepVector(ref Unsafe.Add(ref layer, w + (2 * lanes)), x, d0, y, s20);
            if (vectors > 1) s21 = StepVector(ref Unsafe.Add(ref layer, w + (2 * lanes) + N), x, d1, y, s21);
            x = TLanes.Create(At(in input, i + 3));
            y = TLanes.Create(At(in next, i + 3));
            s30 = StepVector(ref Unsafe.Add(ref layer, w + (3 * lanes)), x, d0, y, s30);
            if (vectors > 1) s31 = StepVector(ref Unsafe.Add(ref layer, w + (3 * lanes) + N), x, d1, y, s31);
            w += 4 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i)), y = TLanes.Create(At(in next, i));
            s00 = StepVector(ref Unsafe.Add(ref layer, w), x, d0, y, s00);
            if (vectors > 1) s01 = StepVector(ref Unsafe.Add(ref layer, w + N), x, d1, y, s01);
            w += lanes;
        }

        Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, unit);
        if (vectors > 1) Store(TLanes.Add(TLanes.Add(s01, s11), TLanes.Add(s21, s31)), ref output, unit + N);
    }
}
