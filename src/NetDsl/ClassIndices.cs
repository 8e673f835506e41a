namespace NetDsl;

/// <summary>
/// The class of each example of a classifier, as an index into the network's outputs: what <c>TrainEpoch(inputs, labels, 0.1f)</c>
/// takes in place of one-hot targets. Arrays and spans of <see cref="int"/> become it by themselves.
/// </summary>
/// <remarks>
/// It is a type of its own and not <c>ReadOnlySpan&lt;int&gt;</c> so that <c>TrainEpoch(inputs, [1, 0, 0, 0, 1, 0], 0.1f)</c> goes on
/// to mean targets: a collection expression of integers would fit both spans.
/// </remarks>
public readonly ref struct ClassIndices
{
    /// <summary>Takes the indices where they lie; nothing is copied.</summary>
    /// <param name="values">A class per example, counted from 0.</param>
    public ClassIndices(ReadOnlySpan<int> values) => Values = values;

    /// <summary>The classes, one per example.</summary>
    public ReadOnlySpan<int> Values { get; }

    /// <summary>Takes the indices where they lie.</summary>
    public static implicit operator ClassIndices(ReadOnlySpan<int> values) => new(values);

    /// <summary>Takes the indices where they lie.</summary>
    public static implicit operator ClassIndices(Span<int> values) => new(values);

    /// <summary>Takes the indices where they lie.</summary>
    public static implicit operator ClassIndices(int[] values) => new(values);
}
