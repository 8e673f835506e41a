namespace NetDsl;

/// <summary>
/// Ends training when a figure has not become better for some epochs, and gives the network the weights of its best epoch:
/// <c>new EarlyStopping(patience: 10)</c>.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Stops after so many epochs in a row that brought nothing better.</summary>
    /// <param name="patience">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is less than 1.</exception>
    public EarlyStopping(int patience) => Patience = patience;

    /// <summary>After how many epochs in a row without anything better training ends; at least 1.</summary>
    public int Patience
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, FormattableString.Invariant($"EarlyStopping: Patience is {value}, it is at least 1 epoch"));
    }

    /// <summary>What is watched; the loss unless given. It need not stand in <see cref="FitOptions.Metrics"/> too.</summary>
    public Metric Metric
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Metric));
    }
    = Metric.Loss;

    /// <summary>
    /// How much better than the best so far a value has to be to count: below it, or above it where higher is better; 0 or more.
    /// </summary>
    public double MinimumChange
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumChange), value, FormattableString.Invariant($"EarlyStopping: MinimumChange is {value}, it is a number, 0 or more"));
    }

    /// <summary>
    /// Whether the network has the weights of the best epoch in the end, however training ends, but for a cancellation, which leaves those of
    /// the last step. True unless given. Where training rows are watched, whose figure is taken while weights change, they are those of the epoch's
    /// end or of its beginning, whichever are measured to be better in the end; <see cref="History.Message"/> tells their value.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>Whether the value on the training rows is watched although there are rows for validation.</summary>
    public bool OnTrainingRows { get; init; }

    internal bool IsBetter(double value, double best) => Metric.HigherIsBetter ? value > best + MinimumChange : value < best - MinimumChange;
}
