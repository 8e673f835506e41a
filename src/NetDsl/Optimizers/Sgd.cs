using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Gradient descent, stochastic if the gradient is that of some of the examples: <c>w −= rate · g</c>.</summary>
/// <remarks>Like <c>torch.optim.SGD</c> of PyTorch 1.13 without momentum.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Creates gradient descent with the given rate.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public Sgd(double learningRate = 0.01)
        : base(learningRate)
    {
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(int storageSize) => new RuleState<T, SgdRule>(this, storageSize, default);
}
