using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// Losses with their gradients, row by row. A row's gap holds zeros that are not outputs: they are masked where they would count.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // delta = the gradient, where delta holds the target; returns the loss of all rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Loss<TLoss, TShape>(TLoss loss, ref readonly T z, ref readonly T output, ref T delta, int rows)
        where TLoss : struct, ILoss<T>
        where TShape : struct, ILayerShape
    {
        nint padded = DenseLayer.Padded<T>(TShape.Units);
        double sum = 0;
        for (nint row = 0; row < rows * padded; row += padded)
        {
            for (nint unit = 0; unit < padded;)
            {
                TVector terms = TLanes.Zero;
                for (nint end = nint.Min(padded, unit + (MostTerms * N)); unit < end; unit += N)
                {
                    TVector value = Load(in output, row + unit), target = Load(in delta, row + unit);
                    TVector term = loss.Value<TLanes, TVector>(Load(in z, row + unit), value, target);
                    terms = TLanes.Add(terms, unit + N > TShape.Units ? TLanes.And(OutputsFrom<TShape>(unit), term) : term);
                    TLanes.Store(loss.Gradient<TLanes, TVector>(value, target), ref delta, (nuint)(row + unit));
                }

                sum += DoublePrecision.Of(TLanes.Sum(terms));
            }
        }

        return DoublePrecision.Rounded<T>(sum);
    }

    // delta = output · Σ target − target, where delta holds the target and output is softmax(z); returns the cross-entropy of
    // all rows: Σ target · (max z − z) + Σ target · ln Σ e^(z − max z).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T CrossEntropy<TShape>(ref readonly T z, ref readonly T output, ref T delta, int rows)
        where TShape : struct, ILayerShape
    {
        nint padded = DenseLayer.Padded<T>(TShape.Units);
        double loss = 0;
        for (nint row = 0; row < rows * padded; row += padded)
        {
            TVector largestZ = MaskedZ<TShape>(in z, row, 0), largest = Load(in output, row), targets = Load(in delta, row);
            for (nint unit = N; unit < padded; unit += N)
            {
                largestZ = TLanes.Max(largestZ, MaskedZ<TShape>(in z, row, unit));
                largest = TLanes.Max(largest, Load(in output, row + unit));
                targets = TLanes.Add(targets, Load(in delta, row + unit));
            }

            // The largest output is 1 / Σ e^(z − max z), because its own term of the sum is 1.
            T targetSum = TLanes.Sum(targets), inverse = TLanes.Largest(largest);
            TVector maxZ = TLanes.Create(TLanes.Largest(largestZ)), top = TLanes.Create(inverse), scale = TLanes.Create(targetSum);
            TVector terms = TLanes.Zero, rest = TLanes.Zero;
            for (nint unit = 0; unit < padded; unit += N)
            {
                TVector value = Load(in output, row + unit), target = Load(in delta, row + unit);
                terms = TLanes.Add(terms, Weighted(target, TLanes.Subtract(maxZ, Load(in z, row + unit))));
                rest = TLanes.Add(rest, TLanes.And(TLanes.LessThan(value, top), value));
                TLanes.Store(TLanes.Subtract(TLanes.Multiply(value, scale), target), ref delta, (nuint)(row + unit));
            }

            loss += DoublePrecision.Of(TLanes.Sum(terms) + (targetSum * LogOfTotal(T.One / inverse, TLanes.Sum(rest) / inverse)));
        }

        return DoublePrecision.Rounded<T>(loss);
    }

    // weight · value, and 0 where the weight is 0, whatever the value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Weighted(TVector weight, TVector value) =>
        TLanes.Select(TLanes.AreEqual(weight, TLanes.Zero), TLanes.Zero, TLanes.Multiply(weight, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfTotal(T total, T rest)
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<float, T>(Logarithm.OfTotal(Unsafe.BitCast<T, float>(total), Unsafe.BitCast<T, float>(rest)));
        }

        return Unsafe.BitCast<double, T>(Logarithm.OfTotal(Unsafe.BitCast<T, double>(total), Unsafe.BitCast<T, double>(rest)));
    }

    // The same for each element of a vector.
    public static TVector LogOfTotals(TVector totals, TVector rests)
    {
        Unsafe.SkipInit(out Block total);
        Unsafe.SkipInit(out Block rest);
        ref T t = ref Unsafe.As<Block, T>(ref total), r = ref Unsafe.As<Block, T>(ref rest);
        Store(totals, ref t, 0);
        Store(rests, ref r, 0);
        for (nint i = 0; i < N; i++)
        {
            Unsafe.Add(ref t, i) = LogOfTotal(Unsafe.Add(ref t, i), Unsafe.Add(ref r, i));
        }

        return Load(in t, 0);
    }

    // All bits set where a vector that begins at the unit holds outputs, none where it holds the gap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OutputsFrom<TShape>(nint unit)
        where TShape : struct, ILayerShape => Kept(TShape.Units, unit);

    // The pre-activations of a row from a unit on, and −∞ in the gap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MaskedZ<TShape>(ref readonly T z, nint row, nint unit)
        where TShape : struct, ILayerShape
    {
        TVector values = Load(in z, row + unit);
        return unit + N > TShape.Units
            ? TLanes.Select(OutputsFrom<TShape>(unit), values, TLanes.Constant(double.NegativeInfinity))
            : values;
    }

    // Memory of the widest vector.
    [InlineArray(64)]
    private struct Block
    {
        private byte _first;
    }
}
