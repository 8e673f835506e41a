using System.Text;

namespace NetDsl.Csv;

/// <summary>
/// How a table is written, and what becomes of missing values. As spreadsheets write tables in most of Europe:
/// <c>new CsvOptions { Delimiter = ';', DecimalSeparator = ',' }</c>.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands before the decimals of a number, whatever the machine's culture.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>What stands between groups of three digits before the decimals; null where nothing may stand there.</summary>
    public char? GroupSeparator { get; init; }

    /// <summary>
    /// How characters are written as bytes. Bytes that are no character are an error. UTF-16 is recognised by the mark that it begins with.
    /// </summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>What becomes of rows with missing values.</summary>
    public CsvMissing Missing { get; init; }

    /// <summary>
    /// What stands for a missing value where <see cref="Missing"/> is not <see cref="CsvMissing.Error"/>; case counts.
    /// </summary>
    public IReadOnlyList<string> MissingMarks { get; init; } = ["", "NA", "N/A", "NaN", "?"];

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Encoding);
        ArgumentNullException.ThrowIfNull(MissingMarks);
        if (MissingMarks.Any(mark => mark is null)) throw new ArgumentException("MissingMarks has an entry that is null");
        if (!Enum.IsDefined(Missing)) throw new ArgumentException($"Missing is {Missing}, which is no member of CsvMissing");
        CheckSeparator(DecimalSeparator, nameof(DecimalSeparator));
        if (GroupSeparator is not { } separator) return;
        CheckSeparator(separator, nameof(GroupSeparator));
        if (separator == DecimalSeparator) throw new ArgumentException($"GroupSeparator and DecimalSeparator are both {CsvText.Quoted(separator.ToString())}");
    }

    private static void CheckSeparator(char separator, string name)
    {
        if (char.IsAsciiLetterOrDigit(separator) || separator is '+' or '-' or '"')
        {
            throw new ArgumentException($"{name} is {CsvText.Quoted(separator.ToString())}, which has another meaning in numbers");
        }
    }
}
