namespace NetDsl.Models.Onnx;

/// <summary>
/// A value of the model that depends on its input: rows of so many values, and how they come about. What an operator does is put down here in
/// the fewest kinds; <see cref="LayerChain"/> makes layers of them.
/// </summary>
internal abstract record Flow(int Size, IReadOnlyList<long> Shape)
{
    /// <summary>What tells the value from others; it stays under another shape.</summary>
    public object Origin { get; } = new();

    /// <summary>The same values, row by row in the same order, under another shape.</summary>
    public Flow As(IReadOnlyList<long> shape) => this with { Shape = shape };
}

/// <summary>The input itself.</summary>
internal sealed record InputFlow(int Size, IReadOnlyList<long> Shape) : Flow(Size, Shape);

/// <summary>A matrix product: rows of another size. Weights are row-major by inputs and outputs.</summary>
internal sealed record ProductFlow(Flow Inner, double[] Weights, int Size, IReadOnlyList<long> Shape) : Flow(Size, Shape);

/// <summary>Every value times a factor of its own, plus a term of its own.</summary>
internal sealed record ScaledFlow(Flow Inner, double[] Factors, double[] Terms, IReadOnlyList<long> Shape) : Flow(Inner.Size, Shape);

/// <summary>A function of every value, or of a row of them: an activation, or a part of one that is written in several operators.</summary>
/// <param name="Inner">What it is a function of.</param>
/// <param name="Function">The activation's name, or the operator's.</param>
/// <param name="Node">The operator as messages call it.</param>
/// <param name="Shape">The dimensions.</param>
internal sealed record FunctionFlow(Flow Inner, string Function, string Node, IReadOnlyList<long> Shape) : Flow(Inner.Size, Shape);
