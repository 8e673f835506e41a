using CsvHelper;

namespace NetDsl.Csv;

/// <summary>The fields of some columns of a file, row by row, and the line on which each row begins.</summary>
internal sealed class CsvTable
{
    private readonly List<string[]> _rows = [];
    private readonly List<long> _lines = [];
    private readonly string[] _columns;

    private CsvTable(string source, string[] columns) => (Source, _columns) = (source, columns);

    /// <summary>The name of the text in messages.</summary>
    public string Source { get; }

    public int Rows => _rows.Count;

    public string Field(int row, int column) => _rows[row][column];

    /// <summary>The exception for a problem with a field.</summary>
    public InvalidDataException Bad(int row, int column, string problem) => Bad(Source, _lines[row], InColumn(_columns[column], problem));

    /// <summary>The exception for a problem with the whole text.</summary>
    public InvalidDataException Bad(string problem) => new($"{Source}: {problem}");

    /// <summary>Leaves out rows.</summary>
    public void LeaveOut(Func<int, bool> isLeftOut)
    {
        int kept = 0;
        for (int row = 0; row < _rows.Count; row++)
        {
            if (isLeftOut(row)) continue;
            (_rows[kept], _lines[kept]) = (_rows[row], _lines[row]);
            kept++;
        }

        if (kept == 0) throw Bad(FormattableString.Invariant($"a value is missing in each of the {_rows.Count} rows, none is left"));
        _rows.RemoveRange(kept, _rows.Count - kept);
        _lines.RemoveRange(kept, _lines.Count - kept);
    }

    /// <summary>Reads the columns with these names, which may be repeated.</summary>
    public static CsvTable Read(TextReader text, string[] columns, CsvOptions options, string source)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The header is read as a record like the others: its names are matched exactly, and duplicates are noticed.
        var readerOptions = new CsvReaderOptions
        {
            Separator = options.Delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var reader = CsvReader.Create(text, readerOptions, leaveOpen: true);
        try
        {
            return Read(reader, columns, options, source);
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{source}: line {exception.LineNumber}: this is no row of comma-separated values, its quotes are wrong"), exception);
        }
    }

    private static CsvTable Read(CsvReader reader, string[] columns, CsvOptions options, string source)
    {
        if (!reader.Read()) throw new InvalidDataException($"{source}: it is empty, a header was expected");
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        if (header.Select(name => UndecodedBytes.Problem(name, options.Encoding)).FirstOrDefault(found => found is not null) is { } undecoded)
        {
            throw Bad(source, reader.LineNumber, $"the header: {undecoded}");
        }

        int[] places = Find(columns, header, source);
        var table = new CsvTable(source, columns);
        while (reader.Read())
        {
            if (reader.FieldCount != header.Length)
            {
                throw Bad(source, reader.LineNumber, FormattableString.Invariant($"the row has {reader.FieldCount} fields, the header has {header.Length}"));
            }

            string[] fields = [.. places.Select(reader.GetString)];
            for (int i = 0; i < fields.Length; i++)
            {
                if (UndecodedBytes.Problem(fields[i], options.Encoding) is { } problem) throw Bad(source, reader.LineNumber, InColumn(columns[i], problem));
            }

            table._rows.Add(fields);
            table._lines.Add(reader.LineNumber);
        }

        return table.Rows > 0 ? table : throw table.Bad("there is no row behind the header");
    }

    private static int[] Find(string[] columns, string[] header, string source)
    {
        var places = new Dictionary<string, int>(header.Length);
        var twice = new HashSet<string>();
        for (int i = 0; i < header.Length; i++)
        {
            if (!places.TryAdd(header[i], i)) twice.Add(header[i]);
        }

        int[] found = new int[columns.Length];
        for (int i = 0; i < found.Length; i++)
        {
            if (!places.TryGetValue(columns[i], out found[i]))
            {
                throw new InvalidDataException($"{source}: the header has no column {CsvText.Quoted(columns[i])}, it has {CsvText.List(header)}");
            }

            if (twice.Contains(columns[i])) throw new InvalidDataException($"{source}: the header has column {CsvText.Quoted(columns[i])} twice");
        }

        return found;
    }

    private static string InColumn(string column, string problem) => $"column {CsvText.Quoted(column)}: {problem}";

    private static InvalidDataException Bad(string source, long line, string problem) =>
        new(FormattableString.Invariant($"{source}: line {line}, {problem}"));
}
