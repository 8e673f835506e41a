using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

internal sealed class MeanAbsoluteError() : Metric("mean absolute error")
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
                ofRow += double.CreateTruncating(T.Abs(output[i] - predictions.Target(row, i)));
            }

            sum += predictions.Weight(row) * ofRow / predictions.OutputSize;
        }

        return sum;
    }
}
