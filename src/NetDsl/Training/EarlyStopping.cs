namespace NetDsl;

/// <summary>
/// Ends training when a figure has not improved for some epochs, and restores the weights of the best epoch:
/// <c>new EarlyStopping(patience: 10)</c>.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Stops after a number of epochs in a row without improvement.</summary>
    /// <param name="patience">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is less than 1.</exception>
    public EarlyStopping(int patience) => Patience = patience;

    /// <summary>The number of epochs in a row without improvement after which training ends; at least 1.</summary>
    public int Patience
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, FormattableString.Invariant($"EarlyStopping: Patience is {value}, it is at least 1 epoch"));
    }

    /// <summary>The metric to watch; the loss by default. It need not be in <see cref="FitOptions.Metrics"/>.</summary>
    public Metric Metric
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Metric));
    }
    = Metric.Loss;

    /// <summary>
    /// How much better than the best so far a value has to be to count: lower, or higher if higher is better; 0 or more.
    /// </summary>
    public double MinimumChange
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumChange), value, FormattableString.Invariant($"EarlyStopping: MinimumChange is {value}, it is a number, 0 or more"));
    }

    /// <summary>
    /// Whether the network gets the weights of the best epoch when training ends, for whatever reason except cancellation, which leaves
    /// those of the last step. True by default. If training rows are watched, whose figure is taken while weights change, the weights are those at
    /// the end or at the beginning of the epoch, whichever turn out to be better; <see cref="History.Message"/> reports their value.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>Whether to watch the value on the training rows even if there are validation rows.</summary>
    public bool OnTrainingRows { get; init; }

    internal bool IsBetter(double value, double best) => Metric.HigherIsBetter ? value > best + MinimumChange : value < best - MinimumChange;
}
