using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Evaluation in blocks of rows: training may pause between two blocks, and outputs take little memory. The number
/// of rows per block depends only on the network, so that sums, taken block by block, always have the same bits.
/// </summary>
internal static class EvaluationBlock
{
    private const int Work = 1 << 24;
    private const int MinRows = 64;
    private const int MaxRows = 1024;

    public static int RowsOf(int storageSize) => Math.Clamp(Work / Math.Max(1, storageSize), MinRows, MaxRows);

    /// <summary>Adds the loss and the metrics of one block.</summary>
    public static void Add<TNetwork, T>(TNetwork network, Examples<T> block, int rows, Span<T> outputs, MetricTotals totals, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> wanted = outputs.IsEmpty ? default : outputs[..(rows * TNetwork.OutputSize)];
        T loss = network.LossBatch(block, wanted, degreeOfParallelism);
        totals.Add(DoublePrecision.Of(loss), rows, wanted, block, TNetwork.OutputSize);
    }
}
