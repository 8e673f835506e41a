using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

internal sealed class SumOfSquaredError() : Metric("sum of squared error")
{
    [MethodImpl(Jit.Optimize)]
    public override double Sum<T>(Predictions<T> predictions)
    {
        double sum = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            ReadOnlySpan<T> output = predictions.Output(row);
            double ofRow = 0;
            for (int i = 0; i < output.Length; i++)
            {
                double error = double.CreateTruncating(output[i] - predictions.Target(row, i));
                ofRow += error * error;
            }

            sum += predictions.Weight(row) * ofRow;
        }

        return sum;
    }
}
