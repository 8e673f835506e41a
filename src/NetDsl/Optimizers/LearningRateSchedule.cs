namespace NetDsl;

/// <summary>
/// How the learning rate changes during training: a factor on the optimizer's rate, depending on the epochs completed. Immutable,
/// and a function of the epoch alone, so that training may be interrupted and resumed. Derive from it for a custom schedule.
/// </summary>
/// <remarks>At whole epochs the factors are those of PyTorch 1.13's <c>torch.optim.lr_scheduler</c>.</remarks>
public abstract record LearningRateSchedule
{
    /// <summary>
    /// Whether each step has its own rate; otherwise one applies to a whole epoch, as when PyTorch's scheduler is
    /// stepped after each epoch. The default depends on the schedule.
    /// </summary>
    public bool ChangesWithinEpoch { get; init; }

    /// <summary>The factor on the optimizer's rate.</summary>
    /// <param name="epoch">
    /// The number of epochs completed, 0 or more, including the fraction of the current one, so that 2.5 is the middle
    /// of the third.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative or NaN.</exception>
    public double At(double epoch) => epoch >= 0
        ? FactorAt(epoch)
        : throw new ArgumentOutOfRangeException(nameof(epoch), epoch, FormattableString.Invariant($"{GetType().Name}: epoch is {epoch}, it has to be a number, 0 or more"));

    /// <summary>The factor on the optimizer's rate after the given number of epochs, 0 or more.</summary>
    protected abstract double FactorAt(double epoch);
}
