using System.Globalization;

namespace NetDsl.Csv;

/// <summary>Single fields as numbers.</summary>
internal static class CsvFields
{
    private static readonly string[] _dates =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The field's value for the column, or what is wrong with it.</summary>
    public static (double Value, string? Problem) Parse(string field, CsvColumn column, CsvOptions options)
    {
        if (field.Length == 0) return (0, "the field is empty");
        switch (column.Kind)
        {
            case CsvColumnKind.Boolean:
                return Boolean(field) is { } isTrue
                    ? (isTrue ? 1 : 0, null)
                    : (0, $"{CsvText.Quoted(field)} is neither yes, true or 1 nor no, false or 0");
            case CsvColumnKind.Date:
                string[] formats = column.Format is { } format ? [format] : _dates;
                return DateTime.TryParseExact(
                    field, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime date)
                    ? ((date - DateTime.UnixEpoch).TotalDays, null)
                    : (0, $"{CsvText.Quoted(field)} is no date of the form {column.Format ?? "2026-01-31"}");
            default:
                return double.TryParse(Plain(field, options), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                    ? (value, null)
                    : (0, $"{CsvText.Quoted(field)} is no finite number{Hint(field, options)}");
        }
    }

    /// <summary>The number with a decimal point and without group separators; invalid text stays invalid.</summary>
    public static string Plain(string field, CsvOptions options)
    {
        if (options is { DecimalSeparator: '.', GroupSeparator: null }) return field;
        if (options.DecimalSeparator != '.' && options.GroupSeparator != '.' && field.Contains('.', StringComparison.Ordinal)) return "";
        if (options.GroupSeparator is { } separator && field.Contains(separator, StringComparison.Ordinal))
        {
            // Anything but groups of three is the other notation, or a typo.
            int end = field.IndexOf(options.DecimalSeparator, StringComparison.Ordinal);
            string[] groups = (end < 0 ? field : field[..end]).TrimStart('+', '-').Split(separator);
            bool areGroups = groups[0].Length is 1 or 2 or 3 && groups.All(group => group.All(char.IsAsciiDigit)) && groups.Skip(1).All(group => group.Length == 3);
            if (!areGroups || (end >= 0 && field.IndexOf(separator, end) >= 0)) return "";
            field = field.Replace(separator.ToString(), "", StringComparison.Ordinal);
        }

        return field.Replace(options.DecimalSeparator, '.');
    }

    private static bool? Boolean(string field) => field.ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "1" => true,
        "NO" or "FALSE" or "0" => false,
        _ => null,
    };

    private static string Hint(string field, CsvOptions options)
    {
        char other = options.DecimalSeparator == '.' ? ',' : '.';
        return double.TryParse(Plain(field, options with { DecimalSeparator = other, GroupSeparator = null }), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
                ? $" with '{options.DecimalSeparator}' before its decimals; CsvOptions.DecimalSeparator says what stands there"
                : "";
    }
}
