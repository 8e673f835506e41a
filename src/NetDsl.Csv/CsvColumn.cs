namespace NetDsl.Csv;

/// <summary>A column of a table and what it becomes: a number, or one value for each category. The name of a column becomes one by itself.</summary>
public sealed class CsvColumn
{
    private CsvColumn(string name, bool isOneHot, IReadOnlyList<string>? categories)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, IsOneHot, Categories) = (name, isOneHot, categories);
    }

    /// <summary>The column's name, as the header has it; case counts.</summary>
    public string Name { get; }

    /// <summary>Whether each category becomes a value: 1 for the row's own, 0 for the others.</summary>
    public bool IsOneHot { get; }

    /// <summary>The categories in the order of their values; null where they are those that the file has, sorted by their characters.</summary>
    public IReadOnlyList<string>? Categories { get; }

    /// <summary>A column of numbers.</summary>
    public static implicit operator CsvColumn(string name) => Number(name);

    /// <summary>A column of numbers.</summary>
    public static CsvColumn Number(string name) => new(name, isOneHot: false, null);

    /// <summary>A column of categories, each of which becomes a value of its own.</summary>
    /// <param name="name">The column's name, as the header has it.</param>
    /// <param name="categories">
    /// The categories in the order of their values; anything else in a row is then an error. Without any, those that the file has,
    /// sorted by their characters. For a test set, and for prediction, give those that the training set had.
    /// </param>
    /// <exception cref="ArgumentException">A category stands twice.</exception>
    public static CsvColumn OneHot(string name, params IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return new(name, isOneHot: true, categories.Count > 0 ? Checked(categories, nameof(categories)) : null);
    }

    internal static string[] Checked(IReadOnlyList<string> categories, string argument) => categories.GroupBy(category => category).FirstOrDefault(group => group.Count() > 1) is { } twice
        ? throw new ArgumentException($"'{twice.Key}' stands twice", argument)
        : [.. categories];
}
