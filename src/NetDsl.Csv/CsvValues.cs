using System.Globalization;
using System.Numerics;

namespace NetDsl.Csv;

/// <summary>Fields as numbers, and as categories.</summary>
internal static class CsvValues
{
    /// <summary>The values of columns, row after row, and what each is called.</summary>
    /// <param name="table">The fields.</param>
    /// <param name="columns">What the columns become.</param>
    /// <param name="first">Where in the table the first of them stands.</param>
    public static (T[] Values, string[] Names) Of<T>(CsvTable table, IReadOnlyList<CsvColumn> columns, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int[] Indices, string[] Names)?[] categories = [.. columns.Select(
            ((int[], string[])? (column, i) => column.IsOneHot ? Categories(table, first + i, column.Categories) : null))];
        string[] names = [.. columns.SelectMany((column, i) => categories[i] is { } known ? known.Names.Select(name => $"{column.Name}={name}") : [column.Name])];
        var values = new T[checked(table.Rows * names.Length)];
        int start = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (categories[i] is { } known)
                {
                    values[start + known.Indices[row]] = T.One;
                    start += known.Names.Length;
                }
                else
                {
                    values[start++] = Number<T>(table, row, first + i);
                }
            }
        }

        return (values, names);
    }

    /// <summary>The category of each row as an index, and the categories.</summary>
    /// <param name="table">The fields.</param>
    /// <param name="column">The column's place in the table.</param>
    /// <param name="known">The categories, or null for those that the column has.</param>
    public static (int[] Indices, string[] Names) Categories(CsvTable table, int column, IReadOnlyList<string>? known)
    {
        string[] names = known is null
            ? [.. Enumerable.Range(0, table.Rows).Select(row => table.Field(row, column)).Distinct().Order(StringComparer.Ordinal)]
            : [.. known];
        Dictionary<string, int> indices = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        int[] categories = new int[table.Rows];
        for (int row = 0; row < categories.Length; row++)
        {
            string field = table.Field(row, column);
            if (field.Length == 0) throw table.Bad(row, column, "the field is empty");
            if (!indices.TryGetValue(field, out categories[row]))
            {
                throw table.Bad(row, column, $"'{field}' is none of the categories {string.Join(", ", names.Select(name => $"'{name}'"))}");
            }
        }

        return (categories, names);
    }

    private static T Number<T>(CsvTable table, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string field = table.Field(row, column);
        return field.Length == 0 ? throw table.Bad(row, column, "the field is empty")
            : T.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && T.IsFinite(value) ? value
            : throw table.Bad(row, column, $"'{field}' is no finite number");
    }
}
