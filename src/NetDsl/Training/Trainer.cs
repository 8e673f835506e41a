using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// A training from its first step to its last. It owns everything but the rows, which are passed to each call of <see cref="Run"/>, so
/// that they may be spans; and it may stop between any two steps and continue later. What is computed together
/// depends only on the network, the options and the rows, never on where it stopped, so the result is that of one long run,
/// bit for bit.
/// </summary>
internal sealed partial class Trainer<TNetwork, T> : IStoppable
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network;
    private readonly FitOptions _options;
    private readonly string _member;
    private readonly int _rows;
    private readonly int _validationRows;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly int _storageSize;
    private readonly CancellationToken _cancellation;
    private readonly MetricTotals _training;
    private readonly MetricTotals _validation;
    private readonly RunClock _clock = new();
    private readonly T[] _blockOutputs;
    private readonly int _block;

    private readonly WeightKeeper<T> _keeper;
    private readonly double _scale;
    private readonly string _hints;

    private double _bestLoss = double.PositiveInfinity;
    private double _bestValidationLoss = double.PositiveInfinity;
    private int _place;
    private int _validationPlace;
    private StopReason _ending;
    private volatile bool _isStopRequested;
    private int _isRunning;

    /// <summary>Prepares training: allocates everything it needs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The options.</param>
    /// <param name="examples">The rows to train on, at least one; checked.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="validationRows">The number of validation rows.</param>
    /// <param name="member">The network and member, <c>Streetlights.Fit</c>.</param>
    public Trainer(TNetwork network, FitOptions options, Examples<T> examples, int rows, int validationRows, string member)
    {
        _network = network;
        _options = options;
        _member = member;
        _rows = rows;
        _validationRows = validationRows;
        (_inputSize, _outputSize, _storageSize) = (TNetwork.InputSize, TNetwork.OutputSize, TNetwork.StorageSize);
        _cancellation = options.Cancellation;
        Metric[] metrics = MetricsOf(options, member);
        _training = new MetricTotals(metrics);
        _validation = new MetricTotals(metrics);
        _block = Math.Min(validationRows, EvaluationBlock.RowsOf(_storageSize));
        _blockOutputs = metrics.Length == 0 ? [] : new T[checked(_block * _outputSize)];
        History = new History(metrics, options.Epochs, validationRows > 0);
        _plan = new StepPlan(options, rows, _storageSize, isWeighted: !examples.Weights.IsEmpty, wantsOutputs: metrics.Length > 0);
        if (_plan.Way == StepWay.Gradient)
        {
            _gradient = new AlignedMemory<T>(_storageSize);
            _optimizer = options.Optimizer.CreateState<T>(_storageSize);
        }

        _outputs = metrics.Length == 0 ? [] : new T[checked(_plan.Rows * _outputSize)];
        _gatherer = _plan.IsShuffled ? new RowGatherer<T>(new RowOrder(rows, options.Seed), _plan.Rows, _inputSize, _outputSize, examples) : null;
        _layers = TNetwork.Layers;
        _keeper = new WeightKeeper<T>(options.EarlyStopping, History, _storageSize);
        _scale = LossScale.Of(examples, rows);
        _hints = TargetDomains.Unreachable(network, examples) + ColumnScales.Hint(network, examples);
    }

    public History History { get; }

    public bool IsDone => History.Reason != StopReason.None;

    /// <summary>Ends training before its next step.</summary>
    public void RequestStop() => _isStopRequested = true;

    /// <summary>Ends training: immediately or, if it is running, before its next step.</summary>
    public void Stop(Examples<T> examples, Examples<T> validation)
    {
        _isStopRequested = true;
        if (Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0)
        {
            try
            {
                if (!IsDone)
                {
                    Finish(StopReason.Stopped, examples, validation);
                }
            }
            finally
            {
                Volatile.Write(ref _isRunning, 0);
            }
        }
    }

    /// <summary>Trains until the limit, or to the end. The rows must be those for which the training was prepared.</summary>
    [MethodImpl(Jit.Optimize)]
    public void Run(Examples<T> examples, Examples<T> validation, RunLimit limit)
    {
        if (Interlocked.CompareExchange(ref _isRunning, 1, 0) != 0)
        {
            throw new InvalidOperationException($"{_member}: this training is running; a callback or another thread cannot run it meanwhile.");
        }

        _clock.Start(limit.Time, _options.TimeBudget);
        try
        {
            BeginFromCheckpoint(examples, validation);
            _keeper.Begin(_network.Parameters);
            long work = 0;
            while (MayGoOn(examples, validation, limit, work))
            {
                work = Advance(examples, validation);
            }
        }
        finally
        {
            History.Elapsed = _clock.Pause();
            Volatile.Write(ref _isRunning, 0);
        }
    }

    // Takes a step, or a few if they are short, or a validation block; returns how much work it was.
    [MethodImpl(Jit.Optimize)]
    private long Advance(Examples<T> examples, Examples<T> validation)
    {
        int rows;
        if (_place < _rows)
        {
            rows = Math.Min(_plan.Rows, _rows - _place);
            if (!Train(examples, validation, rows))
            {
                return 0;
            }
        }
        else
        {
            rows = Math.Min(_block, _validationRows - _validationPlace);
            Examples<T> block = validation.Slice(_validationPlace, rows, _inputSize, _outputSize);
            EvaluationBlock.Add(_network, block, rows, _blockOutputs, _validation, _options.DegreeOfParallelism);
            _validationPlace += rows;
        }

        if (_place == _rows && _validationPlace == _validationRows)
        {
            EndEpoch(examples, validation);
        }

        return (long)rows * _storageSize;
    }

    [MethodImpl(Jit.Optimize)]
    private bool MayGoOn(Examples<T> examples, Examples<T> validation, RunLimit limit, long work)
    {
        if (IsDone)
        {
            return false;
        }

        // An exception from a callback takes precedence over the end of training after this epoch.
        StopReason ending = _ending != StopReason.None ? _ending
            : _isStopRequested ? StopReason.Stopped
            : _cancellation.IsCancellationRequested ? StopReason.Cancelled
            : StopReason.None;
        if (ending == StopReason.None && _clock.IsTime(work))
        {
            if (!_clock.IsBudgetUsed)
            {
                return false;
            }

            ending = StopReason.TimeUp;
        }

        if (ending != StopReason.None)
        {
            // Before weights are restored: there may be more to come.
            WriteDueCheckpoint(ending != _ending, examples, validation);
            Finish(ending, examples, validation);
            return false;
        }

        // An epoch whose steps are all done also gets its validation.
        return History.Epochs < limit.Epochs && (History.Steps < limit.Steps || _place == _rows);
    }

    private static Metric[] MetricsOf(FitOptions options, string member)
    {
        List<Metric> metrics = [];
        foreach (Metric? metric in options.Metrics.Append(options.EarlyStopping?.Metric ?? Metric.Loss))
        {
            if (metric is null)
            {
                throw new ArgumentException($"{member}: a metric is null", nameof(options));
            }

            if (metric == Metric.Loss || metrics.Contains(metric))
            {
                continue;
            }

            if (metric.Name == Metric.Loss.Name || metrics.Exists(other => other.Name == metric.Name))
            {
                throw new ArgumentException($"{member}: two metrics are called '{metric.Name}'", nameof(options));
            }

            metrics.Add(metric);
        }

        return [.. metrics];
    }
}
