using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The area under the curve of true and false positives: the fraction of all pairs of a row of the class and another
/// row whose scores are in the right order, counting ties as half (J. A. Hanley and B. J. McNeil, 1982). It keeps the scores of all
/// rows, since it needs their order.
/// </summary>
/// <param name="outputSize">The number of values in an output; with one or two the score is the last, with more each is the score of its class.</param>
internal sealed class RankTally(int outputSize) : MetricTally
{
    private const int FirstCapacity = 256;

    // The scores of a class are contiguous, those of different classes a capacity apart.
    private readonly int _scoresOfRow = outputSize > 2 ? outputSize : 1;
    private double[] _scores = [];
    private double[] _weights = [];
    private double[] _sorted = [];
    private int[] _classes = [];
    private int[] _order = [];
    private int _rows;

    public override double Value
    {
        [MethodImpl(Jit.Optimize)]
        get
        {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < _scoresOfRow; i++)
            {
                double weight = Area(i, outputSize > 2 ? i : 1, out double area);
                if (weight > 0)
                {
                    sum += area;
                    count++;
                }
            }

            return count > 0 ? sum / count : double.NaN;
        }
    }

    [MethodImpl(Jit.Optimize)]
    public override void Add<T>(Predictions<T> predictions)
    {
        Reserve(_rows + predictions.Rows);
        for (int row = 0; row < predictions.Rows; row++, _rows++)
        {
            ReadOnlySpan<T> output = predictions.Output(row)[^_scoresOfRow..];
            for (int i = 0; i < output.Length; i++)
            {
                _scores[(i * _classes.Length) + _rows] = double.CreateTruncating(output[i]);
            }

            _classes[_rows] = predictions.ActualClass(row);
            _weights[_rows] = predictions.Weight(row);
        }
    }

    public override void Carry(StateCarrier state, string name)
    {
        int rows = state.Carry(name + ".rows", _rows, 0, Array.MaxLength / _scoresOfRow);
        if (state.IsReading)
        {
            // Checked against what the file really has, before memory is allocated.
            state.Memory<double>(name + ".weights", rows);
            _rows = 0;
            Reserve(rows);
        }

        _rows = rows;
        for (int i = 0; i < _scoresOfRow; i++)
        {
            state.Carry(FormattableString.Invariant($"{name}.scores.{i}"), _scores.AsSpan(i * _classes.Length, rows));
        }

        state.Carry(name + ".weights", _weights.AsSpan(0, rows));
        state.Carry(name + ".classes", _classes.AsSpan(0, rows));
    }

    public override void Clear() => _rows = 0;

    // The weight is 0 if there are no pairs.
    [MethodImpl(Jit.Optimize)]
    private double Area(int score, int positive, out double area)
    {
        Span<double> sorted = _sorted.AsSpan(0, _rows);
        Span<int> order = _order.AsSpan(0, _rows);
        _scores.AsSpan(score * _classes.Length, _rows).CopyTo(sorted);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        sorted.Sort(order);
        double positives = 0, negatives = 0, right = 0;
        for (int i = 0; i < sorted.Length;)
        {
            // All rows with the same score at once.
            double value = sorted[i], equalPositives = 0, equalNegatives = 0;
            do
            {
                int row = order[i];
                equalPositives += _classes[row] == positive ? _weights[row] : 0;
                equalNegatives += _classes[row] == positive ? 0 : _weights[row];
                i++;
            }
            while (i < sorted.Length && sorted[i] == value);

            right += equalPositives * (negatives + (equalNegatives / 2));
            positives += equalPositives;
            negatives += equalNegatives;
        }

        // NaN sorts first, and is unordered.
        area = sorted.Length > 0 && double.IsNaN(sorted[0]) ? double.NaN : right / (positives * negatives);
        return positives * negatives;
    }

    private void Reserve(int rows)
    {
        int capacity = _classes.Length;
        if (rows <= capacity)
        {
            return;
        }

        int larger = Math.Max(rows, (int)Math.Min(Array.MaxLength / _scoresOfRow, Math.Max(FirstCapacity, 2L * capacity)));
        double[] scores = new double[checked(larger * _scoresOfRow)];
        for (int i = 0; i < _scoresOfRow; i++)
        {
            _scores.AsSpan(i * capacity, _rows).CopyTo(scores.AsSpan(i * larger));
        }

        _scores = scores;
        _sorted = new double[larger];
        _order = new int[larger];
        Array.Resize(ref _weights, larger);
        Array.Resize(ref _classes, larger);
    }
}
