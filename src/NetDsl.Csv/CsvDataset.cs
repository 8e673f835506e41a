using System.Numerics;

namespace NetDsl.Csv;

/// <summary>
/// Reads tables of comma-separated values (RFC 4180) with a header as datasets. Numbers are written with a point, whatever the
/// machine's culture. What is missing or wrong is an <see cref="InvalidDataException"/> that names file, line and column.
/// </summary>
public static class CsvDataset
{
    /// <summary>
    /// Reads columns as inputs and targets: <c>CsvDataset.Read&lt;float&gt;("houses.csv", inputs: ["area", "rooms"], targets: ["price"])</c>.
    /// </summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The rows in the file's order, their columns named. One-hot columns are called <c>city=Rome</c>.</returns>
    /// <exception cref="InvalidDataException">The file has no such column, or a row is not as it should be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> Read<T>(string path, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, char delimiter = ',')
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using StreamReader reader = File.OpenText(path);
        return Read<T>(reader, inputs, targets, delimiter, path);
    }

    /// <inheritdoc cref="Read{T}(string, IReadOnlyList{CsvColumn}, IReadOnlyList{CsvColumn}, char)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <param name="source">What messages call the text.</param>
    public static Dataset<T> Read<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, char delimiter = ',', string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckColumns(inputs, nameof(inputs));
        CheckColumns(targets, nameof(targets));
        CsvTable table = CsvTable.Read(reader, [.. inputs.Concat(targets).Select(column => column.Name)], delimiter, source);
        (T[] inputValues, string[] inputNames) = CsvValues.Of<T>(table, inputs, 0);
        (T[] targetValues, string[] targetNames) = CsvValues.Of<T>(table, targets, inputs.Count);
        return new(inputValues, targetValues, inputNames.Length, targetNames.Length) { InputNames = inputNames, TargetNames = targetNames };
    }

    /// <summary>
    /// Reads columns as inputs and one as the class of the row, for classifiers:
    /// <c>CsvDataset.ReadClasses&lt;float&gt;("iris.csv", inputs: ["petal length", "petal width"], target: "species")</c>.
    /// </summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="classes">The classes in their order; null for those that the file has, sorted by their characters. For a test set give those of the training set.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The rows in the file's order; <c>TargetNames</c> are the classes.</returns>
    /// <exception cref="InvalidDataException">The file has no such column, or a row is not as it should be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> ReadClasses<T>(string path, IReadOnlyList<CsvColumn> inputs, string target, IReadOnlyList<string>? classes = null, char delimiter = ',')
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using StreamReader reader = File.OpenText(path);
        return ReadClasses<T>(reader, inputs, target, classes, delimiter, path);
    }

    /// <inheritdoc cref="ReadClasses{T}(string, IReadOnlyList{CsvColumn}, string, IReadOnlyList{string}, char)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="classes">The classes in their order; null for those that the file has, sorted by their characters. For a test set give those of the training set.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <param name="source">What messages call the text.</param>
    public static Dataset<T> ReadClasses<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, string target, IReadOnlyList<string>? classes = null, char delimiter = ',', string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckColumns(inputs, nameof(inputs));
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        string[]? known = classes is null ? null : CsvColumn.Checked(classes, nameof(classes));
        CsvTable table = CsvTable.Read(reader, [.. inputs.Select(column => column.Name), target], delimiter, source);
        (T[] inputValues, string[] inputNames) = CsvValues.Of<T>(table, inputs, 0);
        (int[] targetClasses, string[] names) = CsvValues.Categories(table, inputs.Count, known);
        return new(inputValues, targetClasses, inputNames.Length, names.Length) { InputNames = inputNames, TargetNames = names };
    }

    private static void CheckColumns(IReadOnlyList<CsvColumn> columns, string argument)
    {
        ArgumentNullException.ThrowIfNull(columns, argument);
        if (columns.Count == 0) throw new ArgumentException($"{argument} names no column", argument);
    }
}
