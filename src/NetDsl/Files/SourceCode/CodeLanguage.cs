using System.Globalization;

namespace NetDsl.SourceCode;

/// <summary>
/// The differences between the languages of exported networks. Loops, operators and element access are the same in all of them.
/// </summary>
/// <param name="isDouble">Whether numbers have double precision.</param>
internal abstract class CodeLanguage(bool isDouble)
{
    /// <summary>The type of a number.</summary>
    public string Type => isDouble ? "double" : "float";

    public bool IsDouble => isDouble;

    /// <summary>The type of a condition.</summary>
    public abstract string Condition { get; }

    public abstract string MultiplyAdd(string a, string b, string c);

    public abstract string Abs(string a);

    public abstract string Sqrt(string a);

    public abstract string CopySign(string magnitude, string sign);

    /// <summary>The name of a function or table of this network, in PascalCase.</summary>
    public abstract string Name(string name);

    /// <summary>The head of a function that is private to the file.</summary>
    public abstract string PrivateFunction(string returns, string name, string parameters);

    /// <summary>A parameter for numbers to read.</summary>
    public abstract string Reads(string name, string? type = null);

    /// <summary>A parameter for numbers to write.</summary>
    public abstract string Writes(string name, string? type = null);

    /// <summary>The numbers from an index on, as an argument or on the right of a declaration.</summary>
    public abstract string From(string array, string index);

    /// <summary>An array of zeros as a local.</summary>
    public abstract string Zeros(string type, string name, int length);

    /// <summary>The lines of a table of constants.</summary>
    public abstract IEnumerable<string> Table(string type, string name, IReadOnlyList<string> values);

    /// <summary>The lines of the function that returns 2ⁿ.</summary>
    public abstract IEnumerable<string> PowerOfTwo();

    /// <summary>A conversion.</summary>
    public static string Cast(string type, string value) => $"({type})({value})";

    public string Number(double value) => Number(value, isDouble);

    /// <summary>A literal that reads back as the same number.</summary>
    public string Number(double value, bool asDouble)
    {
        string suffix = asDouble ? "" : "f";
        if (!double.IsFinite(value))
        {
            return NotFinite(value, asDouble);
        }

        string text = asDouble ? value.ToString("R", CultureInfo.InvariantCulture) : ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return (text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text) + suffix;
    }

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected abstract string NotFinite(double value, bool asDouble);

    /// <summary>Values in lines of readable length.</summary>
    protected static IEnumerable<string> Lines(IReadOnlyList<string> values)
    {
        const int PerLine = 8;
        for (int i = 0; i < values.Count; i += PerLine)
        {
            yield return "    " + string.Join(", ", values.Skip(i).Take(PerLine)) + (i + PerLine < values.Count ? "," : "");
        }
    }
}
