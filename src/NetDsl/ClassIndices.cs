namespace NetDsl;

/// <summary>
/// The class of each example of a classifier, as an index into the network's outputs: the argument of <c>TrainEpoch(inputs, labels,
/// 0.1f)</c> in place of one-hot targets. Arrays and spans of <see cref="int"/> convert to it implicitly.
/// </summary>
/// <remarks>
/// It is a separate type rather than <c>ReadOnlySpan&lt;int&gt;</c> so that <c>TrainEpoch(inputs, [1, 0, 0, 0, 1, 0], 0.1f)</c>
/// still means targets: a collection expression of integers would fit both spans.
/// </remarks>
public readonly ref struct ClassIndices
{
    /// <summary>Wraps the indices in place; nothing is copied.</summary>
    /// <param name="values">The class of each example, counted from 0.</param>
    public ClassIndices(ReadOnlySpan<int> values) => Values = values;

    /// <summary>The classes, one per example.</summary>
    public ReadOnlySpan<int> Values { get; }

    /// <summary>Wraps the indices in place.</summary>
    public static implicit operator ClassIndices(ReadOnlySpan<int> values) => new(values);

    /// <summary>Wraps the indices in place.</summary>
    public static implicit operator ClassIndices(Span<int> values) => new(values);

    /// <summary>Wraps the indices in place.</summary>
    public static implicit operator ClassIndices(int[] values) => new(values);
}
