using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Steps along a moving mean of the gradient, divided by the square root of a moving mean of its square:
/// <c>m = β₁ · m + (1 − β₁) · g; v = β₂ · v + (1 − β₂) · g²; w −= rate · m̂ / (√v̂ + epsilon)</c>, where in step t
/// <c>m̂ = m / (1 − β₁ᵗ)</c> and <c>v̂ = v / (1 − β₂ᵗ)</c>.
/// </summary>
/// <remarks>Like <c>torch.optim.Adam</c> of PyTorch 1.13 without AMSGrad.</remarks>
public sealed record Adam : Optimizer
{
    /// <summary>Creates Adam with the given rate.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public Adam(double learningRate = 0.001)
        : base(learningRate)
    {
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
        new RuleState<T, AdamRule>(this, storageSize, new AdamRule(Beta1, Beta2, Epsilon, weightDecay: 0));
}
