namespace NetDsl;

/// <summary>
/// The result of training: the loss and the metrics of every epoch, and why it ended. It grows while training continues.
/// </summary>
/// <remarks>
/// A training loss or metric is the mean over the epoch's rows, each measured before the step on it, as in Keras; so it differs from the
/// result of <c>Evaluate</c> after the epoch. A validation figure is measured after the epoch's last step.
/// </remarks>
public sealed class History
{
    // More than most trainings need; longer curves grow.
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

    /// <summary>Why training ended, or <see cref="StopReason.None"/> if it has not.</summary>
    public StopReason Reason { get; private set; }

    /// <summary>Why training ended, in a sentence; if it diverged, when, and what to try; if weights were restored, which ones, and how good they are.</summary>
    public string Message { get; private set; } = "Training has not ended.";

    /// <summary>The number of completed epochs.</summary>
    public int Epochs => _training.Loss.Count;

    /// <summary>The number of epochs in the options.</summary>
    public int PlannedEpochs { get; }

    /// <summary>The number of steps taken, including those of an unfinished epoch.</summary>
    public long Steps { get; internal set; }

    /// <summary>The time that training has taken, not counting pauses.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>The epoch in which training diverged, counted from 1; null if it did not.</summary>
    public int? DivergedEpoch { get; private set; }

    /// <summary>
    /// The epoch with the best value, counted from 1: of the metric that early stopping watches, otherwise of the loss, on the validation rows if
    /// there are any. 0 before the first epoch is complete.
    /// </summary>
    public int BestEpoch { get; internal set; }

    /// <summary>The mean loss per row, epoch by epoch.</summary>
    public Curve Loss => _training.Loss;

    /// <summary>The mean loss per validation row, epoch by epoch.</summary>
    /// <exception cref="InvalidOperationException">There are no validation rows.</exception>
    public Curve ValidationLoss => Validation.Loss;

    /// <summary>The loss and the metrics on the training rows.</summary>
    public Curves Training => _training;

    /// <summary>The loss and the metrics on the validation rows.</summary>
    /// <exception cref="InvalidOperationException">There are no validation rows.</exception>
    public Curves Validation => _validation
        ?? throw new InvalidOperationException("There was no validation: FitOptions.ValidationSplit, or a set of its own given to Fit, brings it.");

    /// <summary>Whether there are validation rows.</summary>
    public bool HasValidation => _validation is not null;

    /// <summary>The learning rate of each epoch's last step.</summary>
    public Curve LearningRates { get; }

    /// <summary>A metric on the training rows.</summary>
    /// <exception cref="ArgumentException">The options do not include it.</exception>
    public Curve this[Metric metric] => _training[metric];

    /// <summary>A metric on the training rows, by its name: <c>history["accuracy"]</c>.</summary>
    /// <exception cref="ArgumentException">The options do not include such a metric.</exception>
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

    /// <summary>Appends to the message of a training that has ended, possibly by an exception.</summary>
    internal void Add(string sentence) => Message += sentence;

    internal void Diverge(int epoch, string message)
    {
        DivergedEpoch = epoch;
        End(StopReason.Diverged, message);
    }
}
