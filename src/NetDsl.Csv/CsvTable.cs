using CsvHelper;

namespace NetDsl.Csv;

/// <summary>The fields of some columns of a file, row by row, and the line on which each row begins.</summary>
internal sealed class CsvTable
{
    private readonly List<string[]> _rows = [];
    private readonly List<long> _lines = [];
    private readonly string _source;
    private readonly string[] _columns;

    private CsvTable(string source, string[] columns) => (_source, _columns) = (source, columns);

    public int Rows => _rows.Count;

    public string Field(int row, int column) => _rows[row][column];

    /// <summary>What is wrong with a field, to be thrown.</summary>
    public InvalidDataException Bad(int row, int column, string problem) => Bad(_source, _lines[row], $"column '{_columns[column]}': {problem}");

    /// <summary>Reads the columns with these names; one may come more than once.</summary>
    public static CsvTable Read(TextReader text, string[] columns, char delimiter, string source)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The header is read as a record like the others: its names are matched exactly, and one that stands twice is noticed.
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var reader = CsvReader.Create(text, options, leaveOpen: true);
        try
        {
            return Read(reader, columns, source);
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{source}: line {exception.LineNumber}: this is no row of comma-separated values, its quotes are wrong"), exception);
        }
    }

    private static CsvTable Read(CsvReader reader, string[] columns, string source)
    {
        if (!reader.Read()) throw new InvalidDataException($"{source}: it is empty, a header was expected");
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        int[] places = [.. columns.Select(column => Find(column, header, source))];
        var table = new CsvTable(source, columns);
        while (reader.Read())
        {
            if (reader.FieldCount != header.Length)
            {
                throw Bad(source, reader.LineNumber, FormattableString.Invariant($"the row has {reader.FieldCount} fields, the header has {header.Length}"));
            }

            table._rows.Add([.. places.Select(reader.GetString)]);
            table._lines.Add(reader.LineNumber);
        }

        return table.Rows > 0 ? table : throw new InvalidDataException($"{source}: there is no row behind the header");
    }

    private static int Find(string column, string[] header, string source)
    {
        int place = Array.IndexOf(header, column);
        if (place < 0)
        {
            throw new InvalidDataException($"{source}: the header has no column '{column}', it has {string.Join(", ", header.Select(name => $"'{name}'"))}");
        }

        return Array.IndexOf(header, column, place + 1) < 0
            ? place
            : throw new InvalidDataException($"{source}: the header has column '{column}' twice");
    }

    private static InvalidDataException Bad(string source, long line, string problem) =>
        new(FormattableString.Invariant($"{source}: line {line}, {problem}"));
}
