using Quickstart;
using Spectre.Console;

namespace NetDsl.Samples.Tests.ConsoleOutput;

/// <summary>What training writes to terminals of several kinds, and to files.</summary>
public sealed class ConsoleProgressTests
{
    private static readonly double[] _inputs = [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1];
    private static readonly double[] _targets = [0, 1, 1, 0];

    [Fact]
    public void Into_a_file_go_lines_and_nothing_else()
    {
        string[] lines = Train(new FitOptions { Epochs = 3, Metrics = [Metric.MeanAbsoluteError] }, isRedirected: true, isUnicode: true).TrimEnd().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal(["epoch", "loss", "mean", "absolute", "error", "elapsed", "left"], Words(lines[0]));
        Assert.Equal(["1/3", "2/3", "3/3"], lines[1..].Select(line => Words(line)[0]));
        Assert.All(lines, line => Assert.Equal(lines[0].TrimEnd().Length, line.TrimEnd().Length));
        Assert.DoesNotContain('\u001b', string.Concat(lines));
    }

    [Fact]
    public void The_figures_are_those_of_the_history()
    {
        History? history = null;
        string text = Train(
            new FitOptions { Epochs = 4, ValidationSplit = 0.25, Callback = report => history = report.History }, isRedirected: true, isUnicode: true);
        string[] lines = text.TrimEnd().Split('\n');
        Assert.Contains("val loss", lines[0], StringComparison.Ordinal);
        for (int epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(
                [history!.Loss[epoch].ToString("G4", System.Globalization.CultureInfo.InvariantCulture), history.ValidationLoss[epoch].ToString("G4", System.Globalization.CultureInfo.InvariantCulture)],
                Words(lines[epoch + 1])[1..3]);
        }
    }

    [Theory]
    [InlineData(true, '━')]
    [InlineData(false, '#')]
    public void On_a_terminal_a_line_at_the_bottom_comes_and_goes(bool isUnicode, char bar)
    {
        string text = Train(new FitOptions { Epochs = 40 }, isRedirected: false, isUnicode);
        Assert.Contains(bar, text);
        Assert.Contains(" left\r\u001b[2K", text, StringComparison.Ordinal);
        Assert.Equal(isUnicode, text.Any(c => !char.IsAscii(c)));

        // What stays is the table.
        string rest = text[(text.LastIndexOf("\u001b[2K", StringComparison.Ordinal) + 4)..];
        Assert.Equal("40/40", Words(rest)[0]);
        Assert.DoesNotContain(bar, rest);
    }

    [Fact]
    public void A_line_at_the_bottom_fits_the_terminal()
    {
        string text = Train(new FitOptions { Epochs = 40 }, isRedirected: false, isUnicode: true, width: 30);
        string[] status = [.. text.Split('\n', '\r').Where(line => line.Contains('━'))];
        Assert.NotEmpty(status);
        Assert.All(status, line => Assert.InRange(line.Replace("\u001b[2K", "", StringComparison.Ordinal).Length, 1, 29));
    }

    [Fact]
    public void A_long_training_has_a_short_table()
    {
        string[] lines = Train(new FitOptions { Epochs = 1000 }, isRedirected: true, isUnicode: true).TrimEnd().Split('\n');
        Assert.InRange(lines.Length, 20, 28);
        Assert.Equal(["1/1000", "1000/1000"], [Words(lines[1])[0], Words(lines[^1])[0]]);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue - 10)]
    public void A_training_without_an_end_has_a_short_table(int epochs)
    {
        string[] lines = Train(
            new FitOptions { Epochs = epochs, Callback = report => { if (report.Epoch == 200) report.Stop(); } }, isRedirected: true, isUnicode: true).TrimEnd().Split('\n');
        Assert.Equal([FormattableString.Invariant($"1/{epochs}"), FormattableString.Invariant($"200/{epochs}")], lines[1..^1].Select(line => Words(line)[0]));
    }

    [Fact]
    public void An_early_end_is_shown_with_its_reason()
    {
        string text = Train(
            new FitOptions { Epochs = 1000, Callback = report => { if (report.Epoch == 73) report.Stop(); } }, isRedirected: true, isUnicode: true);
        string[] lines = text.TrimEnd().Split('\n');
        Assert.Equal("73/1000", Words(lines[^2])[0]);
        Assert.Contains("73", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Cultures_do_not_show()
    {
        using var _ = new CommaCulture();
        Assert.DoesNotContain(',', Train(new FitOptions { Epochs = 5 }, isRedirected: true, isUnicode: true));
    }

    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "0:10")]
    [InlineData(65, "1:05")]
    [InlineData(3599, "59:59")]
    [InlineData(3599.6, "1:00:00")]
    [InlineData(93784, "26:03:04")]
    public void Times_are_short(double seconds, string expected) => Assert.Equal(expected, EpochTable.Time(TimeSpan.FromSeconds(seconds)));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Train(FitOptions options, bool isRedirected, bool isUnicode, int width = 100)
    {
        var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = isUnicode;
        using (var progress = new ConsoleProgress(console, isRedirected))
        {
            new XorNetwork().Fit(_inputs, _targets, options with { Progress = progress });
        }

        return writer.ToString();
    }
}
