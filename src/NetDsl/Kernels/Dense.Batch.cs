using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The passes over one layer for several rows at once.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Transposing costs about as much as the product of this many rows.
    private const int MinRowsToTranspose = DenseLayer.MinRowsToTranspose;

    // Rows of the tallest tile.
    private const int TileRows = 12;

    // outputs = inputs · W + b, before the activation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly T inputs, ref readonly T layer, ref T outputs, int rows)
        where TShape : struct, ILayerShape
    {
        if (rows == 1)
        {
            Forward<TShape>(in inputs, in layer, ref outputs);
        }
        else
        {
            ForwardRows<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardRows<TShape>(ref readonly T inputs, ref readonly T layer, ref T outputs, int rows)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), output = DenseLayer.Padded<T>(TShape.Units);
        nint dots = TShape.Units - lanes;
        if (lanes > 0)
        {
            if (TShape.HasBias)
            {
                Multiply<ForwardProduct<TShape, T>>(
                    in inputs, in layer, ref outputs, in Offset(in layer, (TShape.Inputs * lanes) + (dots * input)), 0, rows, lanes, TShape.Inputs);
            }
            else
            {
                Clear(ref outputs, rows * output);
                Multiply<ForwardProduct<TShape, T>>(in inputs, in layer, ref outputs, in outputs, output, rows, lanes, TShape.Inputs);
            }
        }

        if (dots > 0)
        {
            DotsOfRows<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    // previous deltas = deltas · Wᵀ, with the weights of the units side by side transposed; a few rows do not pay for that.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T deltas, ref readonly T layer, ref T previous, ref readonly T transposed, int rows)
        where TShape : struct, ILayerShape
    {
        if (rows < MinRowsToTranspose)
        {
            BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
            return;
        }

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs);
        Clear(ref previous, rows * input);
        if (lanes > 0)
        {
            Multiply<BackwardProduct<TShape, T>>(in deltas, in transposed, ref previous, in previous, input, rows, input, lanes);
        }

        if (lanes < TShape.Units)
        {
            Multiply<BackwardProduct<TShape, T>>(
                in Offset(in deltas, lanes), in Offset(in layer, TShape.Inputs * lanes), ref previous, in previous, input, rows, input, TShape.Units - lanes);
        }
    }

    // The same row by row, without transposing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T deltas, ref readonly T layer, ref T previous, int rows)
        where TShape : struct, ILayerShape
    {
        for (nint row = 0; row < rows; row++)
        {
            BackwardDelta<TShape>(
                in Offset(in deltas, row * DenseLayer.Padded<T>(TShape.Units)), in layer, ref Unsafe.Add(ref previous, row * DenseLayer.Padded<T>(TShape.Inputs)));
        }
    }

    // target += inputsᵀ · deltas for the weights, target += the sum of the deltas for the biases; or a part of that: a range of
    // the inputs, cut where tiles end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TShape>(ref readonly T inputs, ref readonly T deltas, int rows, ref T target, int part, int parts)
        where TShape : struct, ILayerShape
    {
        bool isLast = part == parts - 1;
        if (rows == 1)
        {
            if (isLast)
            {
                Accumulate<TShape>(in inputs, in deltas, T.One, ref target);
            }

            return;
        }

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), output = DenseLayer.Padded<T>(TShape.Units);
        ref T dots = ref Unsafe.Add(ref target, TShape.Inputs * lanes);
        nint from = Cut(TShape.Inputs, TileRows, part, parts), to = Cut(TShape.Inputs, TileRows, part + 1, parts);
        if (lanes > 0 && from < to)
        {
            ref T first = ref Unsafe.Add(ref target, from * lanes);
            Multiply<LaneGradientProduct<TShape, T>>(in Offset(in inputs, from), in deltas, ref first, in first, lanes, to - from, lanes, rows);
        }

        nint tile = 2 * DenseLayer.Padded<T>(1);
        from = Cut(input, tile, part, parts);
        to = Cut(input, tile, part + 1, parts);
        if (lanes < TShape.Units && from < to)
        {
            ref T first = ref Unsafe.Add(ref dots, from);
            Multiply<DotGradientProduct<TShape, T>>(
                in Offset(in deltas, lanes), in Offset(in inputs, from), ref first, in first, input, TShape.Units - lanes, to - from, rows);
        }

        if (TShape.HasBias && isLast)
        {
            ref T biases = ref Unsafe.Add(ref dots, (TShape.Units - lanes) * input);
            for (nint i = 0; i < output; i += N)
            {
                TVector sum = Load(in biases, i);
                for (nint row = 0; row < rows; row++)
                {
                    sum = TLanes.Add(sum, Load(in deltas, (row * output) + i));
                }

                Store(sum, ref biases, i);
            }
        }
    }

    // Where a part of so many elements begins: before a whole tile, or behind the last element.
    private static nint Cut(nint count, nint tile, nint part, nint parts) => part == parts ? count : count * part / parts / tile * tile;

    // The units that do not fill a block, as dot products, four of them with three rows at a time.
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
                Store(TLanes.Zero, ref y, i);
                Store(TLanes.Zero, ref y, i + output);
                Store(TLanes.Zero, ref y, i + (2 * output));
            }

            nint unit = 0;
            for (; unit + 4 <= TShape.Units - lanes; unit += 4)
            {
                Dots3x4(in x, in Offset(in weights, unit * input), ref Unsafe.Add(ref y, unit), input, output);
            }

            for (; unit < TShape.Units - lanes; unit++)
            {
                ref T w = ref Offset(in weights, unit * input);
                Set(ref y, unit, Dot(in x, in w, input));
                Set(ref y, unit + output, Dot(in Offset(in x, input), in w, input));
                Set(ref y, unit + (2 * output), Dot(in Offset(in x, 2 * input), in w, input));
            }

            if (TShape.HasBias)
            {
                AddBiases<TShape>(in layer, ref y, 3);
            }
        }

        for (; row < rows; row++)
        {
            Dots<TShape>(in Offset(in inputs, row * input), in layer, ref Unsafe.Add(ref outputs, row * output));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Dots3x4(ref readonly T x, ref readonly T weights, ref T y, nint count, nint output)
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

        SetFour(ref y, s00, s01, s02, s03);
        SetFour(ref Unsafe.Add(ref y, output), s10, s11, s12, s13);
        SetFour(ref Unsafe.Add(ref y, 2 * output), s20, s21, s22, s23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetFour(ref T memory, TVector first, TVector second, TVector third, TVector fourth)
    {
        Set(ref memory, 0, TLanes.Sum(first));
        Set(ref memory, 1, TLanes.Sum(second));
        Set(ref memory, 2, TLanes.Sum(third));
        Set(ref memory, 3, TLanes.Sum(fourth));
    }

    // The biases of the dot products, to rows of their outputs; the gap behind them holds zero, so whole vectors may be added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBiases<TShape>(ref readonly T layer, ref T outputs, nint rows)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), output = DenseLayer.Padded<T>(TShape.Units);
        ref T biases = ref Offset(in layer, (TShape.Inputs * lanes) + ((TShape.Units - lanes) * input) + lanes);
        for (nint row = 0; row < rows; row++)
        {
            for (nint i = 0; i < output - lanes; i += N)
            {
                Store(TLanes.Add(Load(in outputs, (row * output) + i), Load(in biases, i)), ref outputs, (row * output) + i);
            }
        }
    }

    // The weights of the units side by side as rows of units, padded with zeros; or a part of the units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Transpose<TShape>(ref readonly T layer, ref T transposed, int part, int parts)
        where TShape : struct, ILayerShape
    {
        nint units = DenseLayer.LaneUnits<T>(TShape.Units), end = Cut(units, 1, part + 1, parts);
        for (nint unit = Cut(units, 1, part, parts); unit < end; unit++)
        {
            ref T row = ref Unsafe.Add(ref transposed, unit * DenseLayer.Padded<T>(TShape.Inputs));
            nint input = 0;
            for (; input < TShape.Inputs; input++)
            {
                Set(ref row, input, At(in layer, (input * units) + unit));
            }

            for (; input < DenseLayer.Padded<T>(TShape.Inputs); input++)
            {
                Set(ref row, input, T.Zero);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref T memory, nint count)
    {
        for (nint i = 0; i < count; i += N)
        {
            Store(TLanes.Zero, ref memory, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, ref T destination, nint index) => TLanes.Store(value, ref destination, (nuint)index);
}
