using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>v = keep · v + take · g²; w −= rate · g / (√v + ε): RMSProp, where v is a moving mean, and Adagrad, where it is a sum.</summary>
/// <param name="keep">The fraction of v that is kept.</param>
/// <param name="take">The factor of the added square.</param>
/// <param name="epsilon">ε.</param>
/// <param name="rateDecay">The rate of step t is divided by 1 + (t − 1) · this.</param>
internal struct ScaledRule(double keep, double take, double epsilon, double rateDecay) : IUpdateRule
{
    private double _factor;
    private double _scale;

    public static int Slots => 1;

    public void Begin(long step, double learningRate, double gradientScale)
    {
        _factor = -learningRate / (1 + ((step - 1) * rateDecay));
        _scale = gradientScale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector scale = Overflow.Constant<TLanes, TVector, T>(_scale), factor = Overflow.Constant<TLanes, TVector, T>(_factor), divisor = TLanes.Constant(Underflow.Epsilon<T>(epsilon));
        TVector ofPast = TLanes.Constant(keep), ofSquare = TLanes.Constant(take);
        for (nuint i = 0; i < (nuint)count; i += (nuint)TLanes.Count)
        {
            TVector g = TLanes.Multiply(scale, TLanes.Load(in gradient, i));
            TVector square = TLanes.Multiply(TLanes.Multiply(ofSquare, g), g);
            TVector v = Underflow.Flush<TLanes, TVector, T>(TLanes.MultiplyAdd(ofPast, TLanes.Load(in first, i), square));
            TVector step = TLanes.Divide(g, TLanes.Add(TLanes.Sqrt(v), divisor));
            TVector p = TLanes.MultiplyAdd(factor, step, TLanes.Load(in parameters, i));
            TLanes.Store(TLanes.Zero, ref gradient, i);
            TLanes.Store(v, ref first, i);
            TLanes.Store(p, ref parameters, i);
        }
    }
}

/// <summary>
/// m = β₁ · m + (1 − β₁) · g; v = β₂ · v + (1 − β₂) · g²; w = (1 − rate · decay) · w − rate / c₁ · m / (√v / √c₂ + ε) with
/// cᵢ = 1 − βᵢᵗ. Both sides of the fraction are multiplied by √c₂, which saves a division for each parameter.
/// </summary>
internal struct AdamRule(double beta1, double beta2, double epsilon, double weightDecay) : IUpdateRule
{
    private double _factor;
    private double _scale;
    private double _divisor;
    private double _shrink;

    public static int Slots => 2;

    public void Begin(long step, double learningRate, double gradientScale)
    {
        double root = Math.Sqrt(1 - Math.Pow(beta2, step));
        _factor = -learningRate / (1 - Math.Pow(beta1, step)) * root;
        _divisor = epsilon * root;
        _shrink = 1 - (learningRate * weightDecay);
        _scale = gradientScale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector scale = Overflow.Constant<TLanes, TVector, T>(_scale), factor = Overflow.Constant<TLanes, TVector, T>(_factor), divisor = TLanes.Constant(Underflow.Epsilon<T>(_divisor));
        TVector ofMean = TLanes.Constant(beta1), ofGradient = TLanes.Constant(1 - beta1), shrink = Overflow.Constant<TLanes, TVector, T>(_shrink);
        TVector ofVariance = TLanes.Constant(beta2), ofSquare = TLanes.Constant(1 - beta2);
        for (nuint i = 0; i < (nuint)count; i += (nuint)TLanes.Count)
        {
            TVector g = TLanes.Multiply(scale, TLanes.Load(in gradient, i));
            TVector square = TLanes.Multiply(TLanes.Multiply(ofSquare, g), g);
            TVector m = Underflow.Flush<TLanes, TVector, T>(TLanes.MultiplyAdd(ofMean, TLanes.Load(in first, i), TLanes.Multiply(ofGradient, g)));
            TVector v = Underflow.Flush<TLanes, TVector, T>(TLanes.MultiplyAdd(ofVariance, TLanes.Load(in second, i), square));
            TVector step = TLanes.Divide(m, TLanes.Add(TLanes.Sqrt(v), divisor));
            TVector p = TLanes.MultiplyAdd(factor, step, TLanes.Multiply(shrink, TLanes.Load(in parameters, i)));
            TLanes.Store(TLanes.Zero, ref gradient, i);
            TLanes.Store(m, ref first, i);
            TLanes.Store(v, ref second, i);
            TLanes.Store(p, ref parameters, i);
        }
    }
}
