using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

internal sealed class BinaryAccuracy() : Metric("binary accuracy", higherIsBetter: true)
{
    [MethodImpl(Jit.Optimize)]
    public override double Sum<T>(Predictions<T> predictions)
    {
        T half = T.CreateTruncating(0.5);
        double sum = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            ReadOnlySpan<T> output = predictions.Output(row);
            int correct = 0;
            for (int i = 0; i < output.Length; i++)
            {
                T target = predictions.Target(row, i);
                correct += output[i] > half == target > half && !T.IsNaN(output[i]) && !T.IsNaN(target) ? 1 : 0;
            }

            sum += predictions.Weight(row) * correct / predictions.OutputSize;
        }

        return sum;
    }
}
