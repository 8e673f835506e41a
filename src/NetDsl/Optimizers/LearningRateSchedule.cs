namespace NetDsl;

/// <summary>
/// How the learning rate changes over a training: a factor on the optimizer's rate, by the epochs done. Immutable, and a
/// function of the epoch alone, so that a training may be interrupted and resumed. To write your own, derive from it.
/// </summary>
/// <remarks>At whole epochs the factors are those of PyTorch 1.13's <c>torch.optim.lr_scheduler</c>.</remarks>
public abstract record LearningRateSchedule
{
    /// <summary>
    /// Whether each step has a rate of its own; else one holds for a whole epoch, as where PyTorch's scheduler is stepped after
    /// each epoch. A schedule has its usual way unless this is set.
    /// </summary>
    public bool ChangesWithinEpoch { get; init; }

    /// <summary>The factor on the optimizer's rate.</summary>
    /// <param name="epoch">
    /// How many epochs are done, 0 or more; within an epoch with the part of its steps that are done, so that 2.5 is the middle of
    /// the third.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative or NaN.</exception>
    public double At(double epoch) => epoch >= 0
        ? FactorAt(epoch)
        : throw new ArgumentOutOfRangeException(nameof(epoch), epoch, FormattableString.Invariant($"{GetType().Name}: epoch is {epoch}, it has to be a number, 0 or more"));

    /// <summary>The factor on the optimizer's rate after so many epochs, 0 or more.</summary>
    protected abstract double FactorAt(double epoch);
}
