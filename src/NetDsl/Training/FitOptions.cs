using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>
/// How a network is trained: the arguments of <c>compile</c> and <c>fit</c> in Keras. Every option has a default, and options may be used for
/// several trainings. <c>new FitOptions { Epochs = 20, Metrics = [Metric.Accuracy] }</c>.
/// </summary>
public sealed record FitOptions
{
    /// <summary>The number of epochs, unless training ends earlier; 100 by default.</summary>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value);
    }
    = 100;

    /// <summary>The number of rows per step; the last step of an epoch may have fewer. 32 by default. A number larger than the number of rows means all of them.</summary>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value);
    }
    = 32;

    /// <summary>
    /// How gradients change weights. By default <see cref="Adam"/> with a rate of 0.01: ten times its usual rate, because small networks are
    /// usually trained on few rows, in few steps.
    /// </summary>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }
    = new Adam(0.01);

    /// <summary>How the optimizer's rate changes over the epochs; constant by default.</summary>
    public LearningRateSchedule Schedule
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Schedule));
    }
    = new ConstantRate();

    /// <summary>Whether each epoch takes the rows in a new random order, drawn from <see cref="Seed"/>; true by default. If all rows make up one step, their order does not matter and is kept.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed for the order of the rows, as for NumPy's random numbers; 0 by default. The same seed produces the same training, bit for bit.</summary>
    public int Seed
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Seed), value, FormattableString.Invariant($"FitOptions: Seed is {value}, a seed is 0 or more"));
    }

    /// <summary>The metrics to measure in addition to the loss, on the training and validation rows.</summary>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Metrics));
    }
    = [];

    /// <summary>
    /// The fraction of the rows, between 0 and 1, held out for validation: the last rows before any shuffling,
    /// as in Keras. 0 by default, which means none.
    /// </summary>
    public double ValidationSplit
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationSplit), value, FormattableString.Invariant($"FitOptions: ValidationSplit is {value}, it is 0 or more and less than 1, as 0.2 is"));
    }

    /// <summary>
    /// Whether <c>Fit</c> learns a <see cref="Standardizer{T}"/> for the inputs, and one for targets that are quantities with a unit, from
    /// the training rows; trains on standardized copies of the rows, taking the current weights as weights for such rows; and folds both into the
    /// network when training ends, for whatever reason, so that it takes and returns raw numbers at no cost. Losses, metrics and what a callback
    /// sees of the network before the end are those of standardized rows. False by default.
    /// </summary>
    /// <remarks>
    /// Classes, and the targets of cross-entropies, are left unchanged. The first layer needs biases, and if targets are standardized, the
    /// last layer must be Linear with biases; neither may be frozen. Otherwise <c>Fit</c> throws before anything changes.
    /// </remarks>
    public bool Standardize { get; init; }

    /// <summary>When to end before all epochs are done; never by default.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// How many times the best loss so far an epoch's loss may be, on the training or validation rows, before training counts as
    /// diverged even though everything is finite; more than 1; 1,000,000 by default; infinity for no limit. If the best loss is next to nothing, even
    /// a million times that may be small, so an epoch has not diverged if its loss is no higher than that of outputs of 0 (for a target y, ½ · y²
    /// or |y|, whichever is smaller; for a class, 1).
    /// </summary>
    public double DivergenceFactor
    {
        get;
        init => field = value > 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(DivergenceFactor), value, FormattableString.Invariant($"FitOptions: DivergenceFactor is {value}, it is more than 1; infinity for no bound"));
    }
    = 1e6;

    /// <summary>Where training writes everything needed to resume in another process, and how often; nowhere by default.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Receives a report after each epoch.</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>Called after each epoch, on the training thread; <see cref="EpochReport.Stop"/> ends training.</summary>
    public Action<EpochReport>? Callback { get; init; }

    /// <summary>Ends training between two steps. The network keeps the weights of the last step; nothing is thrown.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How long training may take in total, not counting pauses of a <see cref="TrainingRun{TNetwork, T}"/>; unlimited by default.</summary>
    public TimeSpan? TimeBudget
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeBudget), value, FormattableString.Invariant($"FitOptions: TimeBudget is {value}, it is more than 0"));
    }

    /// <summary>How many threads may take part, including the caller's; 1 by default. The result is the same for any number, bit for bit.</summary>
    public int DegreeOfParallelism
    {
        get;
        init => field = AtLeastOne(value);
    }
    = 1;

    private static int AtLeastOne(int value, [CallerMemberName] string property = "") => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(property, value, FormattableString.Invariant($"FitOptions: {property} is {value}, it is at least 1"));
}
