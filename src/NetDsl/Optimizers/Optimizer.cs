using System.Numerics;

namespace NetDsl;

/// <summary>
/// How gradients change parameters: an immutable description, which any number of networks may share. The state
/// of one network's training is in the <see cref="OptimizerState{T}"/> that it creates. Derive from both for
/// a custom optimizer.
/// </summary>
/// <remarks>
/// The update rules and their defaults are those of PyTorch 1.13 (<c>torch.optim</c>). Before the rule, the gradient g of the
/// parameters w goes through, in this order: <see cref="ClipValue"/>, <see cref="ClipNorm"/>, and then
/// <c>g = g + L2 · w + L1 · sign(w)</c>.
/// </remarks>
public abstract record Optimizer
{
    /// <summary>Creates an optimizer with the given rate and no regularization.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The factor of a step, before any <see cref="LearningRateSchedule"/>; 0 or more.</summary>
    public double LearningRate
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>
    /// The weight of Σ|w|, over weights and biases, in the minimized function: its derivative, L1 · sign(w), is added to the gradient
    /// (nothing if w is 0). 0 or more.
    /// </summary>
    public double L1
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>
    /// The weight of ½ Σ w², over weights and biases, in the minimized function: its derivative, L2 · w, is added to the gradient.
    /// This is what PyTorch calls <c>weight_decay</c>, except in AdamW. 0 or more.
    /// </summary>
    public double L2
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <summary>
    /// If set, each element of the gradient is clamped between −ClipValue and ClipValue
    /// (<c>torch.nn.utils.clip_grad_value_</c>; some texts call it delta trimming). Above 0.
    /// </summary>
    public double? ClipValue
    {
        get;
        init => field = value is null ? null : HyperParameter.Positive(this, value.Value);
    }

    /// <summary>
    /// If set, a gradient whose Euclidean norm over all parameters is larger is scaled down to it: it is multiplied
    /// by min(1, ClipNorm / (‖g‖ + 10⁻⁶)) (<c>torch.nn.utils.clip_grad_norm_</c>). Above 0.
    /// </summary>
    public double? ClipNorm
    {
        get;
        init => field = value is null ? null : HyperParameter.Positive(this, value.Value);
    }

    /// <summary>Creates the initial state for training one network.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="storageSize">The network's <see cref="INetwork{TSelf, T}.StorageSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public abstract OptimizerState<T> CreateState<T>(int storageSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
