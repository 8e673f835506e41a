using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// Softmax of each row, and the way back through it.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // value = e^(z − max z) / Σ e^(z − max z), row by row; zeros in the gap. The two may be the same memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax<TShape>(ref readonly T z, ref T value, int rows)
        where TShape : struct, ILayerShape
    {
        nint padded = DenseLayer.Padded<T>(TShape.Units);
        if (padded == N)
        {
            SoftmaxOfOneVector<TShape>(in z, ref value, rows);
            return;
        }

        for (nint row = 0; row < rows * padded; row += padded)
        {
            TVector max = MaskedZ<TShape>(in z, row, 0);
            for (nint unit = N; unit < padded; unit += N)
            {
                max = TLanes.Max(max, MaskedZ<TShape>(in z, row, unit));
            }

            max = TLanes.Create(TLanes.Largest(max));
            TVector sum = Exponential.ExpOfDifference<TLanes, TVector, T>(MaskedZ<TShape>(in z, row, 0), max), lost = TLanes.Zero;
            TLanes.Store(sum, ref value, (nuint)row);
            for (nint unit = N; unit < padded; unit += N)
            {
                TVector e = Exponential.ExpOfDifference<TLanes, TVector, T>(MaskedZ<TShape>(in z, row, unit), max);
                TLanes.Store(e, ref value, (nuint)(row + unit));

                // What the sum loses by rounding is summed too, so that wide rows are as accurate as narrow ones.
                TVector next = TLanes.Add(sum, e), added = TLanes.Subtract(next, sum);
                lost = TLanes.Add(lost, TLanes.Add(TLanes.Subtract(sum, TLanes.Subtract(next, added)), TLanes.Subtract(e, added)));
                sum = next;
            }

            TVector total = TLanes.Create(TLanes.Sum(TLanes.Add(sum, lost)));
            for (nint unit = 0; unit < padded; unit += N)
            {
                // The gap stays zero even if the total is infinite or NaN.
                TVector share = TLanes.Divide(Load(in value, row + unit), total);
                TLanes.Store(unit + N > TShape.Units ? TLanes.And(OutputsFrom<TShape>(unit), share) : share, ref value, (nuint)(row + unit));
            }
        }
    }

    // A row that fits in one vector stays in it; rows do not depend on each other, so several are in flight at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SoftmaxOfOneVector<TShape>(ref readonly T z, ref T value, int rows)
        where TShape : struct, ILayerShape
    {
        TVector outputs = OutputsFrom<TShape>(0), lowest = TLanes.Constant(double.NegativeInfinity);
        for (nint row = 0; row < rows * N; row += N)
        {
            TVector values = TLanes.Select(outputs, Load(in z, row), lowest);
            TVector e = Exponential.ExpOfDifference<TLanes, TVector, T>(values, TLanes.Create(TLanes.Largest(values)));
            TLanes.Store(TLanes.And(outputs, TLanes.Divide(e, TLanes.Create(TLanes.Sum(e)))), ref value, (nuint)row);
        }
    }

    // delta = value · (delta − Σ delta · value), row by row: the gradient by z from that by softmax(z).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftmaxDelta<TShape>(ref T delta, ref readonly T value, int rows)
        where TShape : struct, ILayerShape
    {
        nint padded = DenseLayer.Padded<T>(TShape.Units);
        for (nint row = 0; row < rows * padded; row += padded)
        {
            TVector mean = TLanes.Create(Dot(in Offset(in delta, row), in Offset(in value, row), padded));
            for (nint unit = row; unit < row + padded; unit += N)
            {
                TLanes.Store(TLanes.Multiply(Load(in value, unit), TLanes.Subtract(Load(in delta, unit), mean)), ref delta, (nuint)unit);
            }
        }
    }
}
