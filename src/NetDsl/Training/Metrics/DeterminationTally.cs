using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The coefficient of determination, 1 − Σ (ŷ − y)² / Σ (y − ȳ)² for each output, and the mean over the outputs. The sum around the mean is
/// updated as in D. H. D. West (1979) for weighted rows, on targets minus the first one, so that it is accurate even far from 0.
/// </summary>
internal sealed class DeterminationTally(int outputSize) : MetricTally
{
    private readonly double[] _first = new double[outputSize];
    private readonly double[] _mean = new double[outputSize];
    private readonly double[] _around = new double[outputSize];
    private readonly double[] _errors = new double[outputSize];
    private double _weight;
    private int _rows;

    public override double Value
    {
        [MethodImpl(Jit.Optimize)]
        get
        {
            if (_rows < 2)
            {
                return double.NaN;
            }

            double sum = 0;
            for (int i = 0; i < _errors.Length; i++)
            {
                // A target that never changes is either met, or nothing of it is explained.
                sum += _around[i] != 0 ? 1 - (_errors[i] / _around[i]) : _errors[i] == 0 ? 1 : 0;
            }

            return sum / _errors.Length;
        }
    }

    [MethodImpl(Jit.Optimize)]
    public override void Add<T>(Predictions<T> predictions)
    {
        for (int row = 0; row < predictions.Rows; row++)
        {
            double weight = predictions.Weight(row);
            if (weight == 0)
            {
                continue;
            }

            _weight += weight;
            ReadOnlySpan<T> output = predictions.Output(row);
            for (int i = 0; i < output.Length; i++)
            {
                double target = double.CreateTruncating(predictions.Target(row, i)), error = double.CreateTruncating(output[i]) - target;
                _errors[i] += weight * error * error;
                if (_rows == 0)
                {
                    _first[i] = target;
                }

                double difference = target - _first[i] - _mean[i], step = difference * weight / _weight;
                _mean[i] += step;
                _around[i] += step * difference * (_weight - weight);
            }

            _rows++;
        }
    }

    public override void Carry(StateCarrier state, string name)
    {
        state.Carry(name + ".first", _first.AsSpan());
        state.Carry(name + ".mean", _mean.AsSpan());
        state.Carry(name + ".around", _around.AsSpan());
        state.Carry(name + ".errors", _errors.AsSpan());
        state.Carry(name + ".weight", ref _weight);
        _rows = state.Carry(name + ".rows", _rows, 0, int.MaxValue);
    }

    public override void Clear()
    {
        Array.Clear(_mean);
        Array.Clear(_around);
        Array.Clear(_errors);
        _weight = _rows = 0;
    }
}
