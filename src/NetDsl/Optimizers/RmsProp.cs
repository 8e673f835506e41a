using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Steps divided by the square root of a moving mean of the squared gradient:
/// <c>v = decay · v + (1 − decay) · g²; w −= rate · g / (√v + epsilon)</c>.
/// </summary>
/// <remarks>Like <c>torch.optim.RMSprop</c> of PyTorch 1.13 without momentum and not centered.</remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>Creates RMSProp with the given rate.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public RmsProp(double learningRate = 0.01)
        : base(learningRate)
    {
    }

    /// <summary>The fraction of the mean that a step keeps, alpha in PyTorch and rho in Keras; 0 or more and less than 1.</summary>
    public double Decay
    {
        get;
        init => field = HyperParameter.Share(this, value);
    }
    = 0.99;

    /// <summary>Keeps the divisor from being 0; 0 or more.</summary>
    public double Epsilon
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }
    = 1e-8;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int storageSize) =>
        new RuleState<T, ScaledRule>(this, storageSize, new ScaledRule(Decay, 1 - Decay, Epsilon, rateDecay: 0));
}
