using System.Numerics;

namespace NetDsl.Csv;

/// <summary>
/// How the columns of a training file became inputs and targets: its categories and classes, and the values filled in for missing
/// ones. Later files read with it produce the same columns, with missing values filled in from the training rows. It is immutable.
/// </summary>
/// <example><code>
/// var options = new CsvOptions { Missing = CsvMissing.Median };
/// CsvEncoding encoding = CsvEncoding.Learn("training.csv", inputs: ["area", CsvColumn.OneHot("city")], targets: ["price"], options);
/// Dataset&lt;float&gt; training = encoding.Read&lt;float&gt;("training.csv"), test = encoding.Read&lt;float&gt;("test.csv");
/// float[] rows = encoding.ReadInputs&lt;float&gt;("new.csv"); // without the column price
/// </code></example>
public sealed class CsvEncoding
{
    private readonly LearnedColumn[] _inputs, _targets;
    private readonly bool _hasClasses;

    private CsvEncoding(LearnedColumn[] inputs, LearnedColumn[] targets, bool hasClasses, CsvOptions options)
    {
        (_inputs, _targets, _hasClasses, Options) = (inputs, targets, hasClasses, options);
        InputNames = [.. inputs.SelectMany(column => column.Names)];
        TargetNames = hasClasses ? targets[0].Categories : [.. targets.SelectMany(column => column.Names)];
    }

    /// <summary>The format of the tables, and the handling of missing values.</summary>
    public CsvOptions Options { get; }

    /// <summary>The names of the values of an input: <c>area</c>, <c>city=Rome</c>.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The names of the values of a target, or of the classes.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>Learns from a training file whose targets are numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values.</param>
    /// <param name="targets">The columns of the targets.</param>
    /// <param name="options">How the table is written, and what becomes of missing values; null for commas, UTF-8 and errors.</param>
    /// <exception cref="InvalidDataException">The file does not have a column, or a row is not valid.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvEncoding Learn(string path, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, CsvOptions? options = null)
    {
        CheckColumns(inputs, targets);
        options ??= new();
        using StreamReader reader = CsvFile.Open(path, options);
        return Of(reader, inputs, targets, options, path, out _);
    }

    /// <summary>Learns from a training file in which a column names the class of a row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The columns of the inputs, in the order of their values.</param>
    /// <param name="target">The column that names the class.</param>
    /// <param name="options">How the table is written, and what becomes of missing values; null for commas, UTF-8 and errors.</param>
    /// <param name="classes">The classes in order; null for those in the file, in ordinal order.</param>
    /// <inheritdoc cref="Learn"/>
    public static CsvEncoding LearnClasses(
        string path, IReadOnlyList<CsvColumn> inputs, string target, CsvOptions? options = null, IReadOnlyList<string>? classes = null)
    {
        CheckColumns(inputs, target);
        options ??= new();
        using StreamReader reader = CsvFile.Open(path, options);
        return OfClasses(reader, inputs, target, options, classes, path, out _);
    }

    /// <summary>Reads a file with the same columns, the training file or a later one.</summary>
    /// <param name="path">The file.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="InvalidDataException">The file has no such column, or a row is not valid, or it has a category that is not in the training file.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Dataset<T> Read<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using StreamReader reader = CsvFile.Open(path, Options);
        return Read<T>(reader, path);
    }

    /// <inheritdoc cref="Read{T}(string)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="source">The name of the text in messages.</param>
    public Dataset<T> Read<T>(TextReader reader, string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Encode<T>(Table(reader, [.. _inputs, .. _targets], source));

    /// <summary>Reads only the inputs, row after row, from a file whose targets are unknown, for prediction.</summary>
    /// <returns>As many values as <see cref="InputNames"/> for each row; without rows that are left out.</returns>
    /// <inheritdoc cref="Read{T}(string)"/>
    public T[] ReadInputs<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using StreamReader reader = CsvFile.Open(path, Options);
        return ReadInputs<T>(reader, path);
    }

    /// <inheritdoc cref="ReadInputs{T}(string)"/>
    /// <param name="reader">The text; it is read to its end and left open.</param>
    /// <param name="source">The name of the text in messages.</param>
    public T[] ReadInputs<T>(TextReader reader, string source = "CSV")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CsvValues.Of<T>(Table(reader, _inputs, source), _inputs, 0, Options);

    internal static CsvEncoding Of(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, CsvOptions options, string source, out CsvTable table)
    {
        CheckColumns(inputs, targets);
        return Of(reader, inputs, targets, hasClasses: false, options, source, out table);
    }

    internal static CsvEncoding OfClasses(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, string target, CsvOptions options, IReadOnlyList<string>? classes, string source, out CsvTable table)
    {
        CheckColumns(inputs, target);
        CsvColumn known = classes is null ? CsvColumn.OneHot(target) : CsvColumn.OneHot(target, CsvColumn.Checked(classes, nameof(classes)));
        return Of(reader, inputs, [known], hasClasses: true, options, source, out table);
    }

    internal static void CheckColumns(IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets)
    {
        CheckEach(inputs, nameof(inputs));
        CheckEach(targets, nameof(targets));
    }

    internal static void CheckColumns(IReadOnlyList<CsvColumn> inputs, string target)
    {
        CheckEach(inputs, nameof(inputs));
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
    }

    internal Dataset<T> Encode<T>(CsvTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = CsvValues.Of<T>(table, _inputs, 0, Options);
        return _hasClasses
            ? new(inputs, (int[])[.. CsvValues.Parse(table, _inputs.Length, _targets[0], Options).Select(index => (int)index)], InputNames.Count, TargetNames.Count)
            { InputNames = InputNames, TargetNames = TargetNames }
            : new(inputs, CsvValues.Of<T>(table, _targets, _inputs.Length, Options), InputNames.Count, TargetNames.Count)
            { InputNames = InputNames, TargetNames = TargetNames };
    }

    private static CsvEncoding Of(
        TextReader reader, IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets, bool hasClasses, CsvOptions options, string source, out CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        CsvTable training = CsvTable.Read(reader, [.. inputs.Concat(targets).Select(column => column.Name)], options, source);
        LeaveOut(training, inputs.Count, inputs.Count + targets.Count, options);
        table = training;
        return new(
            [.. inputs.Select((column, i) => CsvValues.Learn(training, i, column, options, isFilled: true))],
            [.. targets.Select((column, i) => CsvValues.Learn(training, inputs.Count + i, column, options, isFilled: false))],
            hasClasses,
            options);
    }

    private CsvTable Table(TextReader reader, LearnedColumn[] columns, string source)
    {
        CsvTable table = CsvTable.Read(reader, [.. columns.Select(learned => learned.Column.Name)], Options, source);
        LeaveOut(table, _inputs.Length, columns.Length, Options);
        return table;
    }

    // An input may be filled in; a target never is.
    private static void LeaveOut(CsvTable table, int inputs, int columns, CsvOptions options)
    {
        if (options.Missing == CsvMissing.Error) return;
        int first = options.Missing == CsvMissing.LeaveOut ? 0 : inputs;
        table.LeaveOut(row => Enumerable.Range(first, columns - first).Any(place => CsvValues.IsMissing(table, row, place, options)));
    }

    private static void CheckEach(IReadOnlyList<CsvColumn> columns, string argument)
    {
        ArgumentNullException.ThrowIfNull(columns, argument);
        if (columns.Count == 0) throw new ArgumentException($"{argument} names no column", argument);
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] is null) throw new ArgumentException(FormattableString.Invariant($"{argument}[{i}] is null"), argument);
        }
    }
}
