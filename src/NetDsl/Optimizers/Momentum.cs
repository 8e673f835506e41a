using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Gradient descent that keeps a fraction of its velocity: <c>v = coefficient · v + g; w −= rate · v</c>. The velocity starts as the
/// first gradient.
/// </summary>
/// <remarks>Like <c>torch.optim.SGD</c> of PyTorch 1.13 with <c>momentum</c>, and <c>dampening</c> 0.</remarks>
public sealed record Momentum : Optimizer
{
    /// <summary>Creates momentum with the given rate and coefficient.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <param name="coefficient">0 or more and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or NaN.</exception>
    public Momentum(double learningRate = 0.01, double coefficient = 0.9)
        : base(learningRate) => Coefficient = coefficient;

    /// <summary>The fraction of the velocity that a step keeps; 0 or more and less than 1.</summary>
    public double Coefficient
    {
        get;
        init => field = HyperParameter.Share(this, value);
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int storageSize) =>
        new RuleState<T, MomentumRule>(this, storageSize, new MomentumRule(Coefficient, own: 0, past: 1));
}
