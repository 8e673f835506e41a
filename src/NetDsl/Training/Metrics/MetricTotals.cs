using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The loss and the metrics of rows that come in parts: sums, from which the means are computed at the end, and the state of other metrics.</summary>
internal sealed class MetricTotals(Metric[] metrics)
{
    private readonly double[] _sums = new double[metrics.Length];
    private readonly MetricTally?[] _tallies = new MetricTally?[metrics.Length];
    private bool _hasTallies;
    private double _loss;
    private double _weight;
    private int _rows;

    /// <summary>The mean loss per row. A row's weight is part of its loss; the sum is divided by the number of rows, as in Keras.</summary>
    public double Loss => _loss / _rows;

    /// <summary>The value of a metric. Means use the rows' weights, so that an accuracy lies between 0 and 1 whatever these are.</summary>
    public double Value(int metric) => _tallies[metric] is { } tally ? tally.Value : _sums[metric] / _weight;

    public void Clear()
    {
        _loss = _weight = _rows = 0;
        Array.Clear(_sums);
        foreach (MetricTally? tally in _tallies)
        {
            tally?.Clear();
        }
    }

    public void Carry(StateCarrier state, string name, int outputSize)
    {
        state.Carry(name + ".loss", ref _loss);
        state.Carry(name + ".weight", ref _weight);
        state.Carry(name + ".sums", _sums.AsSpan());
        _rows = state.Carry(name + ".rows", _rows, 0, int.MaxValue);
        if (state.Carry(name + ".has_tallies", _hasTallies ? 1 : 0, 0, 1) == 1)
        {
            CreateTallies(outputSize);
            for (int i = 0; i < _tallies.Length; i++)
            {
                _tallies[i]?.Carry(state, FormattableString.Invariant($"{name}.{i}"));
            }
        }
    }

    /// <summary>Adds rows of which only the loss is wanted.</summary>
    public void Add(double loss, int rows)
    {
        _loss += loss;
        _rows += rows;
    }

    /// <summary>Adds rows with their outputs; these may be empty if there are no metrics.</summary>
    [MethodImpl(Jit.Optimize)]
    public void Add<T>(double loss, int rows, ReadOnlySpan<T> outputs, Examples<T> examples, int outputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Add(loss, rows);
        if (metrics.Length == 0)
        {
            return;
        }

        var predictions = new Predictions<T>(outputs, examples, outputSize);
        CreateTallies(outputSize);
        for (int i = 0; i < metrics.Length; i++)
        {
            if (_tallies[i] is { } tally)
            {
                tally.Add(predictions);
            }
            else
            {
                _sums[i] += metrics[i].Sum(predictions);
            }
        }

        if (examples.Weights.IsEmpty)
        {
            _weight += rows;
        }
        else
        {
            foreach (T weight in examples.Weights)
            {
                _weight += double.CreateTruncating(weight);
            }
        }
    }

    private void CreateTallies(int outputSize)
    {
        if (_hasTallies)
        {
            return;
        }

        _hasTallies = true;
        for (int i = 0; i < metrics.Length; i++)
        {
            _tallies[i] = metrics[i].CreateTally(outputSize);
        }
    }
}
