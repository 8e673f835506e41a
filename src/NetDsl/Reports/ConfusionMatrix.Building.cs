using System.Numerics;
using System.Reflection;
using NetDsl.Kernels;

namespace NetDsl;

public sealed partial class ConfusionMatrix
{
    // Between the two classes of a single output.
    private const double Threshold = 0.5;

    // Rows whose outputs are computed at once.
    private const int BlockRows = 256;

    /// <summary>Creates the matrix of predicted and actual classes.</summary>
    /// <param name="predicted">The predicted class of each example.</param>
    /// <param name="actual">The actual class of each example.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="classNames">Their names; null for their numbers.</param>
    /// <exception cref="ArgumentException">The spans have different lengths, or contain an invalid class.</exception>
    public static ConfusionMatrix Of(ClassIndices predicted, ClassIndices actual, int classes, IReadOnlyList<string>? classNames = null)
    {
        CheckRows(predicted.Values.Length, actual.Values.Length);
        var matrix = new ConfusionMatrix(classes, classNames);
        for (int row = 0; row < actual.Values.Length; row++)
        {
            matrix.Add(actual.Values[row], predicted.Values[row]);
        }

        return matrix;
    }

    /// <summary>
    /// Creates the matrix of outputs and targets, row after row. The class of a row is the index of its largest value, the first one
    /// if several are equal; for rows of a single value it is 1 above 0.5 and otherwise 0.
    /// </summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targets">As many targets.</param>
    /// <param name="outputSize">The number of values in a row.</param>
    /// <param name="classNames">The classes' names; null for their numbers.</param>
    /// <exception cref="ArgumentException">The spans do not have the same number of whole rows, or an output is NaN and so has no class.</exception>
    public static ConfusionMatrix Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize, IReadOnlyList<string>? classNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var matrix = new ConfusionMatrix(ClassesOf(outputSize), classNames);
        int rows = Rows(outputs.Length, outputSize, nameof(outputs));
        CheckRows(rows, Rows(targets.Length, outputSize, nameof(targets)));
        matrix.Add(outputs, new Examples<T>(default, targets), outputSize, 0, rows);
        return matrix;
    }

    /// <summary>Creates the matrix of outputs, row after row, and their actual classes.</summary>
    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, IReadOnlyList{string}?)"/>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targetClasses">The class of each row.</param>
    /// <param name="outputSize">The number of values in a row.</param>
    /// <param name="classNames">The classes' names; null for their numbers.</param>
    public static ConfusionMatrix Of<T>(ReadOnlySpan<T> outputs, ClassIndices targetClasses, int outputSize, IReadOnlyList<string>? classNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var matrix = new ConfusionMatrix(ClassesOf(outputSize), classNames);
        int rows = Rows(outputs.Length, outputSize, nameof(outputs));
        CheckRows(rows, targetClasses.Values.Length);
        matrix.Add(outputs, new Examples<T>(default, targetClasses), outputSize, 0, rows);
        return matrix;
    }

    /// <summary>Creates the matrix of a network's predictions for examples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The examples; weights do not count here.</param>
    /// <param name="classNames">
    /// The classes' names; null for those of the dataset that the examples come from, or else those in the network's
    /// <see cref="OutputsAttribute"/>, or else numbers.
    /// </param>
    /// <exception cref="ArgumentException">The examples do not fit the network, or an output is NaN and so has no class.</exception>
    public static ConfusionMatrix Of<TNetwork, T>(INetwork<TNetwork, T> network, Examples<T> examples, IReadOnlyList<string>? classNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int outputSize = TNetwork.OutputSize;
        int rows = ExampleChecks.Rows(examples, 0, TNetwork.InputSize, outputSize, outputSize > 1, $"ConfusionMatrix.Of {typeof(TNetwork).Name}");
        if (outputSize > 1)
        {
            classNames ??= examples.Shape is { TargetNames: { Count: > 0 } names } ? names : typeof(TNetwork).GetCustomAttribute<OutputsAttribute>()?.Names;
        }

        var matrix = new ConfusionMatrix(ClassesOf(outputSize), classNames);
        T[] outputs = new T[Math.Min(rows, BlockRows) * outputSize];
        for (int start = 0; start < rows; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - start);
            Span<T> block = outputs.AsSpan(0, count * outputSize);
            network.ForwardBatch(examples.Inputs.Slice(start * TNetwork.InputSize, count * TNetwork.InputSize), block);
            matrix.Add(block, examples, outputSize, start, count);
        }

        return matrix;
    }

    /// <summary>Creates the matrix of a network's predictions for the rows of a dataset.</summary>
    /// <inheritdoc cref="Of{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, IReadOnlyList{string}?)"/>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows; weights do not count here.</param>
    /// <param name="classNames">
    /// The classes' names; null for the dataset's <see cref="Dataset{T}.TargetNames"/>, or else those in the network's
    /// <see cref="OutputsAttribute"/>, or else numbers.
    /// </param>
    public static ConfusionMatrix Of<TNetwork, T>(INetwork<TNetwork, T> network, Dataset<T> data, IReadOnlyList<string>? classNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(network, data.Examples, classNames);
    }

    /// <summary>Creates the matrix of a network's predictions for inputs with targets.</summary>
    /// <inheritdoc cref="Of{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, IReadOnlyList{string}?)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs, row after row.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="classNames">The classes' names; null for those in the network's <see cref="OutputsAttribute"/>, or numbers.</param>
    public static ConfusionMatrix Of<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, IReadOnlyList<string>? classNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(network, new Examples<T>(inputs, targets), classNames);

    /// <summary>Creates the matrix of a network's predictions for inputs with classes.</summary>
    /// <inheritdoc cref="Of{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, IReadOnlyList{string}?)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs, row after row.</param>
    /// <param name="targetClasses">Their classes.</param>
    /// <param name="classNames">The classes' names; null for those in the network's <see cref="OutputsAttribute"/>, or numbers.</param>
    public static ConfusionMatrix Of<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, IReadOnlyList<string>? classNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(network, new Examples<T>(inputs, targetClasses), classNames);

    // Rows of outputs, starting with that of the example at `start`.
    private void Add<T>(ReadOnlySpan<T> outputs, Examples<T> examples, int outputSize, int start, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < count; row++)
        {
            int predicted = ClassOf(outputs.Slice(row * outputSize, outputSize), start + row, "output");
            int actual = examples.HasClasses
                ? examples.TargetClasses[start + row]
                : ClassOf(examples.Targets.Slice((start + row) * outputSize, outputSize), start + row, "target");
            Add(actual, predicted);
        }
    }

    private static int ClassOf<T>(ReadOnlySpan<T> values, int row, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsNaN(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"the {what} of row {row} has NaN at {i}, and so no class"));
            }

            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return values.Length > 1 ? largest : values[0] > T.CreateTruncating(Threshold) ? 1 : 0;
    }

    private static int ClassesOf(int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        return Math.Max(outputSize, 2);
    }

    private static int Rows(int length, int rowSize, string name) => length % rowSize == 0
        ? length / rowSize
        : throw new ArgumentException(FormattableString.Invariant($"{name} has {Counted.Of(length, "value")}, which {(length == 1 ? "is no whole row" : "are no whole rows")} of {rowSize}"), name);

    private static void CheckRows(int outputs, int targets)
    {
        if (outputs != targets)
        {
            throw new ArgumentException(FormattableString.Invariant($"there {(outputs == 1 ? "is" : "are")} {Counted.Of(outputs, "row")} of outputs and {targets} of targets"), nameof(targets));
        }
    }
}
