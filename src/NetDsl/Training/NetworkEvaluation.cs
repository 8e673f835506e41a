using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Measures any network: <c>net.Evaluate(inputs, targets, Metric.Accuracy)</c>.</summary>
public static class NetworkEvaluation
{
    /// <summary>Measures the loss, and metrics, on rows of inputs and targets. The network does not change.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows; or a target is outside the loss's domain.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, params Metric[] metrics)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Evaluate(new Examples<T>(inputs, targets), metrics, degreeOfParallelism: 1);

    /// <summary>Measures the loss, and metrics, on rows of inputs and the class of each.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, not one class for each, or a class does not exist; or the network has another loss.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, params Metric[] metrics)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Evaluate(new Examples<T>(inputs, targetClasses), metrics, degreeOfParallelism: 1);

    /// <summary>Measures the loss, and metrics, on the rows of a dataset.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The dataset has no rows, or its rows do not fit the network and its loss.</exception>
    public static Evaluation Evaluate<TNetwork, T>(this INetwork<TNetwork, T> network, Dataset<T> data, params Metric[] metrics)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return network.Evaluate(data.Examples, metrics, degreeOfParallelism: 1);
    }

    /// <summary>Measures the loss, and metrics, on rows in place.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The rows, with classes or weights if they have any.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, or the parts do not have the same number of whole rows that fit the network.</exception>
    public static Evaluation Evaluate<TNetwork, T>(this INetwork<TNetwork, T> network, Examples<T> examples, params Metric[] metrics)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Evaluate(examples, metrics, degreeOfParallelism: 1);

    /// <summary>Measures the loss, and metrics, on rows of inputs and targets, on several threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one; the result is the same for any number.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, IReadOnlyList<Metric>? metrics = null, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Evaluate(new Examples<T>(inputs, targets), metrics, degreeOfParallelism);

    /// <summary>Measures the loss, and metrics, on rows of inputs and the class of each, on several threads.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one; the result is the same for any number.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, not one class for each, or a class does not exist; or the network has another loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, IReadOnlyList<Metric>? metrics = null, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Evaluate(new Examples<T>(inputs, targetClasses), metrics, degreeOfParallelism);

    /// <summary>Measures the loss, and metrics, on the rows of a dataset, on several threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one; the result is the same for any number.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The dataset has no rows, or its rows do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, Dataset<T> data, IReadOnlyList<Metric>? metrics = null, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return network.Evaluate(data.Examples, metrics, degreeOfParallelism);
    }

    /// <summary>Measures the loss, and metrics, on rows in place, on several threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The rows, with classes or weights if they have any.</param>
    /// <param name="metrics">What to measure in addition to the loss.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one; the result is the same for any number.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, or the parts do not have the same number of whole rows that fit the network and its loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    public static Evaluation Evaluate<TNetwork, T>(
        this INetwork<TNetwork, T> network, Examples<T> examples, IReadOnlyList<Metric>? metrics = null, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        string member = typeof(TNetwork).Name + ".Evaluate";
        int rows = RowChecks.Rows((TNetwork)network, examples, member, "an evaluation");
        Shapes.CheckDegree(degreeOfParallelism, member);
        Metric[] measured = [.. (metrics ?? []).Where(metric => metric != Metric.Loss).Distinct()];
        var totals = new MetricTotals(measured);
        int block = Math.Min(rows, EvaluationBlock.RowsOf(TNetwork.StorageSize));
        T[] outputs = measured.Length == 0 ? [] : new T[checked(block * TNetwork.OutputSize)];
        for (int row = 0; row < rows; row += block)
        {
            int count = Math.Min(block, rows - row);
            EvaluationBlock.Add((TNetwork)network, RowChecks.Part<TNetwork, T>(examples, row, row + count), count, outputs, totals, degreeOfParallelism);
        }

        return new Evaluation(measured, totals, rows);
    }
}
