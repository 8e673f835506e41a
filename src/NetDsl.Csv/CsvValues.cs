using System.Numerics;

namespace NetDsl.Csv;

/// <summary>A column with what was learned about it: its categories, and the fill-in for missing values.</summary>
/// <param name="Column">The column.</param>
/// <param name="Categories">The categories in order; empty if there are none.</param>
/// <param name="Fill">The value, or the index of the category, that replaces a missing one; null if that is an error.</param>
internal sealed record LearnedColumn(CsvColumn Column, IReadOnlyList<string> Categories, double? Fill)
{
    /// <summary>The number of values in a row.</summary>
    public int Width => Column.IsOneHot ? Categories.Count : 1;

    /// <summary>The names of the values.</summary>
    public IEnumerable<string> Names => Column.IsOneHot ? Categories.Select(name => $"{Column.Name}={name}") : [Column.Name];
}

/// <summary>Converts columns of a table to values, and learns from those of a training file.</summary>
internal static class CsvValues
{
    /// <summary>Learns a column's categories and the fill-in for its missing values.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="place">The column's position in the table.</param>
    /// <param name="column">The column.</param>
    /// <param name="options">The format of the table.</param>
    /// <param name="isFilled">Whether missing values are filled in, if the options say so.</param>
    public static LearnedColumn Learn(CsvTable table, int place, CsvColumn column, CsvOptions options, bool isFilled)
    {
        IReadOnlyList<string> categories = !column.IsOneHot ? [] : column.Categories ?? [
            .. Enumerable.Range(0, table.Rows).Where(row => !IsMissing(table, row, place, options)).Select(row => table.Field(row, place)).Distinct().Order(StringComparer.Ordinal)];
        var learned = new LearnedColumn(column, categories, null);
        if (!isFilled || options.Missing is not (CsvMissing.Mean or CsvMissing.Median)) return learned;
        double[] values = Parse(table, place, learned, options);
        values = [.. values.Where((_, row) => !IsMissing(table, row, place, options))];
        if (values.Length == 0) throw table.Bad($"column {CsvText.Quoted(column.Name)} has no value in any row, nothing can be put in for those that are missing");
        return learned with { Fill = column.IsOneHot ? MostFrequent(values) : options.Missing == CsvMissing.Mean ? Mean(values) : Median(values) };
    }

    /// <summary>Whether a field has no value, and the options say how to handle that.</summary>
    public static bool IsMissing(CsvTable table, int row, int place, CsvOptions options) =>
        options.Missing != CsvMissing.Error && options.MissingMarks.Contains(table.Field(row, place));

    /// <summary>The values of columns, row after row.</summary>
    /// <param name="table">The fields.</param>
    /// <param name="columns">What was learned about the columns.</param>
    /// <param name="first">The position of the first of them in the table.</param>
    /// <param name="options">The format of the table.</param>
    public static T[] Of<T>(CsvTable table, IReadOnlyList<LearnedColumn> columns, int first, CsvOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long width = columns.Sum(column => (long)column.Width);
        if (width * table.Rows > Array.MaxLength)
        {
            LearnedColumn widest = columns.MaxBy(column => column.Width)!;
            throw table.Bad(FormattableString.Invariant(
                $"{table.Rows} rows of {width} values are more than the {Array.MaxLength} that an array holds; column {CsvText.Quoted(widest.Column.Name)} becomes {widest.Width} of them"));
        }

        var values = new T[width * table.Rows];
        int place = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            double[] parsed = Parse(table, first + i, columns[i], options);
            for (int row = 0; row < parsed.Length; row++)
            {
                int start = (row * (int)width) + place;
                if (columns[i].Column.IsOneHot)
                {
                    values[start + (int)parsed[row]] = T.One;
                    continue;
                }

                values[start] = T.CreateTruncating(parsed[row]);
                if (!T.IsFinite(values[start])) throw table.Bad(row, first + i, $"{CsvText.Quoted(table.Field(row, first + i))} is no finite number in this precision");
            }

            place += columns[i].Width;
        }

        return values;
    }

    /// <summary>The column's number in each row, or the index of its category. Missing values become their fill-in, or 0 if that is not known yet.</summary>
    public static double[] Parse(CsvTable table, int place, LearnedColumn learned, CsvOptions options)
    {
        Dictionary<string, int> indices = learned.Categories.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        double[] values = new double[table.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            if (IsMissing(table, row, place, options))
            {
                values[row] = learned.Fill ?? 0;
                continue;
            }

            string field = table.Field(row, place);
            (double value, string? problem) = !learned.Column.IsOneHot ? CsvFields.Parse(field, learned.Column, options)
                : field.Length == 0 ? (0, "the field is empty")
                : indices.TryGetValue(field, out int index) ? (index, null)
                : (0, $"{CsvText.Quoted(field)} is none of the categories {CsvText.List(learned.Categories)}");
            values[row] = problem is null ? value : throw table.Bad(row, place, problem);
        }

        return values;
    }

    // The first one, if several are equally frequent.
    private static double MostFrequent(double[] values) => values.GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    // Where a sum would overflow, the scaled terms of the mean do not.
    private static double Mean(double[] values) => values.Sum() is var sum && double.IsFinite(sum) ? sum / values.Length : values.Sum(value => value / values.Length);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        double below = values[(values.Length - 1) / 2], above = values[values.Length / 2];
        return below + ((above / 2) - (below / 2));
    }
}
