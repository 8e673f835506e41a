namespace NetDsl.Csv;

/// <summary>A column of a table and what it becomes: a number, or one value for each category. A column name converts to it implicitly.</summary>
public sealed class CsvColumn
{
    private CsvColumn(string name, CsvColumnKind kind, IReadOnlyList<string>? categories = null, string? format = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Kind, Categories, Format) = (name, kind, categories, format);
    }

    /// <summary>The column's name, as in the header; case-sensitive.</summary>
    public string Name { get; }

    /// <summary>Whether each category becomes a value: 1 for the row's own, 0 for the others.</summary>
    public bool IsOneHot => Kind == CsvColumnKind.OneHot;

    /// <summary>The categories in the order of their values; null for those in the file, in ordinal order.</summary>
    public IReadOnlyList<string>? Categories { get; }

    internal CsvColumnKind Kind { get; }

    /// <summary>The date format; null for ISO 8601.</summary>
    internal string? Format { get; }

    /// <summary>A column of numbers.</summary>
    public static implicit operator CsvColumn(string name) => Number(name);

    /// <summary>A column of numbers.</summary>
    public static CsvColumn Number(string name) => new(name, CsvColumnKind.Number);

    /// <summary>A column of <c>yes</c> and <c>no</c>, <c>true</c> and <c>false</c>, or <c>1</c> and <c>0</c>, in any case: the values 1 and 0.</summary>
    public static CsvColumn Boolean(string name) => new(name, CsvColumnKind.Boolean);

    /// <summary>
    /// A column of dates: days since 1 January 1970, with the time of day as a fraction. In single precision whole days are exact,
    /// and times are within three minutes.
    /// </summary>
    /// <param name="name">The column's name, as in the header.</param>
    /// <param name="format">
    /// The .NET format of the dates: <c>dd.MM.yyyy</c>. Null for ISO 8601: <c>2026-01-31</c>, <c>2026-01-31 18:30</c>,
    /// <c>2026-01-31T18:30:15Z</c>. Dates without a time zone are taken as UTC.
    /// </param>
    public static CsvColumn Date(string name, string? format = null)
    {
        if (format is not null) ArgumentException.ThrowIfNullOrWhiteSpace(format);
        return new(name, CsvColumnKind.Date, format: format);
    }

    /// <summary>A column of categories, each of which becomes a separate value.</summary>
    /// <param name="name">The column's name, as in the header.</param>
    /// <param name="categories">
    /// The categories in the order of their values; anything else in a row is then an error. If omitted, those in the file,
    /// in ordinal order. For a test set, and for prediction, pass those of the training set, or read it with the
    /// training set's <see cref="CsvEncoding"/>.
    /// </param>
    /// <exception cref="ArgumentException">A category occurs twice, or is null.</exception>
    public static CsvColumn OneHot(string name, params IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return new(name, CsvColumnKind.OneHot, categories.Count > 0 ? Checked(categories, nameof(categories)) : null);
    }

    internal static string[] Checked(IReadOnlyList<string> categories, string argument)
    {
        var known = new HashSet<string>();
        for (int i = 0; i < categories.Count; i++)
        {
            if (categories[i] is not { } category) throw new ArgumentException(FormattableString.Invariant($"{argument}[{i}] is null"), argument);
            if (!known.Add(category)) throw new ArgumentException($"{CsvText.Quoted(category)} stands twice", argument);
        }

        return [.. categories];
    }
}
