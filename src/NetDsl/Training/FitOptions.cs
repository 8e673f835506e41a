using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>
/// How a network is trained: what Keras gives to <c>compile</c> and <c>fit</c>. Every option has a default, and options may be shared by
/// trainings. <c>new FitOptions { Epochs = 20, Metrics = [Metric.Accuracy] }</c>.
/// </summary>
public sealed record FitOptions
{
    /// <summary>How often training goes through all rows, unless it ends before; 100 unless given.</summary>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value);
    }
    = 100;

    /// <summary>How many rows make one step, of which the last step of an epoch may have fewer; 32 unless given. A number above that of the rows takes all of them.</summary>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value);
    }
    = 32;

    /// <summary>
    /// How gradients change weights; <see cref="Adam"/> with a rate of 0.01 unless given: ten times its usual rate, because small networks are mostly
    /// trained on few rows, in few steps.
    /// </summary>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }
    = new Adam(0.01);

    /// <summary>How the optimizer's rate changes over the epochs; not at all unless given.</summary>
    public LearningRateSchedule Schedule
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Schedule));
    }
    = new ConstantRate();

    /// <summary>Whether each epoch takes the rows in an order of its own, drawn from <see cref="Seed"/>; true unless given. Where all rows are one step their order does not matter, and is left.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Where the order of the rows comes from, as NumPy's random numbers do; 0 unless given. The same seed gives the same training, bit for bit.</summary>
    public int Seed
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Seed), value, FormattableString.Invariant($"FitOptions: Seed is {value}, a seed is 0 or more"));
    }

    /// <summary>What is measured beside the loss, on the rows of training and of validation.</summary>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Metrics));
    }
    = [];

    /// <summary>
    /// The part of the rows, between 0 and 1, that is kept for validation: the last rows as they stand, before any shuffling, as
    /// Keras takes them. 0, which is none, unless given.
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
    /// Whether <c>Fit</c> learns a <see cref="Standardizer{T}"/> of the inputs, and one of targets that are numbers with a unit, from the rows that
    /// are trained on; trains on standardized copies of the rows, the weights as they stand being those for such rows; and folds both into the
    /// network when training ends, however it ends, so that it takes and gives raw numbers at no cost. Losses, metrics and what a callback sees
    /// of the network before the end are those of standardized rows. False unless given.
    /// </summary>
    /// <remarks>
    /// Classes, and the targets of cross-entropies, stay as they are. It takes biases in the first layer, and a last layer that is Linear
    /// where targets are standardized; neither of them frozen: otherwise <c>Fit</c> fails before anything changes.
    /// </remarks>
    public bool Standardize { get; init; }

    /// <summary>When to end before all epochs are done; never unless given.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// How many times the best loss so far an epoch's may be, on the rows of training or of validation, before training has diverged
    /// although all is finite; more than 1, 1,000,000 unless given, and infinity for no bound. Where the best is next to nothing much is a
    /// million times that: an epoch has not diverged whose loss is no higher than outputs of 0 would have (of a target y, ½ · y² or |y|,
    /// whichever is smaller; of a class, 1).
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

    /// <summary>Where training writes all that it takes to go on in another process, and how often; nowhere by default.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Is told of each epoch.</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>Is called after each epoch, by the thread that trains; <see cref="EpochReport.Stop"/> ends training.</summary>
    public Action<EpochReport>? Callback { get; init; }

    /// <summary>Ends training between two steps. The network is then as the last step left it; nothing is thrown.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How long training may take altogether, pauses of a <see cref="TrainingRun{TNetwork, T}"/> not counted; as long as it takes, unless given.</summary>
    public TimeSpan? TimeBudget
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeBudget), value, FormattableString.Invariant($"FitOptions: TimeBudget is {value}, it is more than 0"));
    }

    /// <summary>How many threads may take part, the caller's included; 1 unless given. The result is the same for any number, bit for bit.</summary>
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
