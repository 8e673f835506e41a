using System.Text;

namespace NetDsl.Benchmarks.Reporting;

/// <summary>A table whose cells have lines, as plain text or as Markdown.</summary>
internal sealed class TextTable(IReadOnlyList<string> heads)
{
    private readonly List<IReadOnlyList<IReadOnlyList<string>>> _rows = [];

    public void Add(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, heads.Count);
        _rows.Add(cells);
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", heads).Append(" |\n");
        text.Append('|').AppendJoin("|", heads.Select((_, column) => column == 0 ? "---" : "---:")).Append("|\n");
        foreach (IReadOnlyList<IReadOnlyList<string>> row in _rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(lines => string.Join("<br>", lines))).Append(" |\n");
        }

        return text.ToString();
    }

    public string ToText()
    {
        int[] widths =
        [
            .. heads.Select((head, column) => _rows.SelectMany(row => row[column]).Append(head).Max(line => line.Length)),
        ];
        var text = new StringBuilder();
        Append(text, heads, widths);
        foreach (IReadOnlyList<IReadOnlyList<string>> row in _rows)
        {
            text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
            for (int line = 0; line < row.Max(lines => lines.Count); line++)
            {
                Append(text, [.. row.Select(lines => line < lines.Count ? lines[line] : "")], widths);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]));
        string line = string.Join("  ", padded);
        text.Append(line.TrimEnd()).Append('\n');
    }
}
