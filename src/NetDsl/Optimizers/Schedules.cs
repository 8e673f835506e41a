namespace NetDsl;

/// <summary>A constant rate.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => 1;
}

/// <summary>Multiplies the rate by a factor every given number of epochs: <c>factor^⌊epoch / everyEpochs⌋</c>.</summary>
/// <remarks>Like PyTorch's <c>StepLR(step_size, gamma)</c>.</remarks>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="everyEpochs">More than 0.</param>
    /// <param name="factor">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or NaN.</exception>
    public StepDecay(double everyEpochs, double factor = 0.1)
    {
        EveryEpochs = everyEpochs;
        Factor = factor;
    }

    /// <summary>The number of epochs between changes; more than 0.</summary>
    public double EveryEpochs
    {
        get;
        init => field = HyperParameter.Positive(this, value);
    }

    /// <summary>The factor on the rate; 0 or more.</summary>
    public double Factor
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => Math.Pow(Factor, Math.Floor(epoch / EveryEpochs));
}

/// <summary>Multiplies the rate by a factor in each epoch: <c>factor^epoch</c>.</summary>
/// <remarks>Like PyTorch's <c>ExponentialLR(gamma)</c>.</remarks>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="factor">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public ExponentialDecay(double factor) => Factor = factor;

    /// <summary>The factor on the rate; 0 or more.</summary>
    public double Factor
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => Math.Pow(Factor, epoch);
}

/// <summary>
/// The rate falls along half a cosine, slowly, fast and slowly again, and then stays at its minimum:
/// <c>minimum + (1 − minimum) · (1 + cos(π · epoch / epochs)) / 2</c>. It changes with each step.
/// </summary>
/// <remarks>Like PyTorch's <c>CosineAnnealingLR(T_max, eta_min)</c> up to <c>T_max</c>, where <c>eta_min</c> is the minimum times the rate.</remarks>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="epochs">More than 0; usually all epochs of the training.</param>
    /// <param name="minimum">The factor at the end; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or NaN.</exception>
    public CosineDecay(double epochs, double minimum = 0)
    {
        Epochs = epochs;
        Minimum = minimum;
        ChangesWithinEpoch = true;
    }

    /// <summary>The number of epochs over which the rate falls; more than 0.</summary>
    public double Epochs
    {
        get;
        init => field = HyperParameter.Positive(this, value);
    }

    /// <summary>The factor at the end; 0 or more.</summary>
    public double Minimum
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <inheritdoc/>
    protected override double FactorAt(double epoch) =>
        Minimum + ((1 - Minimum) * (1 + Math.Cos(Math.PI * Math.Min(epoch / Epochs, 1))) / 2);
}

/// <summary>
/// The rate rises linearly from a fraction of itself over a number of epochs; then another schedule begins, with its own epoch
/// 0. It changes with each step.
/// </summary>
/// <remarks>
/// Like PyTorch's <c>SequentialLR([LinearLR(start_factor, total_iters=epochs), then], milestones=[epochs])</c>.
/// </remarks>
public sealed record WarmUp : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="epochs">More than 0; fractions of an epoch are common.</param>
    /// <param name="then">The schedule that follows; the full rate by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is not positive.</exception>
    public WarmUp(double epochs, LearningRateSchedule? then = null)
    {
        Epochs = epochs;
        Then = then ?? new ConstantRate();
        ChangesWithinEpoch = true;
    }

    /// <summary>The number of epochs over which the rate rises; more than 0.</summary>
    public double Epochs
    {
        get;
        init => field = HyperParameter.Positive(this, value);
    }

    /// <summary>The schedule that follows.</summary>
    public LearningRateSchedule Then
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Then));
    }

    /// <summary>The initial factor, by default a third as in PyTorch; 0 or more.</summary>
    public double StartFactor
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }
    = 1.0 / 3;

    /// <inheritdoc/>
    protected override double FactorAt(double epoch)
    {
        if (epoch < Epochs)
        {
            return Then.At(0) * (StartFactor + ((1 - StartFactor) * epoch / Epochs));
        }

        // The rise changes with each step; the schedule that follows may change with each epoch.
        double since = epoch - Epochs;
        return Then.At(Then.ChangesWithinEpoch ? since : Math.Floor(since));
    }
}
