using System;
using System.Globalization;

namespace NetDsl.Generator.Text;

/// <summary>C# literals, the same on every culture and machine.</summary>
internal static class Literal
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number and what it counts: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Counted(long count, string one, string several) => $"{Of(count)} {(count == 1 ? one : several)}";

    /// <inheritdoc cref="Counted(long, string, string)" />
    public static string Counted(long count, string noun) => Counted(count, noun, noun + "s");

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A literal that reads back to the same double.</summary>
    public static string Of(double value)
    {
        // "R" alone does not always read back on the .NET Framework, where this may run inside an IDE; 17 digits do.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    /// <summary>A number with its thousands apart, for tables that people read.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Of(bool value) => value ? "true" : "false";
}
