namespace NetDsl.SourceCode;

/// <summary>
/// A number that emitted code will compute: what a function written over lanes gives when it is called with terms in place of
/// vectors, see <see cref="TermLanes{T}"/>.
/// </summary>
/// <param name="Node">How it is computed.</param>
internal readonly record struct Term(TermNode Node);

/// <summary>An operation and what it works on.</summary>
internal sealed class TermNode(Operation operation, params TermNode[] operands)
{
    public Operation Operation => operation;

    public IReadOnlyList<TermNode> Operands => operands;

    /// <summary>The number of a constant.</summary>
    public double Constant { get; init; }

    /// <summary>The name of an argument.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is true or false, in place of a number.</summary>
    public bool IsCondition => operation is Operation.LessThan or Operation.AreEqual or Operation.Either or Operation.Both;

    /// <summary>The bit of a number that holds its sign.</summary>
    public bool IsSign => operation == Operation.Sign;

    public bool IsNegativeZero => operation == Operation.Constant && Constant == 0 && double.IsNegative(Constant);

    public static TermNode Of(double constant) => new(Operation.Constant) { Constant = constant };

    public static TermNode Argument(string name) => new(Operation.Argument) { Name = name };
}

internal enum Operation
{
    Constant, Argument, Add, Subtract, Multiply, Divide, Sqrt, MultiplyAdd, Abs, Min, Max, LessThan, AreEqual, Either, Both, Select, Sign, WithSign, PowerOfTwo,
}
