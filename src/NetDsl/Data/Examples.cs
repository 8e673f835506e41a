using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// A view of rows to learn from: inputs, targets or classes, and optionally a weight for each. It holds
/// spans and copies nothing; a <c>Dataset&lt;T&gt;</c> is the same with its own memory.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Examples<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates examples whose targets are rows of numbers.</summary>
    /// <param name="inputs">Rows of as many values as the network has inputs, one after another.</param>
    /// <param name="targets">As many rows, with as many values as the network has outputs.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative; empty if every row counts once.</param>
    public Examples(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights = default)
    {
        Inputs = inputs;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Creates examples with classes, for networks with <see cref="Loss.CrossEntropy"/>.</summary>
    /// <param name="inputs">Rows of as many values as the network has inputs, one after another.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative; empty if every row counts once.</param>
    public Examples(ReadOnlySpan<T> inputs, ClassIndices targetClasses, ReadOnlySpan<T> weights = default)
    {
        Inputs = inputs;
        TargetClasses = targetClasses.Values;
        Weights = weights;
        HasClasses = true;
    }

    // Rows whose sizes are known.
    private Examples(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> targetClasses, ReadOnlySpan<T> weights, bool hasClasses, RowShape? shape)
    {
        Inputs = inputs;
        Targets = targets;
        TargetClasses = targetClasses;
        Weights = weights;
        HasClasses = hasClasses;
        Shape = shape;
    }

    /// <summary>The inputs, row after row.</summary>
    public ReadOnlySpan<T> Inputs { get; }

    /// <summary>The targets, row after row; empty if rows have classes.</summary>
    public ReadOnlySpan<T> Targets { get; }

    /// <summary>The class of each row; empty if targets are numbers.</summary>
    public ReadOnlySpan<int> TargetClasses { get; }

    /// <summary>The weight of each row; empty if every row counts once.</summary>
    public ReadOnlySpan<T> Weights { get; }

    /// <summary>Whether targets are classes.</summary>
    public bool HasClasses { get; }

    /// <summary>
    /// The number of values in an input, if known, as for rows of a <see cref="Dataset{T}"/>: networks with another number of
    /// inputs then reject them. 0 for rows of plain spans.
    /// </summary>
    public int InputSize => Shape is null ? 0 : Shape.InputSize;

    /// <summary>The number of values in a target, or of classes, if known; 0 for rows of plain spans.</summary>
    public int TargetSize => Shape is null ? 0 : Shape.TargetSize;

    /// <summary>What the dataset of these rows knows about them; null for rows of plain spans.</summary>
    internal RowShape? Shape { get; }

    /// <summary>Some of the rows.</summary>
    /// <param name="start">The first.</param>
    /// <param name="rows">How many.</param>
    /// <param name="inputSize">The number of values in an input.</param>
    /// <param name="outputSize">The number of values in a target, if rows do not have classes.</param>
    /// <exception cref="ArgumentException">The rows are known to have other sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public Examples<T> Slice(int start, int rows, int inputSize, int outputSize)
    {
        if (Shape is { } shape && !shape.Has(inputSize, outputSize))
        {
            ThrowShape(inputSize, outputSize);
        }

        ReadOnlySpan<T> inputs = Inputs.Slice(start * inputSize, rows * inputSize);
        ReadOnlySpan<T> weights = Weights.IsEmpty ? default : Weights.Slice(start, rows);
        return HasClasses
            ? new(inputs, default, TargetClasses.Slice(start, rows), weights, true, Shape)
            : new(inputs, Targets.Slice(start * outputSize, rows * outputSize), default, weights, false, Shape);
    }

    /// <summary>The same rows with other values; targets are used if they are not classes.</summary>
    internal Examples<T> With(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => new(inputs, targets, TargetClasses, Weights, HasClasses, Shape);

    /// <summary>The same rows, with a known shape.</summary>
    internal Examples<T> With(RowShape shape) => new(Inputs, Targets, TargetClasses, Weights, HasClasses, shape);

    [DoesNotReturn]
    private void ThrowShape(int inputSize, int outputSize) => throw new ArgumentException(
        $"Examples.Slice: {Shape!.Difference(inputSize, outputSize, HasClasses, "the call")}", Shape.InputSize == inputSize ? nameof(outputSize) : nameof(inputSize));
}
