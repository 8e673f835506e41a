using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The weighted sums of a layer.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // output = input · W + b, before the activation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(ref readonly T input, ref readonly T layer, ref T output, int inputs, int units, bool bias)
    {
        int lanes = DenseLayer.LaneUnits<T>(units);
        int padded = DenseLayer.Padded<T>(inputs);
        ref T dots = ref Offset(in layer, inputs * lanes);
        ref T biases = ref Offset(in dots, (units - lanes) * padded);

        // Units side by side. Whatever the width of a tile, eight sums are in flight, which hides the latency of the
        // multiply-add: a narrow tile takes several inputs at a time.
        int unit = 0;
        for (; unit + (8 * N) <= lanes; unit += 8 * N)
        {
            Tile8(in input, in Offset(in layer, unit), ref Unsafe.Add(ref output, unit), inputs, lanes);
        }

        if (unit + (4 * N) <= lanes)
        {
            Tile4(in input, in Offset(in layer, unit), ref Unsafe.Add(ref output, unit), inputs, lanes);
            unit += 4 * N;
        }

        if (unit + (2 * N) <= lanes)
        {
            Tile2(in input, in Offset(in layer, unit), ref Unsafe.Add(ref output, unit), inputs, lanes);
            unit += 2 * N;
        }

        if (unit + N <= lanes)
        {
            Tile1(in input, in Offset(in layer, unit), ref Unsafe.Add(ref output, unit), inputs, lanes);
        }

        // The remaining units, one dot product each, and zeros up to the end of the last vector.
        if (lanes < units)
        {
            Clear(ref Unsafe.Add(ref output, lanes), DenseLayer.Padded<T>(units) - lanes);
            int dot = 0;
            for (; dot + 4 <= units - lanes; dot += 4)
            {
                Dots4(in input, in Offset(in dots, dot * padded), ref Unsafe.Add(ref output, lanes + dot), padded);
            }

            for (; dot < units - lanes; dot++)
            {
                Unsafe.Add(ref output, lanes + dot) = Dot(in input, in Offset(in dots, dot * padded), padded);
            }
        }

        if (bias)
        {
            // The gap behind the biases holds zero, so whole vectors may be added.
            for (int i = 0; i < DenseLayer.Padded<T>(units); i += N)
            {
                TLanes.Store(TLanes.Add(Load(in output, i), Load(in biases, i)), ref output, (nuint)i);
            }
        }
    }

    // Eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile8(ref readonly T input, ref readonly T weights, ref T output, int inputs, int stride)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        TVector s4 = TLanes.Zero, s5 = TLanes.Zero, s6 = TLanes.Zero, s7 = TLanes.Zero;
        int w = 0;
        for (int i = 0; i < inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in weights, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in weights, w + (3 * N)), s3);
            s4 = TLanes.MultiplyAdd(x, Load(in weights, w + (4 * N)), s4);
            s5 = TLanes.MultiplyAdd(x, Load(in weights, w + (5 * N)), s5);
            s6 = TLanes.MultiplyAdd(x, Load(in weights, w + (6 * N)), s6);
            s7 = TLanes.MultiplyAdd(x, Load(in weights, w + (7 * N)), s7);
            w += stride;
        }

        TLanes.Store(s0, ref output, 0);
        TLanes.Store(s1, ref output, (nuint)N);
        TLanes.Store(s2, ref output, (nuint)(2 * N));
        TLanes.Store(s3, ref output, (nuint)(3 * N));
        TLanes.Store(s4, ref output, (nuint)(4 * N));
        TLanes.Store(s5, ref output, (nuint)(5 * N));
        TLanes.Store(s6, ref output, (nuint)(6 * N));
        TLanes.Store(s7, ref output, (nuint)(7 * N));
    }

    // Four vectors of units, two inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile4(ref readonly T input, ref readonly T weights, ref T output, int inputs, int stride)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        TVector t0 = TLanes.Zero, t1 = TLanes.Zero, t2 = TLanes.Zero, t3 = TLanes.Zero;
        int w = 0, i = 0;
        for (; i + 2 <= inputs; i += 2)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in weights, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in weights, w + (3 * N)), s3);
            x = TLanes.Create(At(in input, i + 1));
            t0 = TLanes.MultiplyAdd(x, Load(in weights, w + stride), t0);
            t1 = TLanes.MultiplyAdd(x, Load(in weights, w + stride + N), t1);
            t2 = TLanes.MultiplyAdd(x, Load(in weights, w + stride + (2 * N)), t2);
            t3 = TLanes.MultiplyAdd(x, Load(in weights, w + stride + (3 * N)), t3);
            w += 2 * stride;
        }

        if (i < inputs)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, w + N), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in weights, w + (2 * N)), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in weights, w + (3 * N)), s3);
        }

        TLanes.Store(TLanes.Add(s0, t0), ref output, 0);
        TLanes.Store(TLanes.Add(s1, t1), ref output, (nuint)N);
        TLanes.Store(TLanes.Add(s2, t2), ref output, (nuint)(2 * N));
        TLanes.Store(TLanes.Add(s3, t3), ref output, (nuint)(3 * N));
    }

    // Two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile2(ref readonly T input, ref readonly T weights, ref T output, int inputs, int stride)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, t0 = TLanes.Zero, t1 = TLanes.Zero;
        TVector u0 = TLanes.Zero, u1 = TLanes.Zero, v0 = TLanes.Zero, v1 = TLanes.Zero;
        int w = 0, i = 0;
        for (; i + 4 <= inputs; i += 4)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, w + N), s1);
            x = TLanes.Create(At(in input, i + 1));
            t0 = TLanes.MultiplyAdd(x, Load(in weights, w + stride), t0);
            t1 = TLanes.MultiplyAdd(x, Load(in weights, w + stride + N), t1);
            x = TLanes.Create(At(in input, i + 2));
            u0 = TLanes.MultiplyAdd(x, Load(in weights, w + (2 * stride)), u0);
            u1 = TLanes.MultiplyAdd(x, Load(in weights, w + (2 * stride) + N), u1);
            x = TLanes.Create(At(in input, i + 3));
            v0 = TLanes.MultiplyAdd(x, Load(in weights, w + (3 * stride)), v0);
            v1 = TLanes.MultiplyAdd(x, Load(in weights, w + (3 * stride) + N), v1);
            w += 4 * stride;
        }

        for (; i < inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            s0 = TLanes.MultiplyAdd(x, Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in weights, w + N), s1);
            w += stride;
        }

        TLanes.Store(TLanes.Add(TLanes.Add(s0, t0), TLanes.Add(u0, v0)), ref output, 0);
        TLanes.Store(TLanes.Add(TLanes.Add(s1, t1), TLanes.Add(u1, v1)), ref output, (nuint)N);
    }

    // One vector of units, eight inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile1(ref readonly T input, ref readonly T weights, ref T output, int inputs, int stride)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        TVector s4 = TLanes.Zero, s5 = TLanes.Zero, s6 = TLanes.Zero, s7 = TLanes.Zero;
        int w = 0, i = 0;
        for (; i + 8 <= inputs; i += 8)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i)), Load(in weights, w), s0);
            s1 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 1)), Load(in weights, w + stride), s1);
            s2 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 2)), Load(in weights, w + (2 * stride)), s2);
            s3 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 3)), Load(in weights, w + (3 * stride)), s3);
            s4 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 4)), Load(in weights, w + (4 * stride)), s4);
            s5 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 5)), Load(in weights, w + (5 * stride)), s5);
            s6 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 6)), Load(in weights, w + (6 * stride)), s6);
            s7 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i + 7)), Load(in weights, w + (7 * stride)), s7);
            w += 8 * stride;
        }

        for (; i < inputs; i++)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Create(At(in input, i)), Load(in weights, w), s0);
            w += stride;
        }

        TVector lower = TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3));
        TVector upper = TLanes.Add(TLanes.Add(s4, s5), TLanes.Add(s6, s7));
        TLanes.Store(TLanes.Add(lower, upper), ref output, 0);
    }

    // Four dot products over count elements, whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Dots4(ref readonly T input, ref readonly T rows, ref T output, int count)
    {
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        for (int i = 0; i < count; i += N)
        {
            TVector x = Load(in input, i);
            s0 = TLanes.MultiplyAdd(x, Load(in rows, i), s0);
            s1 = TLanes.MultiplyAdd(x, Load(in rows, count + i), s1);
            s2 = TLanes.MultiplyAdd(x, Load(in rows, (2 * count) + i), s2);
            s3 = TLanes.MultiplyAdd(x, Load(in rows, (3 * count) + i), s3);
        }

        output = TLanes.Sum(s0);
        Unsafe.Add(ref output, 1) = TLanes.Sum(s1);
        Unsafe.Add(ref output, 2) = TLanes.Sum(s2);
        Unsafe.Add(ref output, 3) = TLanes.Sum(s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref T memory, int count)
    {
        for (int i = 0; i < count; i += N)
        {
            TLanes.Store(TLanes.Zero, ref memory, (nuint)i);
        }
    }
}
