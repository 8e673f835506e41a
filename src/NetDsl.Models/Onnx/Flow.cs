namespace NetDsl.Models.Onnx;

/// <summary>
/// A value of the model that depends on its input: rows of values, and how they are computed. Operators are represented by as few
/// kinds as possible; <see cref="LayerChain"/> turns them into layers.
/// </summary>
internal abstract record Flow(int Size, IReadOnlyList<long> Shape)
{
    /// <summary>The identity of the value, which does not change with its shape.</summary>
    public object Origin { get; } = new();

    /// <summary>The same values, row by row in the same order, with another shape.</summary>
    public Flow As(IReadOnlyList<long> shape) => this with { Shape = shape };
}

/// <summary>The input itself.</summary>
internal sealed record InputFlow(int Size, IReadOnlyList<long> Shape) : Flow(Size, Shape);

/// <summary>A matrix product: rows of another size. Weights are row-major by inputs and outputs.</summary>
internal sealed record ProductFlow(Flow Inner, double[] Weights, int Size, IReadOnlyList<long> Shape) : Flow(Size, Shape);

/// <summary>Every value times its own factor, plus its own term.</summary>
internal sealed record ScaledFlow(Flow Inner, double[] Factors, double[] Terms, IReadOnlyList<long> Shape) : Flow(Inner.Size, Shape);

/// <summary>A function of every value, or of a row of them: an activation, or part of one composed of several operators.</summary>
/// <param name="Inner">The argument of the function.</param>
/// <param name="Function">The activation's name, or the operator's.</param>
/// <param name="Node">The operator's name in messages.</param>
/// <param name="Shape">The dimensions.</param>
internal sealed record FunctionFlow(Flow Inner, string Function, string Node, IReadOnlyList<long> Shape) : Flow(Inner.Size, Shape);
