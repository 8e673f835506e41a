using System.Buffers;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

// Rows are widened to double, so that one function serves networks of either precision.
internal sealed class FunctionMetric : Metric
{
    private readonly RowMetric _ofRow;

    public FunctionMetric(string name, RowMetric ofRow, bool higherIsBetter)
        : base(name, higherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(ofRow);
        _ofRow = ofRow;
    }

    [MethodImpl(Jit.Optimize)]
    public override double Sum<T>(Predictions<T> predictions)
    {
        int size = predictions.OutputSize;
        double[] memory = ArrayPool<double>.Shared.Rent(2 * size);
        try
        {
            Span<double> output = memory.AsSpan(0, size), target = memory.AsSpan(size, size);
            double sum = 0;
            for (int row = 0; row < predictions.Rows; row++)
            {
                ReadOnlySpan<T> given = predictions.Output(row);
                for (int i = 0; i < size; i++)
                {
                    output[i] = double.CreateTruncating(given[i]);
                    target[i] = double.CreateTruncating(predictions.Target(row, i));
                }

                sum += predictions.Weight(row) * _ofRow(output, target);
            }

            return sum;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(memory);
        }
    }
}
