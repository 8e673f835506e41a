using System.Numerics;

namespace NetDsl;

/// <summary>
/// Training that can be paused and resumed: <c>while (run.TrainFor(TimeSpan.FromMilliseconds(0.5))) await NextFrame();</c>. However it is
/// split, the result is that of one long <c>Fit</c>, bit for bit.
/// </summary>
/// <remarks>
/// Between calls the network can be used as usual, with the weights of the last step. After the first epoch nothing is allocated. It
/// belongs to one thread at a time; only <see cref="Stop"/> may be called from another.
/// </remarks>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingRun<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset<T> _data;
    private readonly Dataset<T>? _validation;
    private readonly TrainedRows<TNetwork, T> _rows;

    internal TrainingRun(TNetwork network, Dataset<T> data, FitOptions options, Dataset<T>? validation)
    {
        Network = network;
        _data = data;
        _validation = validation;
        _rows = new TrainedRows<TNetwork, T>(network, options, data.Examples, validation is null ? default : validation.Examples, "StartTraining");
    }

    /// <summary>The network being trained.</summary>
    public TNetwork Network { get; }

    /// <summary>The history so far; it grows while training continues.</summary>
    public History History => _rows.Trainer.History;

    /// <summary>Whether training has ended; <see cref="History.Reason"/> says why.</summary>
    public bool IsDone => _rows.Trainer.IsDone;

    /// <summary>
    /// Trains for about the given time: it stops if the next piece of work would exceed it, but does at least one. A piece
    /// is a step, or tens of microseconds of short steps; a single step is not divided.
    /// </summary>
    /// <param name="time">The time; more than 0.</param>
    /// <returns>Whether there is more to do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is 0 or less.</exception>
    public bool TrainFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return Run(RunLimit.None with { Time = time });
    }

    /// <summary>Trains for a number of further epochs, to the end of the last one.</summary>
    /// <param name="epochs">At least 1; the unfinished epoch counts as one.</param>
    /// <returns>Whether there is more to do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public bool TrainEpochs(int epochs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return Run(RunLimit.None with { Epochs = (int)Math.Min(int.MaxValue, (long)History.Epochs + epochs) });
    }

    /// <summary>Trains for at least the given number of further steps. Plain gradient descent row by row takes them in groups, which are never divided, so it may take a few more.</summary>
    /// <param name="steps">At least 1.</param>
    /// <returns>Whether there is more to do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public bool TrainSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return Run(RunLimit.None with { Steps = steps > long.MaxValue - History.Steps ? long.MaxValue : History.Steps + steps });
    }

    /// <summary>Trains to the end.</summary>
    /// <returns>The complete history.</returns>
    public History TrainToEnd()
    {
        Run(RunLimit.None);
        return History;
    }

    /// <summary>Ends training: immediately or, if it is running, before the next step.</summary>
    public void Stop()
    {
        Examples<T> validation = _validation is null ? default : _validation.Examples;
        _rows.Trainer.Stop(_rows.Training(_data.Examples), _rows.Validation(_data.Examples, validation));
    }

    /// <summary>
    /// Writes everything needed to resume in another process with <see cref="TrainingRun.Resume"/>: weights, the optimizer's state, the order
    /// of the rows, random numbers, the history, early stopping's best weights. The file is written to a temporary file and moved into place.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="InvalidOperationException">Training has ended, or is running on another thread.</exception>
    /// <exception cref="NotSupportedException">The optimizer does not support saving its state.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Examples<T> validation = _validation is null ? default : _validation.Examples;
        _rows.Trainer.WriteCheckpoint(path, _rows.Training(_data.Examples), _rows.Validation(_data.Examples, validation));
    }

    internal void Read(string path)
    {
        Examples<T> validation = _validation is null ? default : _validation.Examples;
        _rows.Trainer.ReadCheckpoint(path, _rows.Training(_data.Examples), _rows.Validation(_data.Examples, validation));
    }

    private bool Run(RunLimit limit)
    {
        Examples<T> validation = _validation is null ? default : _validation.Examples;
        _rows.Trainer.Run(_rows.Training(_data.Examples), _rows.Validation(_data.Examples, validation), limit);
        return !IsDone;
    }
}
