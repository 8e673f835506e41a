using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// Rows to learn from, where they lie: inputs, what the output should be, and, if rows count differently, a weight for each.
/// It holds spans and copies nothing; a <c>Dataset&lt;T&gt;</c> is the same with memory of its own.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Examples<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Examples whose targets are rows of numbers.</summary>
    /// <param name="inputs">Rows of as many values as the network has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative; or none, which counts every row once.</param>
    public Examples(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights = default)
    {
        Inputs = inputs;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Examples of classes, for networks with <see cref="Loss.CrossEntropy"/>.</summary>
    /// <param name="inputs">Rows of as many values as the network has inputs, one after another.</param>
    /// <param name="targetClasses">For each row the class that it belongs to: an index into the outputs.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative; or none, which counts every row once.</param>
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

    /// <summary>The targets, row after row; empty where classes stand in their place.</summary>
    public ReadOnlySpan<T> Targets { get; }

    /// <summary>The class of each row; empty where targets are numbers.</summary>
    public ReadOnlySpan<int> TargetClasses { get; }

    /// <summary>The weight of each row, or empty: then every row counts once.</summary>
    public ReadOnlySpan<T> Weights { get; }

    /// <summary>Whether targets are classes.</summary>
    public bool HasClasses { get; }

    /// <summary>
    /// Values in an input, where that is known, as it is of rows of a <see cref="Dataset{T}"/>: then no network with another number of
    /// inputs takes them. 0 for rows of plain spans.
    /// </summary>
    public int InputSize => Shape is null ? 0 : Shape.InputSize;

    /// <summary>Values in a target, or the number of classes, where that is known; 0 for rows of plain spans.</summary>
    public int TargetSize => Shape is null ? 0 : Shape.TargetSize;

    /// <summary>What the dataset that these rows come from knows of them; null for rows of plain spans.</summary>
    internal RowShape? Shape { get; }

    /// <summary>Some of the rows.</summary>
    /// <param name="start">The first.</param>
    /// <param name="rows">How many.</param>
    /// <param name="inputSize">Values in an input.</param>
    /// <param name="outputSize">Values in a target that is no class.</param>
    /// <exception cref="ArgumentException">The rows are known to have other sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
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

    /// <summary>The same rows with other values in them; targets count where they are no classes.</summary>
    internal Examples<T> With(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => new(inputs, targets, TargetClasses, Weights, HasClasses, Shape);

    /// <summary>The same rows, their shape known.</summary>
    internal Examples<T> With(RowShape shape) => new(Inputs, Targets, TargetClasses, Weights, HasClasses, shape);

    [DoesNotReturn]
    private void ThrowShape(int inputSize, int outputSize) => throw new ArgumentException(
        $"Examples.Slice: {Shape!.Difference(inputSize, outputSize, HasClasses, "the call")}", Shape.InputSize == inputSize ? nameof(outputSize) : nameof(inputSize));
}
