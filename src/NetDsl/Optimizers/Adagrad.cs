using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Steps divided by the square root of the sum of all squared gradients so far:
/// <c>v = v + g²; w −= rate / (1 + (t − 1) · rateDecay) · g / (√v + epsilon)</c> in step t.
/// </summary>
/// <remarks>Like <c>torch.optim.Adagrad</c> of PyTorch 1.13.</remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>Creates Adagrad with the given rate.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public Adagrad(double learningRate = 0.01)
        : base(learningRate)
    {
    }

    /// <summary>How the rate falls from step to step, lr_decay in PyTorch; 0 or more.</summary>
    public double RateDecay
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>The initial sum; 0 or more.</summary>
    public double InitialAccumulator
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>Keeps the divisor from being 0; 0 or more.</summary>
    public double Epsilon
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }
    = 1e-10;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int storageSize) =>
        new RuleState<T, ScaledRule>(this, storageSize, new ScaledRule(1, 1, Epsilon, RateDecay), InitialAccumulator);
}
