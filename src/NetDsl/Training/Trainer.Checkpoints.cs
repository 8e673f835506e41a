using NetDsl.Kernels;

namespace NetDsl;

// Saving and restoring everything the trainer remembers between two steps.
internal sealed partial class Trainer<TNetwork, T>
{
    private bool _isInCallback;
    private bool _hasBegun;

    // The rows do not change until training ends: they are hashed once, not for every file.
    private Dictionary<string, string>? _fingerprint;

    /// <summary>Writes everything needed to resume.</summary>
    /// <exception cref="InvalidOperationException">Training has ended, or is in the middle of a step.</exception>
    public void WriteCheckpoint(string path, Examples<T> examples, Examples<T> validation)
    {
        if (IsDone)
        {
            throw new InvalidOperationException($"{_member}: training has ended, there is nothing to go on with. Save the network.");
        }

        // A callback may: it runs between two steps.
        bool isOwner = Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0;
        if (!isOwner && !_isInCallback)
        {
            throw new InvalidOperationException($"{_member}: this training is running on another thread; a checkpoint is written between two steps.");
        }

        try
        {
            Write(path, examples, validation);
        }
        finally
        {
            if (isOwner)
            {
                Volatile.Write(ref _isRunning, 0);
            }
        }
    }

    /// <summary>Resumes from a checkpoint. On failure, the network is unchanged, and the trainer must not be used.</summary>
    /// <exception cref="NetworkFileException">The file is not a checkpoint, damaged, or from another training.</exception>
    public void ReadCheckpoint(string path, Examples<T> examples, Examples<T> validation)
    {
        SafeTensorsFile file = SafeTensorsFile.Read(path);
        if (TrainingFingerprint.Difference(Fingerprint(examples, validation), file.Metadata) is { } difference)
        {
            throw new NetworkFileException($"{path}: {_member} cannot go on from this file: {difference}");
        }

        T[] parameters = new T[_storageSize];
        byte[] dropout = _network is IDropout ? new byte[NumPyRandom.StateBytes] : [];
        var state = new StateReader(file, path);
        Carry(state, parameters, dropout);
        _ending = _keeper.IsOutOfPatience && History.Epochs > 0 ? StopReason.EarlyStopping
            : History.Epochs == _options.Epochs ? StopReason.Done
            : History.Epochs < _options.Epochs ? StopReason.None
            : throw new NetworkFileException(FormattableString.Invariant($"{path}: {History.Epochs} epochs are done, and {_member} was to take {_options.Epochs}"));
        if (_network is IDropout own && !own.Dropout.Random.TryReadState(dropout))
        {
            throw state.Damaged("the state of dropout's random numbers cannot be");
        }

        parameters.CopyTo(_network.Parameters);
        _hasBegun = true;
    }

    // The file that the options name: it is read before the first step, if they say so.
    private void BeginFromCheckpoint(Examples<T> examples, Examples<T> validation)
    {
        if (!_hasBegun && _options.Checkpoint is { Resume: true } checkpoint && File.Exists(checkpoint.Path))
        {
            ReadCheckpoint(checkpoint.Path, examples, validation);
        }

        _hasBegun = true;
    }

    private void WriteDueCheckpoint(bool isDue, Examples<T> examples, Examples<T> validation)
    {
        if (isDue && _options.Checkpoint is { } checkpoint)
        {
            Write(checkpoint.Path, examples, validation);
        }
    }

    private void Write(string path, Examples<T> examples, Examples<T> validation)
    {
        // The generator that dropout draws from belongs to the network.
        byte[] dropout = _network is IDropout own ? new byte[NumPyRandom.StateBytes] : [];
        (_network as IDropout)?.Dropout.Random.WriteState(dropout);
        _keeper.Begin(_network.Parameters);
        var state = new StateWriter();
        Carry(state, _network.Parameters, dropout);
        state.ToFile(Fingerprint(examples, validation)).Write(path);
    }

    private Dictionary<string, string> Fingerprint(Examples<T> examples, Examples<T> validation) =>
        _fingerprint ??= TrainingFingerprint.Of<TNetwork, T>(_options, examples, validation, _validationRows);

    private void Carry(StateCarrier state, Span<T> parameters, Span<byte> dropout)
    {
        state.Carry("parameters", parameters);
        state.Carry("dropout", dropout);
        History.Carry(state);
        _clock.Carry(state);
        _keeper.Carry(state);
        _gatherer?.Carry(state);
        _optimizer?.CarryAll(state);
        state.Carry("best_loss", ref _bestLoss);
        state.Carry("best_validation_loss", ref _bestValidationLoss);
        state.Carry("rate", ref _rate);
        _place = state.Carry("place", _place, 0, _rows);
        _validationPlace = state.Carry("validation_place", _validationPlace, 0, _validationRows);
        if ((_place != _rows && _place % _plan.Rows != 0) || (_validationPlace != _validationRows && _validationPlace % _block != 0))
        {
            throw state.Damaged("it stands within a step");
        }

        _training.Carry(state, "training", _outputSize);
        _validation.Carry(state, "validation", _outputSize);
    }
}
