namespace NetDsl;

/// <summary>The same rate throughout.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => 1;
}

/// <summary>The rate is multiplied with a factor every so many epochs: <c>factor^⌊epoch / everyEpochs⌋</c>.</summary>
/// <remarks>As PyTorch's <c>StepLR(step_size, gamma)</c>.</remarks>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Multiplies the rate with the factor every so many epochs.</summary>
    /// <param name="everyEpochs">More than 0.</param>
    /// <param name="factor">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or NaN.</exception>
    public StepDecay(double everyEpochs, double factor = 0.1)
    {
        EveryEpochs = everyEpochs;
        Factor = factor;
    }

    /// <summary>How long a rate holds; more than 0.</summary>
    public double EveryEpochs
    {
        get;
        init => field = HyperParameter.Positive(this, value);
    }

    /// <summary>What the rate is multiplied with; 0 or more.</summary>
    public double Factor
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => Math.Pow(Factor, Math.Floor(epoch / EveryEpochs));
}

/// <summary>The rate is multiplied with a factor in each epoch: <c>factor^epoch</c>.</summary>
/// <remarks>As PyTorch's <c>ExponentialLR(gamma)</c>.</remarks>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Multiplies the rate with the factor in each epoch.</summary>
    /// <param name="factor">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public ExponentialDecay(double factor) => Factor = factor;

    /// <summary>What the rate is multiplied with; 0 or more.</summary>
    public double Factor
    {
        get;
        init => field = HyperParameter.NotNegative(this, value);
    }

    /// <inheritdoc/>
    protected override double FactorAt(double epoch) => Math.Pow(Factor, epoch);
}

/// <summary>
/// The rate falls along half a cosine, slowly, fast and slowly again, and stays at its minimum then:
/// <c>minimum + (1 − minimum) · (1 + cos(π · epoch / epochs)) / 2</c>. It changes with each step.
/// </summary>
/// <remarks>As PyTorch's <c>CosineAnnealingLR(T_max, eta_min)</c> up to <c>T_max</c>, where <c>eta_min</c> is the minimum times the rate.</remarks>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <summary>Lets the rate fall over so many epochs.</summary>
    /// <param name="epochs">More than 0; as a rule all of the training.</param>
    /// <param name="minimum">The factor at the end; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or NaN.</exception>
    public CosineDecay(double epochs, double minimum = 0)
    {
        Epochs = epochs;
        Minimum = minimum;
        ChangesWithinEpoch = true;
    }

    /// <summary>How long the rate falls; more than 0.</summary>
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
/// The rate rises evenly from a part of itself over so many epochs; then another schedule begins, with its own epoch 0. It
/// changes with each step.
/// </summary>
/// <remarks>
/// As PyTorch's <c>SequentialLR([LinearLR(start_factor, total_iters=epochs), then], milestones=[epochs])</c>.
/// </remarks>
public sealed record WarmUp : LearningRateSchedule
{
    /// <summary>Lets the rate rise over so many epochs.</summary>
    /// <param name="epochs">More than 0; parts of an epoch are common.</param>
    /// <param name="then">What follows; the full rate, if nothing is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is not above 0.</exception>
    public WarmUp(double epochs, LearningRateSchedule? then = null)
    {
        Epochs = epochs;
        Then = then ?? new ConstantRate();
        ChangesWithinEpoch = true;
    }

    /// <summary>How long the rate rises; more than 0.</summary>
    public double Epochs
    {
        get;
        init => field = HyperParameter.Positive(this, value);
    }

    /// <summary>What follows.</summary>
    public LearningRateSchedule Then
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Then));
    }

    /// <summary>The factor that it begins with, a third as in PyTorch unless given; 0 or more.</summary>
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

        // The rise goes step by step; what follows may keep a rate for an epoch.
        double since = epoch - Epochs;
        return Then.At(Then.ChangesWithinEpoch ? since : Math.Floor(since));
    }
}
