using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// The passes over one layer, written once for every vector width. <see cref="DenseLayer"/> says what they compute and
/// how a layer's parameters are laid out. They are compiled separately for each shape: the JIT drops branches
/// that are not taken and fixes the bounds of loops.
/// </summary>
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Indices are native integers everywhere: an int would have to be extended at each use.
    private static nint N => TLanes.Count;

    // The number of loss vectors that are summed directly: beyond this, the sums are added in double precision.
    private const int MostTerms = 8;

    // value = f(z), which may be the same memory. A single row's relu is less work than a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction, TShape>(ref readonly T z, ref T value, int rows)
        where TFunction : IFunction<T>
        where TShape : struct, ILayerShape
    {
        if (typeof(TFunction) == typeof(Relu<T>) && rows == 1)
        {
            ActivateValues<TFunction>(in z, ref value, DenseLayer.Padded<T>(TShape.Units));
        }
        else
        {
            ActivateRows<TFunction, TShape>(in z, ref value, rows);
        }
    }

    // delta *= f'(z)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction, TShape>(ref T delta, ref readonly T z, ref readonly T value, int rows)
        where TFunction : IFunction<T>
        where TShape : struct, ILayerShape
    {
        if (typeof(TFunction) == typeof(Relu<T>) && rows == 1)
        {
            MultiplyValuesByDerivative<TFunction>(ref delta, in z, in value, DenseLayer.Padded<T>(TShape.Units));
        }
        else
        {
            MultiplyRowsByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
    }

    // delta = output − target, where delta holds the target; returns Σ delta².
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Difference<TShape>(ref readonly T output, ref T delta, int rows)
        where TShape : struct, ILayerShape
    {
        double sum = 0;
        nint count = rows * (nint)DenseLayer.Padded<T>(TShape.Units);
        for (nint i = 0; i < count;)
        {
            TVector squares = TLanes.Zero;
            for (nint end = nint.Min(count, i + (MostTerms * N)); i < end; i += N)
            {
                TVector difference = TLanes.Subtract(Load(in output, i), Load(in delta, i));
                TLanes.Store(difference, ref delta, (nuint)i);
                squares = TLanes.MultiplyAdd(difference, difference, squares);
            }

            sum += DoublePrecision.Of(TLanes.Sum(squares));
        }

        return DoublePrecision.Rounded<T>(sum);
    }

    // target[0 .. count) += factor · source, count whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(TVector factor, ref readonly T source, ref T target, nint count)
    {
        nint i = 0;
        for (; i + (4 * N) <= count; i += 4 * N)
        {
            TVector t0 = TLanes.MultiplyAdd(factor, Load(in source, i), Load(in target, i));
            TVector t1 = TLanes.MultiplyAdd(factor, Load(in source, i + N), Load(in target, i + N));
            TVector t2 = TLanes.MultiplyAdd(factor, Load(in source, i + (2 * N)), Load(in target, i + (2 * N)));
            TVector t3 = TLanes.MultiplyAdd(factor, Load(in source, i + (3 * N)), Load(in target, i + (3 * N)));
            TLanes.Store(t0, ref target, (nuint)i);
            TLanes.Store(t1, ref target, (nuint)(i + N));
            TLanes.Store(t2, ref target, (nuint)(i + (2 * N)));
            TLanes.Store(t3, ref target, (nuint)(i + (3 * N)));
        }

        for (; i < count; i += N)
        {
            TLanes.Store(TLanes.MultiplyAdd(factor, Load(in source, i), Load(in target, i)), ref target, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ActivateRows<TFunction, TShape>(ref readonly T z, ref T value, int rows)
        where TFunction : IFunction<T>
        where TShape : struct, ILayerShape => ActivateValues<TFunction>(in z, ref value, rows * (nint)DenseLayer.Padded<T>(TShape.Units));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyRowsByDerivative<TFunction, TShape>(ref T delta, ref readonly T z, ref readonly T value, int rows)
        where TFunction : IFunction<T>
        where TShape : struct, ILayerShape =>
        MultiplyValuesByDerivative<TFunction>(ref delta, in z, in value, rows * (nint)DenseLayer.Padded<T>(TShape.Units));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ActivateValues<TFunction>(ref readonly T z, ref T value, nint count)
        where TFunction : IFunction<T>
    {
        for (nint i = 0; i < count; i += N)
        {
            Store(TFunction.Value<TLanes, TVector>(Load(in z, i)), ref value, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyValuesByDerivative<TFunction>(ref T delta, ref readonly T z, ref readonly T value, nint count)
        where TFunction : IFunction<T>
    {
        for (nint i = 0; i < count; i += N)
        {
            TVector derivative = TFunction.Derivative<TLanes, TVector>(Load(in z, i), Load(in value, i));
            Store(TLanes.Multiply(Load(in delta, i), derivative), ref delta, i);
        }
    }

    // The same for a row of the storage: count elements and a gap, which stays zero even where the products are NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaledRow(TVector factor, ref readonly T source, ref T target, nint count)
    {
        nint whole = count / N * N;
        AddScaled(factor, in source, ref target, whole);
        if (whole < count)
        {
            TVector last = TLanes.MultiplyAdd(factor, Load(in source, whole), Load(in target, whole));
            Store(TLanes.And(Kept(count, whole), last), ref target, whole);
        }
    }

    // All bits set where a vector that begins at an element of a row holds one of the row's count elements, none in the gap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Kept(nint count, nint from)
    {
        nint kept = nint.Clamp(count - from, 0, N);
        ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetReference(DenseLayer.Ones), 64 - (kept * Unsafe.SizeOf<T>()));
        return Load(in Unsafe.As<byte, T>(ref start), 0);
    }

    // One dot product over count elements, whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot(ref readonly T input, ref readonly T row, nint count)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        nint i = 0;
        for (; i + (4 * N) <= count; i += 4 * N)
        {
            s0 = TLanes.MultiplyAdd(Load(in input, i), Load(in row, i), s0);
            s1 = TLanes.MultiplyAdd(Load(in input, i + N), Load(in row, i + N), s1);
            s2 = TLanes.MultiplyAdd(Load(in input, i + (2 * N)), Load(in row, i + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(Load(in input, i + (3 * N)), Load(in row, i + (3 * N)), s3);
        }

        for (; i < count; i += N)
        {
            s0 = TLanes.MultiplyAdd(Load(in input, i), Load(in row, i), s0);
        }

        return TLanes.Sum(TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(ref readonly T source, nint index) => TLanes.Load(in source, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref readonly T source, nint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Offset(ref readonly T source, nint index) => ref Unsafe.Add(ref Unsafe.AsRef(in source), index);
}
