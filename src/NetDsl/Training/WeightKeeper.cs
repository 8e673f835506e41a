using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Copies of the weights that training may restore: those at the start, and those of the best epoch by the watched figure.
/// A validation figure belongs to the weights at the end of its epoch. A training figure is a mean over the epoch while weights change and, if
/// all rows make up one step, that of the weights before it: so the weights at both ends of such an epoch are kept, and measured later to decide which are better.
/// </summary>
internal sealed class WeightKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly History _history;
    private readonly EarlyStopping? _earlyStopping;
    private readonly EarlyStopping _rule;
    private readonly Curve _watched;
    private readonly T[] _start;
    private readonly T[][] _memory;
    private T[] _last;
    private T[]? _before;
    private T[]? _best;
    private bool _hasBegun;
    private double _bestValue;

    public WeightKeeper(EarlyStopping? earlyStopping, History history, int storageSize)
    {
        _history = history;
        _earlyStopping = earlyStopping;
        _rule = earlyStopping ?? new EarlyStopping(1);
        WatchesTraining = !history.HasValidation || _rule.OnTrainingRows;
        Curves curves = WatchesTraining ? history.Training : history.Validation;
        _watched = curves[_rule.Metric];
        _last = _start = new T[storageSize];

        // Of the two ends of the best epoch and the end of the last, two are kept while the third is written.
        _memory = [.. Enumerable.Range(0, WatchesTraining ? 3 : 1).Select(_ => new T[storageSize])];
    }

    /// <summary>Whether what is watched is a figure on the rows that are trained on.</summary>
    public bool WatchesTraining { get; }

    /// <summary>The watched metric.</summary>
    public Metric Metric => _rule.Metric;

    /// <summary>The value of the watched metric in <see cref="History.BestEpoch"/>.</summary>
    public double BestValue => _watched[_history.BestEpoch - 1];

    /// <summary>The weights before the first step.</summary>
    public ReadOnlySpan<T> Start => _start;

    /// <summary>The weights at the end of <see cref="History.BestEpoch"/>; empty before there is one.</summary>
    public ReadOnlySpan<T> Best => _best;

    /// <summary>The weights at the beginning of <see cref="History.BestEpoch"/>, if they may be the better ones; otherwise empty.</summary>
    public ReadOnlySpan<T> BeforeBest => _before;

    /// <summary>Whether the network gets the weights of <see cref="History.BestEpoch"/> in the end.</summary>
    public bool RestoresBest => _earlyStopping is { RestoreBest: true } && _history.BestEpoch > 0;

    /// <summary>Whether there has been no improvement for as long as early stopping waits.</summary>
    public bool IsOutOfPatience => _earlyStopping is not null && _history.Epochs - _history.BestEpoch >= _earlyStopping.Patience;

    /// <summary>Records the weights at the start, once.</summary>
    public void Begin(ReadOnlySpan<T> parameters)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            parameters.CopyTo(_start);
        }
    }

    public void Carry(StateCarrier state)
    {
        _hasBegun = state.Carry("keeper.has_begun", _hasBegun ? 1 : 0, 0, 1) == 1;
        state.Carry("keeper.best_value", ref _bestValue);
        state.Carry("keeper.start", _start.AsSpan());
        for (int i = 0; i < _memory.Length; i++)
        {
            state.Carry(FormattableString.Invariant($"keeper.{i}"), _memory[i].AsSpan());
        }

        _last = Carry("keeper.last", _last) ?? _start;
        _before = Carry("keeper.before", _before);
        _best = Carry("keeper.best", _best);

        // Which of the copies it is: 0 none, 1 the start, 2 and above the others.
        T[]? Carry(string name, T[]? weights)
        {
            int number = state.Carry(name, weights is null ? 0 : weights == _start ? 1 : 2 + Array.IndexOf(_memory, weights), 0, 1 + _memory.Length);
            return number == 0 ? null : number == 1 ? _start : _memory[number - 2];
        }
    }

    /// <summary>Records the weights of an epoch that is in the history.</summary>
    [MethodImpl(Jit.Optimize)]
    public void EndEpoch(ReadOnlySpan<T> parameters)
    {
        double value = _watched[_history.Epochs - 1];
        bool isBest = _history.BestEpoch == 0 ? !double.IsNaN(value) : _rule.IsBetter(value, _bestValue);
        if (isBest)
        {
            _bestValue = value;
            _history.BestEpoch = _history.Epochs;
        }

        if (!WatchesTraining)
        {
            if (isBest)
            {
                _best = _memory[0];
                parameters.CopyTo(_best);
            }

            return;
        }

        if (isBest)
        {
            _before = _last;
            _best = null;
        }

        _last = Free();
        parameters.CopyTo(_last);
        if (isBest)
        {
            _best = _last;
        }
    }

    private T[] Free()
    {
        foreach (T[] memory in _memory)
        {
            if (memory != _before && memory != _best)
            {
                return memory;
            }
        }

        throw new InvalidOperationException("Two of three are kept.");
    }
}
