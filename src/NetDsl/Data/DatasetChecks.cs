using System.Numerics;

namespace NetDsl;

/// <summary>The checks of a dataset's arguments, and their messages.</summary>
internal static class DatasetChecks
{
    /// <summary>The number of rows in the inputs.</summary>
    public static int Rows<T>(T[] inputs, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckSize(inputSize, nameof(inputSize));
        if (inputs.Length % inputSize != 0)
        {
            throw new ArgumentException(Invariant($"inputs has {Counted.Of(inputs.Length, "value")}, which is no whole number of rows of {inputSize}"), nameof(inputs));
        }

        return inputs.Length / inputSize;
    }

    public static void CheckTargets(int targets, int targetSize, int rows)
    {
        CheckSize(targetSize, nameof(targetSize));
        if (targets != (long)rows * targetSize)
        {
            throw new ArgumentException(
                Invariant($"targets has {Counted.Of(targets, "value")}, but inputs has {Counted.Of(rows, "row")}, which {Need(rows)} {Counted.Of(rows, "target")} of {targetSize}: {Counted.Of((long)rows * targetSize, "value")}"),
                nameof(targets));
        }
    }

    public static void CheckClasses(ReadOnlySpan<int> targetClasses, int classes, int rows)
    {
        CheckSize(classes, nameof(classes));
        if (targetClasses.Length != rows)
        {
            throw new ArgumentException(Invariant($"targetClasses has {Counted.Of(targetClasses.Length, "value")}, but inputs has {OneEach(rows)}"), nameof(targetClasses));
        }

        for (int row = 0; row < rows; row++)
        {
            if ((uint)targetClasses[row] >= (uint)classes)
            {
                throw new ArgumentException(Invariant($"targetClasses[{row}] is {targetClasses[row]}, {(classes == 1 ? "the only class is 0" : Invariant($"the {classes} classes are 0 to {classes - 1}"))}"), nameof(targetClasses));
            }
        }
    }

    public static void CheckWeights<T>(T[]? weights, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights is null) return;
        if (weights.Length != rows)
        {
            throw new ArgumentException(Invariant($"weights has {Counted.Of(weights.Length, "value")}, but inputs has {OneEach(rows)}"), nameof(weights));
        }

        for (int row = 0; row < rows; row++)
        {
            if (!T.IsFinite(weights[row]) || weights[row] < T.Zero)
            {
                throw new ArgumentException(Invariant($"weights[{row}] is {weights[row]}, a weight is finite and not negative"), nameof(weights));
            }
        }
    }

    public static IReadOnlyList<string> Names(IReadOnlyList<string> names, int size, string argument, string what)
    {
        ArgumentNullException.ThrowIfNull(names, argument);
        return names.Count == size || names.Count == 0
            ? [.. names]
            : throw new ArgumentException(Invariant($"{argument} has {Counted.Of(names.Count, "name")}, {what} has {Counted.Of(size, "value")}"), argument);
    }

    public static void CheckSize(int size, string argument)
    {
        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(argument, size, Invariant($"{argument} is {size}, a row has at least 1 value"));
        }
    }

    private static string Need(int rows) => rows == 1 ? "needs" : "need";

    private static string OneEach(int rows) => Counted.Of(rows, "row") + (rows == 1 ? ", which needs one" : ", which need one each");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
