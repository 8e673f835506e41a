using System.Globalization;
using System.Text;

namespace NetDsl;

/// <summary>Writes epochs as lines of a table, culture-invariant, and in ASCII if the terminal supports nothing else.</summary>
internal sealed class EpochTable
{
    private const int LeastWidth = 9;

    private readonly bool _isUnicode;
    private readonly (string Name, int Width)[] _columns;
    private readonly int _epochWidth;

    public EpochTable(EpochReport first, bool isUnicode)
    {
        _isUnicode = isUnicode;
        IEnumerable<string> names = first.History.Training.Select(curve => curve.Name);
        if (first.History.HasValidation)
        {
            names = names.Concat(first.History.Validation.Select(curve => "val " + curve.Name));
        }

        _columns = [.. names.Append("elapsed").Append("left").Select(name => (Plain(name), Math.Max(LeastWidth, name.Length)))];
        _epochWidth = Math.Max("epoch".Length, (2 * Digits(first.Epochs)) + 1);
    }

    public string Header => "epoch".PadLeft(_epochWidth) + string.Concat(_columns.Select(column => "  " + column.Name.PadLeft(column.Width)));

    public string Row(EpochReport report)
    {
        History history = report.History;
        IEnumerable<string> values = history.Training.Select(curve => Figure(curve[report.Epoch - 1]));
        if (history.HasValidation)
        {
            values = values.Concat(history.Validation.Select(curve => Figure(curve[report.Epoch - 1])));
        }

        string epoch = FormattableString.Invariant($"{report.Epoch}/{report.Epochs}");
        IEnumerable<string> cells = values.Append(Time(report.Elapsed)).Append(Time(report.Remaining));
        return epoch.PadLeft(_epochWidth) + string.Concat(cells.Zip(_columns, (cell, column) => "  " + cell.PadLeft(column.Width)));
    }

    /// <summary>The line at the bottom: how far training is, the loss, and the time left.</summary>
    public string Status(EpochReport report, int barWidth)
    {
        int done = (int)((long)barWidth * report.Epoch / report.Epochs);
        string bar = _isUnicode ? new string('━', done) + new string('─', barWidth - done) : new string('#', done) + new string('-', barWidth - done);
        return FormattableString.Invariant($"{bar} epoch {report.Epoch}/{report.Epochs}, loss {Figure(report.Loss)}, {Time(report.Remaining)} left");
    }

    /// <summary>The text without anything that the terminal cannot show, in one line.</summary>
    public string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            plain.Append(char.IsControl(c) ? ' ' : _isUnicode || char.IsAscii(c) ? c : '?');
        }

        return plain.ToString();
    }

    /// <summary>A time in readable form: <c>8.5 s</c>, <c>1:05</c>, <c>2:03:04</c>.</summary>
    internal static string Time(TimeSpan time)
    {
        if (time.TotalSeconds < 9.95)
        {
            return time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
        }

        long seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < 3600
            ? FormattableString.Invariant($"{seconds / 60}:{seconds % 60:00}")
            : FormattableString.Invariant($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    private static string Figure(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
