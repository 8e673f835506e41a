using System.Globalization;

namespace Quickstart;

/// <summary>Prints a report's figures in columns, each as wide as its content.</summary>
internal static class FigureTable
{
    private const string Indent = "  ";
    private const string Gap = "  ";

    public static void Write(Report report, TextWriter output)
    {
        bool printed = report.Figures.Any(figure => figure.Printed is not null);
        bool negative = report.Figures.Any(figure => double.IsNegative(figure.Computed) || double.IsNegative(figure.Expected));
        string noSign = negative ? " " : "";

        List<string[]> rows = [Row(printed, "figure", noSign + "NetDsl", noSign + "the text's program", "as printed", "agreement")];
        foreach (Figure figure in report.Figures)
        {
            string computed = Number(figure.Computed, noSign), expected = Number(figure.Expected, noSign);
            rows.Add(Row(printed, figure.Name, computed, expected, figure.Printed ?? "", figure.Verdict));
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (string[] row in rows)
        {
            output.WriteLine((Indent + string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd());
        }
    }

    private static string[] Row(bool printed, string name, string computed, string expected, string onPage, string verdict) =>
        printed ? [name, computed, expected, onPage, verdict] : [name, computed, expected, verdict];

    // The shortest decimal that reads back as the same number, with the exponent as the texts write it.
    private static string Number(double value, string noSign)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();
        return double.IsNegative(value) ? digits : noSign + digits;
    }
}
