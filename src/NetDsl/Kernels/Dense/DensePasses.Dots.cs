using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The units that do not fill a block: their weights are in rows, one per unit, and their sums are dot products.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The weighted sums of one row, four at a time, followed by zeros up to the end of the block.
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
    // rows is a constant; with fewer than four, zero is added to what follows their outputs.
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

    // The same for several rows: four units with three rows at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DotsOfRows<TShape>(ref readonly T inputs, ref readonly T layer, ref T outputs, int rows)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), output = DenseLayer.Padded<T>(TShape.Units);
        ref T weights = ref Offset(in layer, TShape.Inputs * lanes);
        nint row = 0;
        for (; row + 3 <= rows; row += 3)
        {
            ref T x = ref Offset(in inputs, row * input);
            ref T y = ref Unsafe.Add(ref outputs, (row * output) + lanes);
            for (nint i = 0; i < output - lanes; i += N)
            {
                TVector bias = Bias<TShape>(in layer, lanes + i);
                Store(bias, ref y, i);
                Store(bias, ref y, i + output);
                Store(bias, ref y, i + (2 * output));
            }

            nint unit = 0;
            for (; unit + 4 <= TShape.Units - lanes; unit += 4)
            {
                AddDots3x4(in x, in Offset(in weights, unit * input), ref Unsafe.Add(ref y, unit), input, output);
            }

            for (; unit < TShape.Units - lanes; unit++)
            {
                ref T w = ref Offset(in weights, unit * input);
                AddTo(ref y, unit, Dot(in x, in w, input));
                AddTo(ref y, unit + output, Dot(in Offset(in x, input), in w, input));
                AddTo(ref y, unit + (2 * output), Dot(in Offset(in x, 2 * input), in w, input));
            }
        }

        for (; row < rows; row++)
        {
            Dots<TShape>(in Offset(in inputs, row * input), in layer, ref Unsafe.Add(ref outputs, row * output));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddDots3x4(ref readonly T x, ref readonly T weights, ref T y, nint count, nint output)
    {
        TVector s00 = TLanes.Zero, s01 = TLanes.Zero, s02 = TLanes.Zero, s03 = TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero, s22 = TLanes.Zero, s23 = TLanes.Zero;
        for (nint i = 0; i < count; i += N)
        {
            TVector x0 = Load(in x, i), x1 = Load(in x, count + i), x2 = Load(in x, (2 * count) + i);
            TVector w = Load(in weights, i);
            s00 = TLanes.MultiplyAdd(x0, w, s00);
            s10 = TLanes.MultiplyAdd(x1, w, s10);
            s20 = TLanes.MultiplyAdd(x2, w, s20);
            w = Load(in weights, count + i);
            s01 = TLanes.MultiplyAdd(x0, w, s01);
            s11 = TLanes.MultiplyAdd(x1, w, s11);
            s21 = TLanes.MultiplyAdd(x2, w, s21);
            w = Load(in weights, (2 * count) + i);
            s02 = TLanes.MultiplyAdd(x0, w, s02);
            s12 = TLanes.MultiplyAdd(x1, w, s12);
            s22 = TLanes.MultiplyAdd(x2, w, s22);
            w = Load(in weights, (3 * count) + i);
            s03 = TLanes.MultiplyAdd(x0, w, s03);
            s13 = TLanes.MultiplyAdd(x1, w, s13);
            s23 = TLanes.MultiplyAdd(x2, w, s23);
        }

        TLanes.AddSums(s00, s01, s02, s03, ref y, 0);
        TLanes.AddSums(s10, s11, s12, s13, ref y, (nuint)output);
        TLanes.AddSums(s20, s21, s22, s23, ref y, (nuint)(2 * output));
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
