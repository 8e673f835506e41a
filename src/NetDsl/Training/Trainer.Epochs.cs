using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

// The end of an epoch, and of training.
internal sealed partial class Trainer<TNetwork, T>
{
    [MethodImpl(Jit.Optimize)]
    private void EndEpoch(Examples<T> examples, Examples<T> validation)
    {
        // A weight that is NaN need not show in the loss: if its input is 0, it is skipped.
        if (!Numbers.AreFinite<T>(_network.Parameters))
        {
            Diverge(examples, validation, "a weight became infinite or NaN", 0);
            return;
        }

        if (_validationRows > 0 && !double.IsFinite(_validation.Loss))
        {
            Diverge(examples, validation, $"the loss on the rows of validation became {Named(_validation.Loss)}", 0);
            return;
        }

        if (HasGrown(_training.Loss, _bestLoss) is { } training)
        {
            Diverge(examples, validation, "the loss became " + training, 0);
            return;
        }

        if (_validationRows > 0 && HasGrown(_validation.Loss, _bestValidationLoss) is { } onValidation)
        {
            Diverge(examples, validation, "the loss on the rows of validation became " + onValidation, 0);
            return;
        }

        _bestLoss = Math.Min(_bestLoss, _training.Loss);
        _bestValidationLoss = _validationRows > 0 ? Math.Min(_bestValidationLoss, _validation.Loss) : _bestValidationLoss;
        History.Add(_training, _validation, _rate);
        _keeper.EndEpoch(_network.Parameters);
        _place = _validationPlace = 0;
        _training.Clear();
        _validation.Clear();

        // Before anyone is notified: if a callback throws, training can still continue.
        _ending = _keeper.IsOutOfPatience ? StopReason.EarlyStopping : History.Epochs == _options.Epochs ? StopReason.Done : StopReason.None;
        WriteDueCheckpoint(_ending != StopReason.None || (_options.Checkpoint is { } file && History.Epochs % file.EveryEpochs == 0), examples, validation);
        if (_options.Progress is not null || _options.Callback is not null)
        {
            TimeSpan elapsed = _clock.Elapsed;
            History.Elapsed = elapsed;
            var report = new EpochReport(this, History, History.Epochs, elapsed);
            _isInCallback = true;
            try
            {
                _options.Progress?.Report(report);
                _options.Callback?.Invoke(report);
            }
            finally
            {
                _isInCallback = false;
            }
        }
    }

    private void Finish(StopReason reason, Examples<T> examples, Examples<T> validation)
    {
        string kept = reason != StopReason.Cancelled && _keeper.RestoresBest ? RestoreBest(examples, validation) : "";
        History.End(reason, Endings.Sentence(reason, History, _options) + kept + _hints);
    }

    private void Diverge(Examples<T> examples, Examples<T> validation, string what, int rows)
    {
        int epoch = History.Epochs + 1;
        string where = Endings.Place(epoch, _plan, _place, rows);
        string advice = Endings.BadValue(examples, _inputSize, _outputSize, "")
            ?? Endings.BadValue(validation, _inputSize, _outputSize, "validation ")
            ?? (Numbers.AreFinite(_keeper.Start) ? Endings.Advice(_rate, _options.Optimizer) : "A weight was infinite or NaN before training began.");
        History.Diverge(epoch, $"{_member} diverged in {where}: {what}. {RestoreLowestLoss(examples, validation)} {advice}{_hints}");
    }

    // A description of a loss that is too far above the best one, or null. If the best is next to nothing, anything is far from
    // it: an epoch that is better than outputs of 0 does not count.
    private string? HasGrown(double loss, double best) => loss > _options.DivergenceFactor * best && loss > _scale
        ? FormattableString.Invariant($"{loss:G4}, more than {_options.DivergenceFactor:G4} times the best, {best:G4}")
        : null;

    private static string Named(double value) => double.IsNaN(value) ? "NaN" : "infinite";
}
