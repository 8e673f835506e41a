using System.Text;

namespace NetDsl.SourceCode;

/// <summary>C99, using only math.h, stdint.h and string.h.</summary>
/// <param name="isDouble">Whether numbers have double precision.</param>
/// <param name="prefix">The prefix of all names: C has no other way to keep those of two networks apart.</param>
internal sealed class C99(bool isDouble, string prefix) : CodeLanguage(isDouble)
{
    public override string Condition => "int";

    private string Suffix => IsDouble ? "" : "f";

    public override string MultiplyAdd(string a, string b, string c) => $"fma{Suffix}({a}, {b}, {c})";

    public override string Abs(string a) => $"fabs{Suffix}({a})";

    public override string Sqrt(string a) => $"sqrt{Suffix}({a})";

    public override string CopySign(string magnitude, string sign) => $"copysign{Suffix}({magnitude}, {sign})";

    public override string Name(string name) => $"{prefix}_{SnakeCase(name)}";

    public override string PrivateFunction(string returns, string name, string parameters) => $"static {returns} {name}({parameters})";

    public override string Reads(string name, string? type = null) => $"const {type ?? Type} *{name}";

    public override string Writes(string name, string? type = null) => $"{type ?? Type} *{name}";

    public override string From(string array, string index) => $"{array} + {index}";

    public override string Zeros(string type, string name, int length) => $"{type} {name}[{Integer(length)}] = {{0}};";

    public override IEnumerable<string> Table(string type, string name, IReadOnlyList<string> values) =>
        [$"static const {type} {Name(name)}[{Integer(values.Count)}] =", "{", .. Lines(values), "};"];

    public override IEnumerable<string> PowerOfTwo() =>
    [
        $"static {Type} {Name("PowerOfTwo")}({Type} n)",
        "{",
        $"    {Bits} bits;",
        $"    n += {(IsDouble ? "6755399441056767.0" : "12583039.0f")};",
        "    memcpy(&bits, &n, sizeof bits);",
        $"    bits <<= {(IsDouble ? "52" : "23")};",
        "    memcpy(&n, &bits, sizeof n);",
        "    return n;",
        "}",
    ];

    private string Bits => IsDouble ? "uint64_t" : "uint32_t";

    protected override string NotFinite(double value, bool asDouble) =>
        $"({(asDouble ? "double" : "float")}){(double.IsNaN(value) ? "NAN" : value > 0 ? "INFINITY" : "-INFINITY")}";

    /// <summary>Words with an underscore between them.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        bool wasLower = false;
        foreach (char character in name)
        {
            if (wasLower && char.IsAsciiLetterUpper(character))
            {
                text.Append('_');
            }

            wasLower = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
            text.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_');
        }

        return text.ToString();
    }
}
