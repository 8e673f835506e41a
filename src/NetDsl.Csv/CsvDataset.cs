using System.Numerics;

namespace NetDsl.Csv;

/// <summary>
/// Reads tables of comma-separated values (RFC 4180) with a header as datasets. Numbers have a decimal point, whatever the machine's
/// culture, unless <see cref="CsvOptions"/> says otherwise. A missing or invalid value causes an <see cref="InvalidDataException"/> that names the file, the line and the column.
/// </summary>
public static class CsvDataset
{
    /// <summary>
    /// Reads columns as inputs and targets: <c>CsvDataset.Read&lt;float&gt;("houses.csv", inputs: ["area", "rooms"], targets: ["price"])</c>.
    /// </summary>
    /// <param name="path">The file, in UTF-8; use <see cref="CsvOptions.Encoding"/> for others.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="delimiter">The character between two fields.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The rows in the file's order, with named columns. One-hot columns are named <c>city=Rome</c>.</returns>
    /// <exception cref="InvalidDataException">The file does not have a column, or a row is not valid.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> Read<T>(string path, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, char delimiter = ',')
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Read<T>(path, inputs, targets, new CsvOptions { Delimiter = delimiter });
    }

    /// <summary>Reads columns as inputs and targets, from a table in another format or with missing values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="options">The format of the table, and the handling of missing values.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <inheritdoc cref="Read{T}(string, IReadOnlyList{CsvColumn}, IReadOnlyList{CsvColumn}, char)"/>
    public static Dataset<T> Read<T>(string path, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, CsvOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CsvEncoding.CheckColumns(inputs, targets);
        ArgumentNullException.ThrowIfNull(options);
        using StreamReader reader = CsvFile.Open(path, options);
        return CsvEncoding.Of(reader, inputs, targets, options, path, out CsvTable table).Encode<T>(table);
    }

    /// <inheritdoc cref="Read{T}(string, IReadOnlyList{CsvColumn}, IReadOnlyList{CsvColumn}, char)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="delimiter">The character between two fields.</param>
    /// <param name="source">The name of the text in messages.</param>
    public static Dataset<T> Read<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, char delimiter = ',', string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Read<T>(reader, inputs, targets, new CsvOptions { Delimiter = delimiter }, source);
    }

    /// <inheritdoc cref="Read{T}(string, IReadOnlyList{CsvColumn}, IReadOnlyList{CsvColumn}, CsvOptions)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="options">The format of the table, and the handling of missing values.</param>
    /// <param name="source">The name of the text in messages.</param>
    public static Dataset<T> Read<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, CsvOptions options, string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CsvEncoding.Of(reader, inputs, targets, options, source, out CsvTable table).Encode<T>(table);

    /// <summary>
    /// Reads columns as inputs and one as the class of the row, for classifiers:
    /// <c>CsvDataset.ReadClasses&lt;float&gt;("iris.csv", inputs: ["petal length", "petal width"], target: "species")</c>.
    /// </summary>
    /// <param name="path">The file, in UTF-8; use <see cref="CsvOptions.Encoding"/> for others.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="classes">The classes in order; null for those in the file, in ordinal order. For a test set pass those of the training set.</param>
    /// <param name="delimiter">The character between two fields.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The rows in the file's order; <c>TargetNames</c> are the classes.</returns>
    /// <exception cref="InvalidDataException">The file does not have a column, or a row is not valid.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> ReadClasses<T>(string path, IReadOnlyList<CsvColumn> inputs, string target, IReadOnlyList<string>? classes = null, char delimiter = ',')
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return ReadClasses<T>(path, inputs, target, new CsvOptions { Delimiter = delimiter }, classes);
    }

    /// <summary>Reads columns as inputs and one as the class of the row, from a table in another format or with missing values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="options">The format of the table, and the handling of missing values.</param>
    /// <param name="classes">The classes in order; null for those in the file, in ordinal order.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <inheritdoc cref="ReadClasses{T}(string, IReadOnlyList{CsvColumn}, string, IReadOnlyList{string}, char)"/>
    public static Dataset<T> ReadClasses<T>(string path, IReadOnlyList<CsvColumn> inputs, string target, CsvOptions options, IReadOnlyList<string>? classes = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CsvEncoding.CheckColumns(inputs, target);
        ArgumentNullException.ThrowIfNull(options);
        using StreamReader reader = CsvFile.Open(path, options);
        return CsvEncoding.OfClasses(reader, inputs, target, options, classes, path, out CsvTable table).Encode<T>(table);
    }

    /// <inheritdoc cref="ReadClasses{T}(string, IReadOnlyList{CsvColumn}, string, IReadOnlyList{string}, char)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="classes">The classes in order; null for those in the file, in ordinal order. For a test set pass those of the training set.</param>
    /// <param name="delimiter">The character between two fields.</param>
    /// <param name="source">The name of the text in messages.</param>
    public static Dataset<T> ReadClasses<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, string target, IReadOnlyList<string>? classes = null, char delimiter = ',', string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return ReadClasses<T>(reader, inputs, target, new CsvOptions { Delimiter = delimiter }, classes, source);
    }

    /// <inheritdoc cref="ReadClasses{T}(string, IReadOnlyList{CsvColumn}, string, CsvOptions, IReadOnlyList{string})"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values: names, or <see cref="CsvColumn.OneHot"/>.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="options">The format of the table, and the handling of missing values.</param>
    /// <param name="classes">The classes in order; null for those in the file, in ordinal order.</param>
    /// <param name="source">The name of the text in messages.</param>
    public static Dataset<T> ReadClasses<T>(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, string target, CsvOptions options, IReadOnlyList<string>? classes = null, string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CsvEncoding.OfClasses(reader, inputs, target, options, classes, source, out CsvTable table).Encode<T>(table);
}
