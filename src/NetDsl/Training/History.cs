namespace NetDsl;

/// <summary>
/// What a training has done: the loss and the metrics of every epoch, and why it ended. While it goes on, the history grows.
/// </summary>
/// <remarks>
/// A training loss or metric is the mean over the epoch's rows, each as it was before the step on it, as Keras has it; so it is not what
/// <c>Evaluate</c> gives after the epoch. One of validation is taken after the epoch's last step.
/// </remarks>
public sealed class History
{
    // More than most trainings have; curves of longer ones grow.
    private const int MaxPreparedEpochs = 1 << 16;

    private readonly Curves _training;
    private readonly Curves? _validation;

    internal History(Metric[] metrics, int plannedEpochs, bool hasValidation)
    {
        int capacity = Math.Min(plannedEpochs, MaxPreparedEpochs);
        PlannedEpochs = plannedEpochs;
        _training = new Curves(metrics, capacity);
        _validation = hasValidation ? new Curves(metrics, capacity) : null;
        LearningRates = new Curve("learning rate", capacity);
    }

    /// <summary>Why training ended, or <see cref="StopReason.None"/> as long as it has not.</summary>
    public StopReason Reason { get; private set; }

    /// <summary>Why training ended, in a sentence; of one that diverged, when, and what to try. Where weights were put back, which, and how good they are.</summary>
    public string Message { get; private set; } = "Training has not ended.";

    /// <summary>How many epochs are complete.</summary>
    public int Epochs => _training.Loss.Count;

    /// <summary>How many epochs the options asked for.</summary>
    public int PlannedEpochs { get; }

    /// <summary>How many steps have been taken, those of an unfinished epoch included.</summary>
    public long Steps { get; internal set; }

    /// <summary>How long training has taken; pauses are not counted.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>In which epoch training diverged, counted from 1; null if it did not.</summary>
    public int? DivergedEpoch { get; private set; }

    /// <summary>
    /// The epoch with the best value, counted from 1: of what early stopping watches, or else of the loss, on the rows of validation if there
    /// are any. 0 before the first is complete.
    /// </summary>
    public int BestEpoch { get; internal set; }

    /// <summary>Mean loss per row, epoch by epoch.</summary>
    public Curve Loss => _training.Loss;

    /// <summary>Mean loss per row of validation.</summary>
    /// <exception cref="InvalidOperationException">There are no rows for validation.</exception>
    public Curve ValidationLoss => Validation.Loss;

    /// <summary>The loss and the metrics on the rows that were trained on.</summary>
    public Curves Training => _training;

    /// <summary>The loss and the metrics on the rows of validation.</summary>
    /// <exception cref="InvalidOperationException">There are no rows for validation.</exception>
    public Curves Validation => _validation
        ?? throw new InvalidOperationException("There was no validation: FitOptions.ValidationSplit, or a set of its own given to Fit, brings it.");

    /// <summary>Whether there are rows for validation.</summary>
    public bool HasValidation => _validation is not null;

    /// <summary>The learning rate of each epoch's last step.</summary>
    public Curve LearningRates { get; }

    /// <summary>A metric on the rows that were trained on.</summary>
    /// <exception cref="ArgumentException">The options did not ask for it.</exception>
    public Curve this[Metric metric] => _training[metric];

    /// <summary>A metric on the rows that were trained on, by its name: <c>history["accuracy"]</c>.</summary>
    /// <exception cref="ArgumentException">The options did not ask for such a metric.</exception>
    public Curve this[string name] => _training[name];

    /// <summary>The message.</summary>
    public override string ToString() => Message;

    internal void Carry(StateCarrier state)
    {
        long steps = Steps;
        state.Carry("steps", ref steps);
        Steps = steps >= 0 ? steps : throw state.Damaged("the number of steps is negative");
        _training.Carry(state, "history.training");
        _validation?.Carry(state, "history.validation");
        LearningRates.Carry(state, "history.learning_rates");
        BestEpoch = state.Carry("history.best_epoch", BestEpoch, 0, Epochs);
        if (LearningRates.Count != Epochs || (_validation is not null && _validation.Loss.Count != Epochs))
        {
            throw state.Damaged("its curves are not equally long");
        }
    }

    internal void Add(MetricTotals training, MetricTotals validation, double learningRate)
    {
        _training.Add(training);
        _validation?.Add(validation);
        LearningRates.Add(learningRate);
    }

    internal void End(StopReason reason, string message)
    {
        Reason = reason;
        Message = message;
    }

    /// <summary>Says one more thing of a training that has ended, or that somebody ended by an exception.</summary>
    internal void Add(string sentence) => Message += sentence;

    internal void Diverge(int epoch, string message)
    {
        DivergedEpoch = epoch;
        End(StopReason.Diverged, message);
    }
}
