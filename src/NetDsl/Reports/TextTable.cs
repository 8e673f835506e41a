using System.Text;

namespace NetDsl.Reports;

/// <summary>A table in plain characters: columns two spaces apart, as wide as their longest cell, no spaces at the ends of lines.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly string[] _headings;
    private readonly bool[] _toTheRight;
    private readonly List<string[]> _rows = [];

    /// <summary>Creates a table without rows.</summary>
    /// <param name="columns">The headings; those that end with '&gt;' are for columns of numbers, which are right-aligned.</param>
    public TextTable(params string[] columns)
    {
        _headings = [.. columns.Select(column => column.TrimEnd('>'))];
        _toTheRight = [.. columns.Select(column => column.EndsWith('>'))];
    }

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != _headings.Length)
        {
            throw new ArgumentException($"a row of {cells.Length} cells in a table of {_headings.Length} columns", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>The headings, a line below them, and the rows; each line ends with a line feed.</summary>
    public override string ToString()
    {
        int[] widths = [.. _headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        var text = new StringBuilder();
        Write(text, _headings, widths);
        text.Append('-', widths.Sum() + (Gap.Length * (widths.Length - 1))).Append('\n');
        foreach (string[] row in _rows)
        {
            Write(text, row, widths);
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, column) => _toTheRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        text.Append(string.Join(Gap, padded).TrimEnd()).Append('\n');
    }
}
