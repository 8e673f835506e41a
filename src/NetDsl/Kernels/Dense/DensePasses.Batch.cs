using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The passes over one layer for several rows at once.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Transposing costs about as much as the product for this many rows.
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
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs);
        nint dots = TShape.Units - lanes;
        if (lanes > 0)
        {
            if (TShape.HasBias)
            {
                ref T biases = ref Offset(in layer, (TShape.Inputs * lanes) + (dots * input));
                Multiply<ForwardProduct<TShape, T>>(in inputs, in layer, ref outputs, in biases, 0, 1, rows, lanes, TShape.Inputs);
            }
            else
            {
                SetProduct<ForwardProduct<TShape, T>>(in inputs, in layer, ref outputs, rows, lanes, TShape.Inputs);
            }
        }

        if (dots > 0 && !DenseLayer.RestStandsSideBySide<TShape, T>())
        {
            DotsOfRows<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    // previous deltas = deltas · Wᵀ, with the weights of the side-by-side units transposed; for a few rows that is not worthwhile.
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
        if (lanes > 0)
        {
            SetProduct<BackwardProduct<TShape, T>>(in deltas, in transposed, ref previous, rows, input, lanes);
        }

        if (lanes < TShape.Units)
        {
            ref T rest = ref Offset(in deltas, lanes), weights = ref Offset(in layer, TShape.Inputs * lanes);
            if (lanes > 0)
            {
                AddProduct<BackwardProduct<TShape, T>>(in rest, in weights, ref previous, rows, input, TShape.Units - lanes);
            }
            else
            {
                SetProduct<BackwardProduct<TShape, T>>(in rest, in weights, ref previous, rows, input, TShape.Units);
            }
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

    // target += inputsᵀ · deltas for the weights, target += the sum of the deltas for the biases; or part of that: a range
    // of the inputs, at tile boundaries.
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

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs);
        ref T dots = ref Unsafe.Add(ref target, TShape.Inputs * lanes);
        nint from = Cut(TShape.Inputs, TileRows, part, parts), to = Cut(TShape.Inputs, TileRows, part + 1, parts);
        if (lanes > 0 && from < to)
        {
            ref T first = ref Unsafe.Add(ref target, from * lanes);
            AddProduct<LaneGradientProduct<TShape, T>>(in Offset(in inputs, from), in deltas, ref first, to - from, lanes, rows);
        }

        nint tile = 2 * DenseLayer.Padded<T>(1);
        from = Cut(input, tile, part, parts);
        to = Cut(input, tile, part + 1, parts);
        if (lanes < TShape.Units && from < to)
        {
            ref T first = ref Unsafe.Add(ref dots, from);
            AddProduct<DotGradientProduct<TShape, T>>(
                in Offset(in deltas, lanes), in Offset(in inputs, from), ref first, TShape.Units - lanes, to - from, rows);
            if (to == input)
            {
                // A delta that is infinite or NaN, times the zeros in an input's gap.
                DenseLayer.ClearGap(ref dots, TShape.Inputs, TShape.Units - (int)lanes);
            }
        }

        if (TShape.HasBias && isLast)
        {
            AddRows<TShape>(in deltas, ref Unsafe.Add(ref dots, (TShape.Units - lanes) * input), rows);
        }
    }

    // target += the sum of the rows. Four rows are summed first: one sum that waits for each row in turn would be slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddRows<TShape>(ref readonly T deltas, ref T target, nint rows)
        where TShape : struct, ILayerShape
    {
        nint output = DenseLayer.Padded<T>(TShape.Units);
        for (nint i = 0; i < TShape.Units; i += N)
        {
            TVector sum = Load(in target, i);
            nint row = 0, d = i;
            for (; row + 4 <= rows; row += 4)
            {
                TVector first = TLanes.Add(Load(in deltas, d), Load(in deltas, d + output));
                TVector second = TLanes.Add(Load(in deltas, d + (2 * output)), Load(in deltas, d + (3 * output)));
                sum = TLanes.Add(sum, TLanes.Add(first, second));
                d += 4 * output;
            }

            for (; row < rows; row++)
            {
                sum = TLanes.Add(sum, Load(in deltas, d));
                d += output;
            }

            Store(i + N > TShape.Units ? TLanes.And(OutputsFrom<TShape>(i), sum) : sum, ref target, i);
        }
    }

    // The start of a part of the elements: before a whole tile, or after the last element.
    private static nint Cut(nint count, nint tile, nint part, nint parts) => part == parts ? count : count * part / parts / tile * tile;

    // The weights of the side-by-side units as rows of units, padded with zeros; or some of the units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Transpose<TShape>(ref readonly T layer, ref T transposed, int part, int parts)
        where TShape : struct, ILayerShape
    {
        nint units = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), block = DenseLayer.Padded<T>(1);
        nint from = Cut(units, block, part, parts), to = Cut(units, block, part + 1, parts);
        Transposition.Transpose(in Offset(in layer, from), units, TShape.Inputs, ref Unsafe.Add(ref transposed, from * input), input, to - from);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, ref T destination, nint index) => TLanes.Store(value, ref destination, (nuint)index);
}
