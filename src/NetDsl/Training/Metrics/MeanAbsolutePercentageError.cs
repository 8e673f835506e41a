using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

internal sealed class MeanAbsolutePercentageError() : Metric("mean absolute percentage error")
{
    // The machine epsilon of double precision: scikit-learn divides by it if a target is 0.
    private const double Least = 1.0 / (1L << 52);

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
                double target = double.CreateTruncating(predictions.Target(row, i));
                ofRow += Math.Abs(double.CreateTruncating(output[i]) - target) / Math.Max(Math.Abs(target), Least);
            }

            sum += predictions.Weight(row) * ofRow / predictions.OutputSize;
        }

        return sum;
    }
}
