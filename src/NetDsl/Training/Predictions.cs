using System.Numerics;

namespace NetDsl;

/// <summary>A network's outputs for some rows, together with the targets: the input of a <see cref="Metric"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Predictions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Combines outputs with examples.</summary>
    /// <param name="outputs">Rows of as many values as the network has outputs.</param>
    /// <param name="examples">As many rows of examples.</param>
    /// <param name="outputSize">The number of values in an output.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as targets, or the targets of the examples are known to have another size.</exception>
    public Predictions(ReadOnlySpan<T> outputs, Examples<T> examples, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        Rows = outputs.Length / outputSize;
        if (examples.Shape is { } shape && shape.TargetSize != outputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Predictions: the examples have {(examples.HasClasses ? Counted.Of(shape.TargetSize, "class", "classes") : Counted.Of(shape.TargetSize, "value") + " in a target")}, an output has {Counted.Of(outputSize, "value")}"), nameof(examples));
        }

        if (!examples.HasClasses && examples.Targets.Length % outputSize != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"targets has {Counted.Of(examples.Targets.Length, "value")}, which is no whole number of rows of {outputSize}"), nameof(examples));
        }

        int targets = examples.HasClasses ? examples.TargetClasses.Length : examples.Targets.Length / outputSize;
        if (Rows * outputSize != outputs.Length || Rows != targets)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"outputs has {Counted.Of(outputs.Length, "value")}, {Counted.Of(targets, "row")} of {outputSize} {(targets == 1 ? "needs" : "need")} {(long)targets * outputSize}"), nameof(outputs));
        }

        Outputs = outputs;
        Examples = examples;
        OutputSize = outputSize;
    }

    /// <summary>The outputs, row after row.</summary>
    public ReadOnlySpan<T> Outputs { get; }

    /// <summary>The examples that they belong to.</summary>
    public Examples<T> Examples { get; }

    /// <summary>The number of values in an output.</summary>
    public int OutputSize { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The output of a row.</summary>
    public ReadOnlySpan<T> Output(int row) => Outputs.Slice(row * OutputSize, OutputSize);

    /// <summary>The target of an output of a row; if targets are classes, 1 for the class and 0 for the others.</summary>
    public T Target(int row, int output) => Examples.HasClasses
        ? (Examples.TargetClasses[row] == output ? T.One : T.Zero)
        : Examples.Targets[(row * OutputSize) + output];

    /// <summary>The class of a row: the index of its largest target, the first one if several are equal. Meaningless if one is NaN.</summary>
    public int TargetClass(int row) => Examples.HasClasses ? Examples.TargetClasses[row] : Largest(Examples.Targets.Slice(row * OutputSize, OutputSize));

    /// <summary>The class predicted for a row: the index of its largest output, the first one if several are equal. Meaningless if one is NaN.</summary>
    public int PredictedClass(int row) => Largest(Output(row));

    /// <summary>The weight of a row: 1 if the examples have none.</summary>
    public double Weight(int row) => Examples.Weights.IsEmpty ? 1 : double.CreateTruncating(Examples.Weights[row]);

    // The class of a row, even if a single output stands for two classes, on either side of ½.
    internal int ActualClass(int row) => OutputSize > 1 || Examples.HasClasses ? TargetClass(row) : Examples.Targets[row] > T.CreateTruncating(0.5) ? 1 : 0;

    /// <summary>Whether an output or a target of a row is NaN, so that the row has no class.</summary>
    internal bool HasNaN(int row) => HasNaN(Output(row)) || (!Examples.HasClasses && HasNaN(Examples.Targets.Slice(row * OutputSize, OutputSize)));

    private static bool HasNaN(ReadOnlySpan<T> values)
    {
        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static int Largest(ReadOnlySpan<T> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}
