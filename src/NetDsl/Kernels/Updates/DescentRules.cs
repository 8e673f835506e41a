using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>w −= rate · g</summary>
internal struct SgdRule : IUpdateRule
{
    private double _factor;

    public static int Slots => 0;

    public void Begin(long step, double learningRate, double gradientScale) => _factor = -learningRate * gradientScale;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector factor = Overflow.Constant<TLanes, TVector, T>(_factor);
        for (nuint i = 0; i < (nuint)count; i += (nuint)TLanes.Count)
        {
            TVector p = TLanes.MultiplyAdd(factor, TLanes.Load(in gradient, i), TLanes.Load(in parameters, i));
            TLanes.Store(TLanes.Zero, ref gradient, i);
            TLanes.Store(p, ref parameters, i);
        }
    }
}

/// <summary>v = momentum · v + g; w −= rate · (own · g + past · v)</summary>
/// <param name="momentum">The fraction of v that is kept.</param>
/// <param name="own">The factor of the gradient itself in the step: 0, or 1 with Nesterov's.</param>
/// <param name="past">The factor of v: 1, or the momentum with Nesterov's.</param>
internal struct MomentumRule(double momentum, double own, double past) : IUpdateRule
{
    private double _factor;
    private double _scale;

    public static int Slots => 1;

    public void Begin(long step, double learningRate, double gradientScale)
    {
        _factor = -learningRate;
        _scale = gradientScale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector decay = TLanes.Constant(momentum), scale = Overflow.Constant<TLanes, TVector, T>(_scale), factor = Overflow.Constant<TLanes, TVector, T>(_factor);
        TVector ofGradient = TLanes.Constant(own), ofVelocity = TLanes.Constant(past);
        for (nuint i = 0; i < (nuint)count; i += (nuint)TLanes.Count)
        {
            TVector g = TLanes.Multiply(scale, TLanes.Load(in gradient, i));
            TVector v = Underflow.Flush<TLanes, TVector, T>(TLanes.MultiplyAdd(decay, TLanes.Load(in first, i), g));
            TVector step = TLanes.MultiplyAdd(ofGradient, g, TLanes.Multiply(ofVelocity, v));
            TVector p = TLanes.MultiplyAdd(factor, step, TLanes.Load(in parameters, i));
            TLanes.Store(TLanes.Zero, ref gradient, i);
            TLanes.Store(v, ref first, i);
            TLanes.Store(p, ref parameters, i);
        }
    }
}
