using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Rates of classes, from the weights of the rows that belong to each, are predicted as it, and both. With two classes the rate is
/// that of class 1, with more the mean over those that occur, as in scikit-learn.
/// </summary>
/// <param name="outputSize">The number of values in an output; a single value stands for two classes, on either side of ½.</param>
/// <param name="rate">The rate.</param>
internal sealed class ClassTally(int outputSize, ClassRate rate) : MetricTally
{
    private readonly double[] _right = new double[Math.Max(2, outputSize)];
    private readonly double[] _predicted = new double[Math.Max(2, outputSize)];
    private readonly double[] _actual = new double[Math.Max(2, outputSize)];

    public override double Value
    {
        [MethodImpl(Jit.Optimize)]
        get
        {
            double sum = 0, weight = 0;
            int count = 0;
            for (int i = 0; i < _actual.Length; i++)
            {
                weight += _actual[i];
                bool counts = rate == ClassRate.BalancedAccuracy ? _actual[i] > 0
                    : _actual.Length == 2 ? i == 1
                    : _actual[i] > 0 || _predicted[i] > 0;
                if (counts)
                {
                    sum += Of(i);
                    count++;
                }
            }

            return weight > 0 ? sum / count : double.NaN;
        }
    }

    [MethodImpl(Jit.Optimize)]
    public override void Add<T>(Predictions<T> predictions)
    {
        for (int row = 0; row < predictions.Rows; row++)
        {
            double weight = predictions.Weight(row);
            int actual = predictions.ActualClass(row);
            int predicted = predictions.OutputSize > 1 ? predictions.PredictedClass(row) : predictions.Outputs[row] > T.CreateTruncating(0.5) ? 1 : 0;
            _actual[actual] += weight;
            _predicted[predicted] += weight;
            _right[actual] += actual == predicted ? weight : 0;
        }
    }

    public override void Carry(StateCarrier state, string name)
    {
        state.Carry(name + ".right", _right.AsSpan());
        state.Carry(name + ".predicted", _predicted.AsSpan());
        state.Carry(name + ".actual", _actual.AsSpan());
    }

    public override void Clear()
    {
        Array.Clear(_right);
        Array.Clear(_predicted);
        Array.Clear(_actual);
    }

    private double Of(int index) => rate switch
    {
        ClassRate.Precision => Part(_right[index], _predicted[index]),
        ClassRate.F1 => Part(2 * _right[index], _predicted[index] + _actual[index]),
        _ => Part(_right[index], _actual[index]),
    };

    // A rate whose denominator is 0 is 0.
    private static double Part(double part, double whole) => whole > 0 ? part / whole : 0;
}
