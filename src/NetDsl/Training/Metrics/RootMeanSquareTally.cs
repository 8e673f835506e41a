using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The square root of the mean squared error of each output, and the mean over the outputs.</summary>
internal sealed class RootMeanSquareTally(int outputSize) : MetricTally
{
    private readonly double[] _errors = new double[outputSize];
    private double _weight;

    public override double Value
    {
        [MethodImpl(Jit.Optimize)]
        get
        {
            double sum = 0;
            foreach (double error in _errors)
            {
                sum += Math.Sqrt(error / _weight);
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
            ReadOnlySpan<T> output = predictions.Output(row);
            for (int i = 0; i < output.Length; i++)
            {
                double error = double.CreateTruncating(output[i]) - double.CreateTruncating(predictions.Target(row, i));
                _errors[i] += weight * error * error;
            }

            _weight += weight;
        }
    }

    public override void Carry(StateCarrier state, string name)
    {
        state.Carry(name + ".errors", _errors.AsSpan());
        state.Carry(name + ".weight", ref _weight);
    }

    public override void Clear()
    {
        Array.Clear(_errors);
        _weight = 0;
    }
}
