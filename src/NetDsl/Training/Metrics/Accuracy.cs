using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

internal sealed class Accuracy() : Metric("accuracy", higherIsBetter: true)
{
    [MethodImpl(Jit.Optimize)]
    public override double Sum<T>(Predictions<T> predictions)
    {
        // With one output, the largest is always that one: what matters is on which side of ½ it lies.
        if (predictions.OutputSize == 1)
        {
            return BinaryAccuracy.Sum(predictions);
        }

        double sum = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            sum += predictions.PredictedClass(row) == predictions.TargetClass(row) && !predictions.HasNaN(row) ? predictions.Weight(row) : 0;
        }

        return sum;
    }
}
