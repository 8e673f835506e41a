using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Copies of the weights that a training may return to: those of the last good epoch and those of the best.</summary>
internal sealed class WeightKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly History _history;
    private readonly EarlyStopping? _earlyStopping;
    private readonly EarlyStopping _rule;
    private readonly Curve _watched;
    private readonly T[] _good;
    private readonly T[]? _best;
    private bool _hasBegun;
    private double _bestValue;

    public WeightKeeper(EarlyStopping? earlyStopping, History history, int storageSize)
    {
        _history = history;
        _earlyStopping = earlyStopping;
        _rule = earlyStopping ?? new EarlyStopping(1);
        Curves curves = history.HasValidation && !_rule.OnTrainingRows ? history.Validation : history.Training;
        _watched = curves[_rule.Metric];
        _good = new T[storageSize];
        _best = earlyStopping is { RestoreBest: true } ? new T[storageSize] : null;
    }

    /// <summary>The weights of the last epoch's end, or of the start.</summary>
    public ReadOnlySpan<T> Good => _good;

    /// <summary>Whether the network gets the weights of <see cref="History.BestEpoch"/> in the end.</summary>
    public bool RestoresBest => _best is not null && _history.BestEpoch > 0;

    /// <summary>Whether there has been nothing better for as long as early stopping waits.</summary>
    public bool IsOutOfPatience => _earlyStopping is not null && _history.Epochs - _history.BestEpoch >= _earlyStopping.Patience;

    /// <summary>Notes the weights of the start, once.</summary>
    public void Begin(ReadOnlySpan<T> parameters)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            parameters.CopyTo(_good);
        }
    }

    /// <summary>Notes the weights of an epoch that is in the history.</summary>
    [MethodImpl(Jit.Optimize)]
    public void EndEpoch(ReadOnlySpan<T> parameters)
    {
        parameters.CopyTo(_good);
        double value = _watched[_history.Epochs - 1];
        if (_history.BestEpoch == 0 ? !double.IsNaN(value) : _rule.IsBetter(value, _bestValue))
        {
            _bestValue = value;
            _history.BestEpoch = _history.Epochs;
            if (_best is not null)
            {
                parameters.CopyTo(_best);
            }
        }
    }

    public void RestoreGood(Span<T> parameters) => _good.CopyTo(parameters);

    public void RestoreBest(Span<T> parameters) => _best.CopyTo(parameters);
}
