using global::Digits;
using global::Digits.Lessons;
using Spectre.Console;

namespace NetDsl.Samples.Tests.Digits;

public sealed class DigitsProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Help_shows_the_options_and_succeeds()
    {
        Assert.Equal(0, Run(["--help"]));
        Assert.All(
            ["--data FOLDER", "--iterations N", "--book-derivative", "--cores N", "--pictures FOLDER", "--help",
             .. LessonCatalog.Lessons.Select(lesson => $"  {lesson.Name}")],
            option => Assert.Contains(option, _output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_option_is_an_error()
    {
        Assert.Equal(2, Run(["--frob"]));
        Assert.Equal($"Digits: there is no option '--frob'; --help shows the options.{Environment.NewLine}", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void A_bad_file_is_an_error_of_one_line_that_names_it()
    {
        _folder.WriteSets(training: 12, test: 12);
        string path = _folder.Write("train-labels-idx1-ubyte", TemporaryFolder.Labels(12)[..^1]);

        Assert.Equal(1, Run(["--data", _folder.Path]));
        Assert.Equal(
            $"Digits: {path}: truncated: its header announces 12 elements of a byte, and 11 bytes are there{Environment.NewLine}",
            _error.ToString());
    }

    [Fact]
    public void Data_of_a_folder_is_trained_on_in_plain_lines()
    {
        _folder.WriteSets(training: 20, test: 10);

        Assert.Equal(0, Run(["--data", _folder.Path, "--iterations", "12"]));

        // Images of nothing: all outputs stay 0, so the error is the one 1 of the target, and digit 0 is what is guessed.
        Assert.Equal(
            $"""
            20 training images and 10 test images from {_folder.Path}
            784-40-10, relu, no bias; alpha 0.005, one image at a time, 12 iterations

            iteration      test error  test accuracy     train error  train accuracy
                    0  1.000000000000         0.1000  1.000000000000          0.1000
                   10  1.000000000000         0.1000  1.000000000000          0.1000
                   11  1.000000000000         0.1000  1.000000000000          0.1000

            """.ReplaceLineEndings(),
            _output.ToString());
    }

    [Fact]
    public void Without_data_it_says_where_to_get_it_and_that_the_digits_are_drawn()
    {
        Assert.Equal(0, Run(["--iterations", "1"]));

        string text = _output.ToString();
        Assert.All(
            ["LeCun", "Cortes", "Burges", "drawn by this sample", "1000 drawn training images", "500 drawn test images",
             "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("overfitting", "--book-derivative")]
    [InlineData("early-stopping")]
    [InlineData("dropout")]
    [InlineData("mini-batches")]
    public void The_culture_changes_nothing(string lesson, params string[] more)
    {
        _folder.WriteSets(training: 20, test: 10);
        string[] arguments = [lesson, "--data", _folder.Path, "--iterations", "2", .. more];
        Assert.Equal(0, Run(arguments));
        var other = new StringWriter();
        using (new CommaCulture())
        {
            Program.Run(arguments, other, _error, new PlainTrainingView(other), CancellationToken.None);
        }

        Assert.Equal(_output.ToString(), other.ToString());
    }

    [Fact]
    public void An_interruption_ends_it_between_two_steps()
    {
        _folder.WriteSets(training: 20, test: 10);

        Assert.Equal(130, Run(["--data", _folder.Path, "--iterations", "1000000"], new InterruptingView()));
        Assert.EndsWith($"Interrupted.{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_shows_the_same_rows_and_a_line_of_progress()
    {
        _folder.WriteSets(training: 20, test: 10);
        var screen = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(screen),
        });

        Assert.Equal(0, Run(["--data", _folder.Path, "--iterations", "11"], new LiveTrainingView(console)));

        Assert.All(
            [BookTable.Header, "       10  1.000000000000         0.1000  1.000000000000          0.1000", " of 11"],
            part => Assert.Contains(part, screen.ToString(), StringComparison.Ordinal));
    }

    private int Run(string[] arguments, ITrainingView? view = null)
    {
        using var interruption = new CancellationTokenSource();
        if (view is InterruptingView interrupting) interrupting.Interruption = interruption;
        return Program.Run(arguments, _output, _error, view ?? new PlainTrainingView(_output), interruption.Token);
    }

    /// <summary>Presses Ctrl+C, so to speak, after the third iteration.</summary>
    private sealed class InterruptingView : ITrainingView
    {
        public CancellationTokenSource? Interruption { get; set; }

        public void Show(string header, int epochs, Action<Action<EpochReport, string?>> train) => train((report, _) =>
        {
            Assert.InRange(report.Epoch, 1, 3);
            if (report.Epoch == 3) Interruption!.Cancel();
        });

        public ConsoleProgress Progress() => throw new NotSupportedException();
    }
}
