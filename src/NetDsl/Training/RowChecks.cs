using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The checks at the start of training and evaluation, and the split into training and validation rows.</summary>
internal static class RowChecks
{
    /// <summary>Counts the rows; throws if they do not fit the network and its loss, or if there are none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The rows.</param>
    /// <param name="member">The network and member, <c>Streetlights.Fit</c>.</param>
    /// <param name="purpose">What needs at least one row: <c>training</c>.</param>
    public static int Rows<TNetwork, T>(TNetwork network, Examples<T> examples, string member, string purpose)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = ExampleChecks.Rows(examples, 0, TNetwork.InputSize, TNetwork.OutputSize, network is IClassifier<T>, member);
        if (rows == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{member}: inputs is empty, {purpose} takes at least one row of {Counted.Of(TNetwork.InputSize, "value")}"), nameof(examples));
        }

        TargetDomains.Check(network, examples, member);
        return rows;
    }

    /// <summary>How many of the rows, from the first, are trained on; the others are for validation.</summary>
    public static int TrainingRows(int rows, double validationSplit, bool hasValidationSet, string member)
    {
        if (validationSplit == 0)
        {
            return rows;
        }

        if (hasValidationSet)
        {
            throw new ArgumentException($"{member}: there are rows for validation and a ValidationSplit too; it is one or the other", nameof(validationSplit));
        }

        // Rounded down as in Keras, but tolerating rounding errors such as that of 1 − 0.9.
        int training = (int)Math.Floor((rows * (1 - validationSplit)) + 1e-9);
        return training > 0 && training < rows
            ? training
            : throw new ArgumentException(
                FormattableString.Invariant($"{member}: of {Counted.Of(rows, "row")}, a ValidationSplit of {validationSplit} keeps {rows - training} for validation and leaves {training} to train on"),
                nameof(validationSplit));
    }

    /// <summary>A range of the rows.</summary>
    public static Examples<T> Part<TNetwork, T>(Examples<T> examples, int start, int end)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => examples.Slice(start, end - start, TNetwork.InputSize, TNetwork.OutputSize);
}
