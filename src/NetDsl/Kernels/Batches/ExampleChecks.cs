using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>The checks of members that take <see cref="Examples{T}"/>. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExampleChecks
{
    /// <summary>Counts the rows; throws if the parts do not have the same number of whole rows, or do not fit the network.</summary>
    /// <param name="examples">The rows.</param>
    /// <param name="outputs">How many output values the caller has room for; 0 if it wants none.</param>
    /// <param name="inputSize">Values in an input.</param>
    /// <param name="outputSize">The number of values in an output.</param>
    /// <param name="takesClasses">Whether the network accepts classes as targets.</param>
    /// <param name="member">The network and member, <c>Digits.BackwardBatch</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    public static int Rows<T>(Examples<T> examples, int outputs, int inputSize, int outputSize, bool takesClasses, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows;
        if (examples.HasClasses)
        {
            if (!takesClasses)
            {
                throw new ArgumentException(
                    $"{member}: the targets are classes, which only a network with Loss.CrossEntropy takes; this one takes rows of {Counted.Of(outputSize, "value")}", nameof(examples));
            }

            CheckShape(examples, inputSize, outputSize, member);
            rows = Shapes.Rows(examples.Inputs.Length, inputSize, examples.TargetClasses.Length, 1, member, "targetClasses");
            Shapes.CheckClasses(examples.TargetClasses, outputSize, member);
        }
        else
        {
            CheckShape(examples, inputSize, outputSize, member);
            rows = Shapes.Rows(examples.Inputs.Length, inputSize, examples.Targets.Length, outputSize, member, "targets");
        }

        if (!examples.Weights.IsEmpty)
        {
            CheckWeights(examples.Weights, rows, member);
        }

        if (outputs != 0 && outputs != (long)rows * outputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{member}: outputs has {Counted.Of(outputs, "value")}, {Counted.Of(rows, "row")} of {outputSize} {(rows == 1 ? "needs" : "need")} {(long)rows * outputSize}; or 0, if they are not wanted"),
                nameof(outputs));
        }

        return rows;
    }

    /// <summary>Like <see cref="Rows"/>, but throws if there are no rows: the mean loss of nothing is undefined.</summary>
    /// <returns>The number of rows, at least 1.</returns>
    public static int TrainingRows<T>(Examples<T> examples, int outputs, int inputSize, int outputSize, bool takesClasses, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows(examples, outputs, inputSize, outputSize, takesClasses, member);
        return rows > 0 ? rows : throw new ArgumentException($"{member}: inputs is empty, training takes at least one row", nameof(examples));
    }

    // Rows of a dataset know their sizes: two rows of 2 values are not one row of 4, although they are as long.
    private static void CheckShape<T>(Examples<T> examples, int inputSize, int outputSize, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (examples.Shape is { } shape && !shape.Has(inputSize, outputSize))
        {
            ThrowShape(examples, shape, inputSize, outputSize, member);
        }
    }

    [DoesNotReturn]
    private static void ThrowShape<T>(Examples<T> examples, RowShape shape, int inputSize, int outputSize, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        throw new ArgumentException($"{member}: {shape.Difference(inputSize, outputSize, examples.HasClasses, "the network")}", nameof(examples));

    /// <summary>Throws if outputs or the gradient share memory with anything read at the same time, or with each other.</summary>
    /// <param name="examples">The rows.</param>
    /// <param name="outputs">The memory for outputs, or empty.</param>
    /// <param name="gradient">The memory for the gradient, or empty.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="member">The network and member, <c>Digits.BackwardBatch</c>.</param>
    /// <exception cref="ArgumentException">Spans share memory.</exception>
    public static void Apart<T>(Examples<T> examples, ReadOnlySpan<T> outputs, ReadOnlySpan<T> gradient, ReadOnlySpan<T> parameters, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(examples, outputs, "outputs", member);
        Check(examples, gradient, "gradient", member);
        Overlaps.Check(parameters, outputs, member, "Parameters", "outputs");
        Overlaps.Check(parameters, gradient, member, "Parameters", "gradient");
        Overlaps.Check(gradient, outputs, member, "gradient", "outputs");
    }

    /// <summary>Like <see cref="Apart"/>, but also throws if the rows share memory with the parameters, which are changed.</summary>
    public static void ApartInTraining<T>(Examples<T> examples, ReadOnlySpan<T> outputs, ReadOnlySpan<T> parameters, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(examples, parameters, "Parameters", member);
        Apart(examples, outputs, default, parameters, member);
    }

    private static void Check<T>(Examples<T> examples, ReadOnlySpan<T> written, string name, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Overlaps.Check(examples.Inputs, written, member, "inputs", name);
        Overlaps.Check(examples.Targets, written, member, "targets", name);
        Overlaps.Check(examples.TargetClasses, written, member, "targetClasses", name);
        Overlaps.Check(examples.Weights, written, member, "weights", name);
    }

    private static void CheckWeights<T>(ReadOnlySpan<T> weights, int rows, string member)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights.Length != rows)
        {
            throw new ArgumentException(FormattableString.Invariant($"{member}: there {(weights.Length == 1 ? "is" : "are")} {Counted.Of(weights.Length, "weight")} for {Counted.Of(rows, "row")}"), nameof(weights));
        }

        for (int row = 0; row < weights.Length; row++)
        {
            if (!T.IsFinite(weights[row]) || weights[row] < T.Zero)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{member}: the weight of row {row} is {weights[row]}; a weight is finite and not negative"), nameof(weights));
            }
        }
    }
}
