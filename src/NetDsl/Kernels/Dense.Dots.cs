using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The units that do not fill a block: their weights stand in rows, one per unit, and their sums are dot products.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The weighted sums of one row, four at a time; zeros behind them up to the end of the block.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Dots<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), padded = DenseLayer.Padded<T>(TShape.Inputs);
        for (nint i = lanes; i < DenseLayer.Padded<T>(TShape.Units); i += N)
        {
            Store(Bias<TShape>(in layer, i), ref output, i);
        }

        ref T weights = ref Offset(in layer, TShape.Inputs * lanes);
        nint unit = lanes;
        for (; unit + 4 <= TShape.Units; unit += 4)
        {
            AddDots(in input, in weights, padded, ref Unsafe.Add(ref output, unit), 4);
            weights = ref Unsafe.Add(ref weights, 4 * padded);
        }

        nint rest = (TShape.Units - DenseLayer.LaneUnits<T>(TShape.Units)) % 4;
        if (rest == 1)
        {
            AddTo(ref output, unit, Dot(in input, in weights, padded));
        }
        else if (rest > 1)
        {
            AddDots(in input, in weights, padded, ref Unsafe.Add(ref output, unit), (TShape.Units - DenseLayer.LaneUnits<T>(TShape.Units)) % 4);
        }
    }

    // output[0 .. rows) += rows of weights times the input: two to four rows of count elements, whole vectors. The number of
    // rows is a constant; with fewer than four, what stands behind their outputs gets a zero added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddDots(ref readonly T input, ref readonly T weights, nint count, ref T output, nint rows)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        TVector t0 = TLanes.Zero, t1 = TLanes.Zero, t2 = TLanes.Zero, t3 = TLanes.Zero;
        nint i = 0;
        for (; i + (2 * N) <= count; i += 2 * N)
        {
            TVector x = Load(in input, i);
            s0 = TLanes.MultiplyAdd(x, Load(in weights, i), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, count + i), s1);
            if (rows > 2) s2 = TLanes.MultiplyAdd(x, Load(in weights, (2 * count) + i), s2);
            if (rows > 3) s3 = TLanes.MultiplyAdd(x, Load(in weights, (3 * count) + i), s3);
            x = Load(in input, i + N);
            t0 = TLanes.MultiplyAdd(x, Load(in weights, i + N), t0);
            t1 = TLanes.MultiplyAdd(x, Load(in weights, count + i + N), t1);
            if (rows > 2) t2 = TLanes.MultiplyAdd(x, Load(in weights, (2 * count) + i + N), t2);
            if (rows > 3) t3 = TLanes.MultiplyAdd(x, Load(in weights, (3 * count) + i + N), t3);
        }

        if (i < count)
        {
            TVector x = Load(in input, i);
            s0 = TLanes.MultiplyAdd(x, Load(in weights, i), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, count + i), s1);
            if (rows > 2) s2 = TLanes.MultiplyAdd(x, Load(in weights, (2 * count) + i), s2);
            if (rows > 3) s3 = TLanes.MultiplyAdd(x, Load(in weights, (3 * count) + i), s3);
        }

        TLanes.AddSums(TLanes.Add(s0, t0), TLanes.Add(s1, t1), TLanes.Add(s2, t2), TLanes.Add(s3, t3), ref output, 0);
    }

    // previous = delta · weights of these units: a vector of inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DeltaOfDots<TShape>(ref readonly T delta, ref readonly T weights, ref T previous)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), padded = DenseLayer.Padded<T>(TShape.Inputs);
        for (nint i = 0; i < padded; i += N)
        {
            TVector sum = TLanes.Zero;
            for (nint dot = 0; dot < TShape.Units - lanes; dot++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(At(in delta, lanes + dot)), Load(in weights, (dot * padded) + i), sum);
            }

            Store(sum, ref previous, i);
        }
    }
}
