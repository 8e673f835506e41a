using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// <see cref="Adam"/> with weight decay that is separate from the gradient: first <c>w = w − rate · weightDecay · w</c>, then
/// Adam's step. <see cref="Optimizer.L2"/>, in contrast, is part of the gradient, as in Adam, and is 0 by default.
/// </summary>
/// <remarks>Like <c>torch.optim.AdamW</c> of PyTorch 1.13 without AMSGrad.</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>Creates AdamW with the given rate and weight decay.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <param name="weightDecay">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, infinite or NaN.</exception>
    public AdamW(double learningRate = 0.001, double weightDecay = 0.01)
        : base(learningRate) => WeightDecay = weightDecay;

    /// <summary>The fraction of each parameter, times the rate, that a step subtracts; 0 or more.</summary>
    public double WeightDecay
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>β₁, the fraction of the mean that a step keeps; 0 or more and less than 1.</summary>
    public double Beta1
    {
        get;
        init => field = HyperParameter.Share(this, value);
    }
    = 0.9;

    /// <summary>β₂, the fraction of the mean square that a step keeps; 0 or more and less than 1.</summary>
    public double Beta2
    {
        get;
        init => field = HyperParameter.Share(this, value);
    }
    = 0.999;

    /// <summary>Keeps the divisor from being 0; 0 or more.</summary>
    public double Epsilon
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }
    = 1e-8;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int storageSize) =>
        new RuleState<T, AdamRule>(this, storageSize, new AdamRule(Beta1, Beta2, Epsilon, WeightDecay));
}
