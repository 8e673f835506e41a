using System.Text;

namespace NetDsl.Csv;

/// <summary>
/// The format of a table, and the handling of missing values. For tables as spreadsheets write them in most of Europe:
/// <c>new CsvOptions { Delimiter = ';', DecimalSeparator = ',' }</c>.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>The character between two fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The decimal separator, whatever the machine's culture.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>The separator between groups of three digits before the decimals; null if none is allowed.</summary>
    public char? GroupSeparator { get; init; }

    /// <summary>
    /// The encoding; UTF-8 by default. Bytes that do not form a character are an error. UTF-16 is recognized by its byte order mark.
    /// </summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>The handling of missing values.</summary>
    public CsvMissing Missing { get; init; }

    /// <summary>
    /// The texts that mark a missing value if <see cref="Missing"/> is not <see cref="CsvMissing.Error"/>; case-sensitive.
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
