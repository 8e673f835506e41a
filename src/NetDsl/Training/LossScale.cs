using System.Numerics;

namespace NetDsl;

/// <summary>The size of the loss of a network that has learned nothing.</summary>
internal static class LossScale
{
    /// <summary>
    /// Roughly the mean loss of outputs of 0: for an output with target y it is ½ · y² or |y|, whichever is smaller. A class counts as
    /// 1, roughly the cross-entropy of a guess.
    /// </summary>
    public static double Of<T>(Examples<T> examples, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = examples.HasClasses ? 1 : examples.Targets.Length / rows;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double ofRow = examples.HasClasses ? 1 : 0;
            if (!examples.HasClasses)
            {
                foreach (T target in examples.Targets.Slice(row * size, size))
                {
                    double error = Math.Abs(double.CreateTruncating(target));
                    ofRow += Math.Min(error, error * error / 2);
                }
            }

            sum += examples.Weights.IsEmpty ? ofRow : ofRow * double.CreateTruncating(examples.Weights[row]);
        }

        return sum / rows;
    }
}
