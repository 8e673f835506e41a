using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>g = shrink · clip(scale · g) + L2 · w + L1 · sign(w): what happens to a gradient before the optimizer sees it. Leaves it in memory.</summary>
/// <param name="scale">The factor on the gradient in memory.</param>
/// <param name="limit">The largest magnitude, or infinity.</param>
/// <param name="shrink">The factor from clipping by norm.</param>
/// <param name="l1">The weight of Σ|w|.</param>
/// <param name="l2">The weight of ½ Σ w².</param>
internal struct GradientTerms(double scale, double limit, double shrink, double l1, double l2) : IUpdateRule
{
    public static int Slots => 0;

    public readonly void Begin(long step, double learningRate, double gradientScale)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector factor = Overflow.Constant<TLanes, TVector, T>(scale), most = TLanes.Constant(limit), least = TLanes.Constant(-limit), rest = TLanes.Constant(shrink);
        TVector absolute = Overflow.Constant<TLanes, TVector, T>(l1), square = Overflow.Constant<TLanes, TVector, T>(l2);
        for (nuint i = 0; i < (nuint)count; i += (nuint)TLanes.Count)
        {
            TVector w = TLanes.Load(in parameters, i);

            // The gradient is the second operand, so that NaN stays NaN and divergence is noticed.
            TVector g = TLanes.Max(least, TLanes.Min(most, TLanes.Multiply(factor, TLanes.Load(in gradient, i))));
            TVector up = TLanes.And(TLanes.LessThan(TLanes.Zero, w), absolute), down = TLanes.And(TLanes.LessThan(w, TLanes.Zero), absolute);
            g = TLanes.Add(TLanes.MultiplyAdd(square, w, TLanes.Multiply(rest, g)), TLanes.Subtract(up, down));
            TLanes.Store(g, ref gradient, i);
        }
    }
}

/// <summary>Σ clip(scale · g)²; the gradient does not change.</summary>
/// <param name="scale">The factor on the gradient in memory.</param>
/// <param name="limit">The largest magnitude, or infinity.</param>
internal struct SquareSum(double scale, double limit) : IUpdateRule
{
    public static int Slots => 0;

    /// <summary>The sum so far.</summary>
    public double Total { get; private set; }

    public readonly void Begin(long step, double learningRate, double gradientScale)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector factor = TLanes.Constant(scale), most = TLanes.Constant(limit), least = TLanes.Constant(-limit);
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        nuint n = (nuint)TLanes.Count, i = 0;
        for (; i + (4 * n) <= (nuint)count; i += 4 * n)
        {
            TVector g0 = Clipped<TLanes, TVector, T>(in gradient, i, factor, least, most);
            TVector g1 = Clipped<TLanes, TVector, T>(in gradient, i + n, factor, least, most);
            TVector g2 = Clipped<TLanes, TVector, T>(in gradient, i + (2 * n), factor, least, most);
            TVector g3 = Clipped<TLanes, TVector, T>(in gradient, i + (3 * n), factor, least, most);
            s0 = TLanes.MultiplyAdd(g0, g0, s0);
            s1 = TLanes.MultiplyAdd(g1, g1, s1);
            s2 = TLanes.MultiplyAdd(g2, g2, s2);
            s3 = TLanes.MultiplyAdd(g3, g3, s3);
        }

        for (; i < (nuint)count; i += n)
        {
            TVector g = Clipped<TLanes, TVector, T>(in gradient, i, factor, least, most);
            s0 = TLanes.MultiplyAdd(g, g, s0);
        }

        T sum = TLanes.Sum(TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)));
        Total += typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(sum) : Unsafe.BitCast<T, double>(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Clipped<TLanes, TVector, T>(ref readonly T gradient, nuint index, TVector factor, TVector least, TVector most)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged =>
        TLanes.Max(least, TLanes.Min(most, TLanes.Multiply(factor, TLanes.Load(in gradient, index))));
}
