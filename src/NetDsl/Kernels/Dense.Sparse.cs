using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

// Rows whose inputs are mostly zero, as an image's are. The inputs that are not zero are listed first, without a branch, for
// which are is not to be predicted; then only their weights are touched.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The list is on the stack.
    private const int MaxSparseInputs = 8192;

    // Whether at most half of the inputs differ from zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool IsSparse(ref readonly T input, nint count)
    {
        // A comparison's mask is all ones, which is NaN as a number: it selects what is counted.
        TVector zeros = TLanes.Zero, one = TLanes.Constant(1);
        nint i = 0;
        for (; i + N <= count; i += N)
        {
            zeros = TLanes.Add(zeros, TLanes.And(TLanes.AreEqual(Load(in input, i), TLanes.Zero), one));
        }

        return count <= MaxSparseInputs && TLanes.Sum(zeros) * (T.One + T.One) >= T.CreateTruncating(count);
    }

    // The weighted sums of the units side by side.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ForwardSparse<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        Span<int> memory = stackalloc int[TShape.Inputs];
        ReadOnlySpan<int> indices = List(in input, memory);
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), unit = 0;
        for (; unit + (8 * N) <= lanes; unit += 8 * N)
        {
            SparseTile8<TShape>(in input, indices, in layer, ref output, unit);
        }

        if (unit + (4 * N) <= lanes)
        {
            SparseTile4<TShape>(in input, indices, in layer, ref output, unit);
            unit += 4 * N;
        }

        if (unit + (2 * N) <= lanes)
        {
            SparseTile2<TShape>(in input, indices, in layer, ref output, unit);
            unit += 2 * N;
        }

        if (unit + N <= lanes)
        {
            SparseTile1<TShape>(in input, indices, in layer, ref output, unit);
        }
    }

    // target += scale · inputᵀ · delta for the weights of the units side by side.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AccumulateSparse<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        Span<int> memory = stackalloc int[TShape.Inputs];
        foreach (int i in List(in input, memory))
        {
            AddScaled(TLanes.Multiply(TLanes.Create(At(in input, i)), scales), in delta, ref Unsafe.Add(ref target, i * lanes), lanes);
        }
    }

    // Where the inputs are that differ from zero, NaN among them. Their bits are compared, less the sign: without a branch,
    // and in fewer instructions than a comparison of floating-point numbers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<int> List(ref readonly T input, Span<int> memory)
    {
        ref int list = ref MemoryMarshal.GetReference(memory);
        nint count = 0;
        for (int i = 0; i < memory.Length; i++)
        {
            Unsafe.Add(ref list, count) = i;
            ref T value = ref Offset(in input, i);
            if (typeof(T) == typeof(float))
            {
                uint bits = Unsafe.As<T, uint>(ref value) << 1;
                count += (nint)((bits | (0 - bits)) >> 31);
            }
            else
            {
                ulong bits = Unsafe.As<T, ulong>(ref value) << 1;
                count += (nint)((bits | (0 - bits)) >> 63);
            }
        }

        return memory[..(int)count];
    }

    // Eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SparseTile8<TShape>(ref readonly T input, ReadOnlySpan<int> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s0 = Bias<TShape>(in layer, unit);
        TVector s1 = Bias<TShape>(in layer, unit + N);
        TVector s2 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s3 = Bias<TShape>(in layer, unit + (3 * N));
        TVector s4 = Bias<TShape>(in layer, unit + (4 * N));
        TVector s5 = Bias<TShape>(in layer, unit + (5 * N));
        TVector s6 = Bias<TShape>(in layer, unit + (6 * N));
        TVector s7 = Bias<TShape>(in layer, unit + (7 * N));
        foreach (int i in indices)
        {
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s0 = TLanes.MultiplyAdd(x, Load(in layer, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s3);
            s4 = TLanes.MultiplyAdd(x, Load(in layer, w + (4 * N)), s4);
            s5 = TLanes.MultiplyAdd(x, Load(in layer, w + (5 * N)), s5);
            s6 = TLanes.MultiplyAdd(x, Load(in layer, w + (6 * N)), s6);
            s7 = TLanes.MultiplyAdd(x, Load(in layer, w + (7 * N)), s7);
        }

        TLanes.Store(s0, ref output, (nuint)(unit));
        TLanes.Store(s1, ref output, (nuint)(unit + N));
        TLanes.Store(s2, ref output, (nuint)(unit + (2 * N)));
        TLanes.Store(s3, ref output, (nuint)(unit + (3 * N)));
        TLanes.Store(s4, ref output, (nuint)(unit + (4 * N)));
        TLanes.Store(s5, ref output, (nuint)(unit + (5 * N)));
        TLanes.Store(s6, ref output, (nuint)(unit + (6 * N)));
        TLanes.Store(s7, ref output, (nuint)(unit + (7 * N)));
    }

    // Four vectors of units, two inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SparseTile4<TShape>(ref readonly T input, ReadOnlySpan<int> indices, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector s00 = Bias<TShape>(in layer, unit);
        TVector s01 = Bias<TShape>(in layer, unit + N);
        TVector s02 = Bias<TShape>(in layer, unit + (2 * N));
        TVector s03 = Bias<TShape>(in layer, unit + (3 * N));
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero, s13 = TLanes.Zero;
        int k = 0;
        for (; k + 2 <= indices.Length; k += 2)
        {
            int i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
            i = indices[k + 1];
            x = TLanes.Create(At(in input, i));
            w = (i * lanes) + unit;
            s10 = TLanes.MultiplyAdd(x, Load(in layer, w), s10);
            s11 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s11);
            s12 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s12);
            s13 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s13);
        }

        for (; k < indices.Length; k++)
        {
            int i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
            s02 = TLanes.MultiplyAdd(x, Load(in layer, w + (2 * N)), s02);
            s03 = TLanes.MultiplyAdd(x, Load(in layer, w + (3 * N)), s03);
        }

        TLanes.Store(TLanes.Add(s00, s10), ref output, (nuint)(unit));
        TLanes.Store(TLanes.Add(s01, s11), ref output, (nuint)(unit + N));
        TLanes.Store(TLanes.Add(s02, s12), ref output, (nuint)(unit + (2 * N)));
        TLanes.Store(TLanes.Add(s03, s13), ref output, (nuint)(unit + (3 * N)));
    }

    // Two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SparseTile2<TShape>(ref readonly T input, ReadOnlySpan<int> indices, ref readonly T layer, ref T output, nint unit)
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
            int i = indices[k];
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
            int i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
            s01 = TLanes.MultiplyAdd(x, Load(in layer, w + N), s01);
        }

        TLanes.Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, (nuint)(unit));
        TLanes.Store(TLanes.Add(TLanes.Add(s01, s11), TLanes.Add(s21, s31)), ref output, (nuint)(unit + N));
    }

    // One vector of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SparseTile1<TShape>(ref readonly T input, ReadOnlySpan<int> indices, ref readonly T layer, ref T output, nint unit)
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
            int i = indices[k];
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
            int i = indices[k];
            TVector x = TLanes.Create(At(in input, i));
            nint w = (i * lanes) + unit;
            s00 = TLanes.MultiplyAdd(x, Load(in layer, w), s00);
        }

        TLanes.Store(TLanes.Add(TLanes.Add(s00, s10), TLanes.Add(s20, s30)), ref output, (nuint)(unit));
    }
}
