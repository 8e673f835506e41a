namespace NetDsl.SourceCode;

/// <summary>
/// A number that emitted code will compute: the result of a function written against lanes when called with terms instead
/// of vectors, see <see cref="TermLanes{T}"/>.
/// </summary>
/// <param name="Node">How it is computed.</param>
internal readonly record struct Term(TermNode Node);

/// <summary>An operation and its operands.</summary>
internal sealed class TermNode(Operation operation, params TermNode[] operands)
{
    public Operation Operation => operation;

    public IReadOnlyList<TermNode> Operands => operands;

    /// <summary>The number of a constant.</summary>
    public double Constant { get; init; }

    /// <summary>The name of an argument.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is a condition rather than a number.</summary>
    public bool IsCondition => operation is Operation.LessThan or Operation.AreEqual or Operation.Either or Operation.Both;

    /// <summary>The sign bit of a number.</summary>
    public bool IsSign => operation == Operation.Sign;

    public bool IsNegativeZero => operation == Operation.Constant && Constant == 0 && double.IsNegative(Constant);

    public static TermNode Of(double constant) => new(Operation.Constant) { Constant = constant };

    public static TermNode Argument(string name) => new(Operation.Argument) { Name = name };
}

internal enum Operation
{
    Constant, Argument, Add, Subtract, Multiply, Divide, Sqrt, MultiplyAdd, Abs, Min, Max, LessThan, AreEqual, Either, Both, Select, Sign, WithSign, PowerOfTwo,
}
