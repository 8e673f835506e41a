namespace NetDsl.SourceCode;

/// <summary>C# 12, for .NET 8 and later.</summary>
internal sealed class CSharp(bool isDouble) : CodeLanguage(isDouble)
{
    // What is safe to put on the stack.
    private const int MostOnStack = 8192;

    public override string Condition => "bool";

    private string Math => IsDouble ? "Math" : "MathF";

    public override string MultiplyAdd(string a, string b, string c) => $"{Math}.FusedMultiplyAdd({a}, {b}, {c})";

    public override string Abs(string a) => $"{Math}.Abs({a})";

    public override string Sqrt(string a) => $"{Math}.Sqrt({a})";

    public override string CopySign(string magnitude, string sign) => $"{Math}.CopySign({magnitude}, {sign})";

    public override string Name(string name) => name;

    public override string PrivateFunction(string returns, string name, string parameters) => $"private static {returns} {name}({parameters})";

    public override string Reads(string name, string? type = null) => $"ReadOnlySpan<{type ?? Type}> {name}";

    public override string Writes(string name, string? type = null) => $"Span<{type ?? Type}> {name}";

    public override string From(string array, string index) => $"{array}[{index}..]";

    public override string Zeros(string type, string name, int length) =>
        $"Span<{type}> {name} = {(length <= MostOnStack ? "stackalloc" : "new")} {type}[{Integer(length)}];";

    public override IEnumerable<string> Table(string type, string name, IReadOnlyList<string> values) =>
        [$"private static ReadOnlySpan<{type}> {name} =>", "[", .. Lines(values), "];"];

    public override IEnumerable<string> PowerOfTwo() =>
        IsDouble
        ? ["private static double PowerOfTwo(double n)", "{", "    return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(n + 6755399441056767.0) << 52);", "}"]
        : ["private static float PowerOfTwo(float n)", "{", "    return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(n + 12583039.0f) << 23);", "}"];

    protected override string NotFinite(double value, bool asDouble) =>
        $"{(asDouble ? "double" : "float")}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
