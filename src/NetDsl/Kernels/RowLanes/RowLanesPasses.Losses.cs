using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// Softmax and losses: over a row's units is over vectors, so that no sum goes across one.
internal static partial class RowLanesPasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // value = e^(z − max z) / Σ e^(z − max z), which may be the same memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Softmax(ref readonly T z, ref T value, nint units, nint rows)
    {
        for (nint row = 0; row < rows; row += N)
        {
            TVector max = Load(in z, row);
            for (nint i = row + rows; i < units * rows; i += rows)
            {
                max = TLanes.Max(max, Load(in z, i));
            }

            TVector sum = TLanes.Zero, lost = TLanes.Zero;
            for (nint i = row; i < units * rows; i += rows)
            {
                TVector e = Exponential.ExpOfDifference<TLanes, TVector, T>(Load(in z, i), max);
                Store(e, ref value, i);

                // What rounding takes off the sum is summed too, so that wide rows are as exact as narrow ones.
                TVector next = TLanes.Add(sum, e), added = TLanes.Subtract(next, sum);
                lost = TLanes.Add(lost, TLanes.Add(TLanes.Subtract(sum, TLanes.Subtract(next, added)), TLanes.Subtract(e, added)));
                sum = next;
            }

            TVector total = TLanes.Add(sum, lost);
            for (nint i = row; i < units * rows; i += rows)
            {
                Store(TLanes.Divide(Load(in value, i), total), ref value, i);
            }
        }
    }

    // delta = value · (delta − Σ delta · value): the gradient by z from that by softmax(z).
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void SoftmaxDelta(ref T delta, ref readonly T value, nint units, nint rows)
    {
        for (nint row = 0; row < rows; row += N)
        {
            TVector mean = TLanes.Zero;
            for (nint i = row; i < units * rows; i += rows)
            {
                mean = TLanes.MultiplyAdd(Load(in delta, i), Load(in value, i), mean);
            }

            for (nint i = row; i < units * rows; i += rows)
            {
                Store(TLanes.Multiply(Load(in value, i), TLanes.Subtract(Load(in delta, i), mean)), ref delta, i);
            }
        }
    }

    // delta = the gradient, where delta holds the target, times the row's weight, if rows have weights; returns the weighted loss of the first
    // `count` rows. Rows behind them count for nothing and have no gradient.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T Loss<TLoss>(TLoss loss, ref readonly T z, ref readonly T output, ref T delta, nint units, nint count, nint rows, RowWeights<T> weights)
        where TLoss : struct, ILoss<T>
    {
        double sum = 0;
        for (nint row = 0; row < rows; row += N)
        {
            TVector kept = DensePasses<TLanes, TVector, T>.Kept(count, row), weight = Weight(weights, row, count), terms = TLanes.Zero;
            for (nint i = row; i < units * rows; i += rows)
            {
                TVector value = Load(in output, i), target = Load(in delta, i);
                terms = TLanes.Add(terms, loss.Value<TLanes, TVector>(Load(in z, i), value, target));
                Store(TLanes.And(kept, Weighed(weights, weight, loss.Gradient<TLanes, TVector>(value, target))), ref delta, i);
            }

            sum += DoublePrecision.Of(TLanes.Sum(TLanes.And(kept, Weighed(weights, weight, terms))));
        }

        return DoublePrecision.Rounded<T>(sum);
    }

    // delta = output · Σ target − target, where delta holds the target and output is softmax(z); else as Loss. See DensePasses.CrossEntropy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T CrossEntropy(ref readonly T z, ref readonly T output, ref T delta, nint units, nint count, nint rows, RowWeights<T> weights)
    {
        double sum = 0;
        for (nint row = 0; row < rows; row += N)
        {
            TVector kept = DensePasses<TLanes, TVector, T>.Kept(count, row), weight = Weight(weights, row, count);
            TVector maxZ = Load(in z, row), top = Load(in output, row), targets = Load(in delta, row);
            for (nint i = row + rows; i < units * rows; i += rows)
            {
                maxZ = TLanes.Max(maxZ, Load(in z, i));
                top = TLanes.Max(top, Load(in output, i));
                targets = TLanes.Add(targets, Load(in delta, i));
            }

            TVector terms = TLanes.Zero, rest = TLanes.Zero;
            for (nint i = row; i < units * rows; i += rows)
            {
                TVector value = Load(in output, i), target = Load(in delta, i);
                terms = TLanes.Add(terms, DensePasses<TLanes, TVector, T>.Weighted(target, TLanes.Subtract(maxZ, Load(in z, i))));
                rest = TLanes.Add(rest, TLanes.And(TLanes.LessThan(value, top), value));
                Store(TLanes.And(kept, Weighed(weights, weight, TLanes.Subtract(TLanes.Multiply(value, targets), target))), ref delta, i);
            }

            // The largest output is 1 / Σ e^(z − max z), because its own term of the sum is 1.
            TVector logarithms = DensePasses<TLanes, TVector, T>.LogOfTotals(TLanes.Divide(TLanes.Constant(1), top), TLanes.Divide(rest, top));
            terms = TLanes.Add(terms, TLanes.Multiply(targets, logarithms));
            sum += DoublePrecision.Of(TLanes.Sum(TLanes.And(kept, Weighed(weights, weight, terms))));
        }

        return DoublePrecision.Rounded<T>(sum);
    }

    // The weights of rows from one on; those of rows that there are not count for nothing, and the memory ends before them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weight(RowWeights<T> weights, nint row, nint count)
    {
        if (!weights.Exist)
        {
            return TLanes.Zero;
        }

        if (row + N <= count)
        {
            return Load(in weights.First, row);
        }

        Unsafe.SkipInit(out WidestVector memory);
        ref T all = ref Unsafe.As<WidestVector, T>(ref memory);
        for (nint i = 0; i < N; i++)
        {
            Unsafe.Add(ref all, i) = row + i < count ? Unsafe.Add(ref weights.First, row + i) : T.Zero;
        }

        return Load(in all, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weighed(RowWeights<T> weights, TVector weight, TVector value) => weights.Exist ? TLanes.Multiply(weight, value) : value;

    [InlineArray(64)]
    private struct WidestVector
    {
        private byte _first;
    }
}
