using System.Globalization;
using System.Xml.Linq;
using global::Digits;
using global::Digits.Lessons;

namespace NetDsl.Samples.Tests.Digits;

/// <summary>Each lesson on digits that the sample draws, and what it prints.</summary>
public sealed class LessonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("overfitting", 21, 0.15, 0.95)]
    [InlineData("dropout", 11, 0.25, 0.9)]
    [InlineData("mini-batches", 31, 0.35, 0.9)]
    public void The_network_learns_to_read_drawn_digits(string lesson, int iterations, double error, double accuracy)
    {
        double[][] rows = Table(Run(lesson, "--iterations", $"{iterations}"));

        Assert.Equal(Enumerable.Range(0, (iterations / 10) + 1).Select(i => 10.0 * i), rows.Select(row => row[0]));
        Assert.InRange(rows[^1][1], 0, error);
        Assert.InRange(rows[^1][2], accuracy, 1);
        Assert.True(rows[^1][3] < rows[0][3] / 2);
        Assert.True(rows[^1][4] > rows[0][4]);
    }

    [Theory]
    [InlineData("overfitting")]
    [InlineData("dropout")]
    [InlineData("mini-batches")]
    public void The_test_images_are_looked_at_every_tenth_time_and_the_last(string lesson) =>
        Assert.Equal([0, 10, 12], Table(Run(lesson, "--iterations", "13")).Select(row => row[0]));

    [Theory]
    [InlineData("overfitting")]
    [InlineData("early-stopping")]
    [InlineData("dropout")]
    [InlineData("mini-batches")]
    public void The_books_derivative_masks_nothing(string lesson)
    {
        Assert.Equal([0, 0, 2.5], new[] { -1.5, 0, 2.5 }.Select(BookRelu.Value));
        Assert.All([-1.5, 0, 2.5], z => Assert.Equal(1, BookRelu.Derivative(z, BookRelu.Value(z))));

        double[] right = Table(Run(lesson, "--iterations", "1"))[0], book = Table(Run(lesson, "--iterations", "1", "--book-derivative"))[0];
        Assert.NotEqual(right[1], book[1]);
    }

    [Fact]
    public void Early_stopping_gives_back_the_weights_of_the_best_epoch()
    {
        string text = Run("early-stopping");
        string line = Assert.Single(text.Split('\n'), line => line.StartsWith("weights of epoch ", StringComparison.Ordinal));
        double[] kept = Numbers(line["weights of epoch ".Length..])!, whole = Figures(text, "trained to the end");
        (int best, int epochs) = ((int)kept[0], (int)kept[1]);
        Assert.Equal(EarlyStoppingLesson.Patience, epochs - best);
        Assert.Contains(FormattableString.Invariant($"after {epochs} of 201 epochs: validation loss was best in epoch {best}"), text, StringComparison.Ordinal);

        // A network that is trained so long and no longer reads the test images equally well.
        double[] same = Table(Run("overfitting", "--iterations", $"{best}"))[^1];
        Assert.Equal([best, epochs, same[1], same[2]], kept);
        Assert.Equal(201, whole[0]);
        Assert.NotEqual(whole[1], kept[2]);
    }

    [Fact]
    public void Cores_change_nothing() =>
        Assert.Equal(Run("mini-batches", "--iterations", "3"), Run("mini-batches", "--iterations", "3", "--cores", "2"));

    [Fact]
    public void The_best_shows_every_epoch_and_the_confusions()
    {
        string text = Run("best", "--iterations", "6");

        string[][] lines = [.. text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        string[][] rows = [.. lines.Where(words => words is [_, _, _, _, "s", ..])];
        Assert.Equal(["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"], rows.Select(row => row[0]));
        double[] losses = [.. rows.Select(row => Number(row[1]))], accuracies = [.. rows.Select(row => Number(row[2]))];
        Assert.True(losses[5] < losses[0] / 2);
        Assert.InRange(accuracies[5], 0.85, 1);
        Assert.Contains("test images: loss 0.", text, StringComparison.Ordinal);
        Assert.Contains(" of 500)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("overfitting", 40, false)]
    [InlineData("early-stopping", 40, true)]
    [InlineData("dropout", 100, false)]
    [InlineData("mini-batches", 100, false)]
    [InlineData("best", 256, false)]
    public void Pictures_are_written_where_asked(string lesson, int tiles, bool hasValidation)
    {
        string folder = Path.Combine(_folder.Path, "pictures");
        string text = Run(lesson, "--iterations", "2", "--pictures", folder);

        string[] expected = [.. from picture in (string[])["confusion", "curves", "weights"] select Path.Combine(folder, $"{lesson}-{picture}.svg")];
        Assert.Equal(expected, Directory.GetFiles(folder).Order(StringComparer.Ordinal));
        Assert.All(expected, path => Assert.Contains(path, text, StringComparison.Ordinal));
        Assert.All(expected, path => Assert.Equal("svg", XDocument.Load(path).Root!.Name.LocalName));
        Assert.Equal(tiles, XDocument.Load(expected[2]).Descendants().Count(element => element.Name.LocalName == "image"));
        Assert.Equal(hasValidation, File.ReadAllText(expected[1]).Contains("validation", StringComparison.Ordinal));
    }

    /// <summary>The numbers of a line, behind its name.</summary>
    private static double[] Figures(string text, string name) =>
        Numbers(Assert.Single(text.Split('\n'), line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..])!;

    /// <summary>The lines that are five numbers and nothing else.</summary>
    internal static double[][] Table(string text) => [.. text.Split('\n').Select(Numbers).OfType<double[]>().Where(row => row.Length == 5)];

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static double[]? Numbers(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => double.TryParse(word, CultureInfo.InvariantCulture, out _))
            ? [.. words.Select(Number)]
            : null;
    }

    /// <summary>What the program prints; it is to succeed.</summary>
    internal static string Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        Assert.Equal(0, Program.Run(arguments, output, error, new PlainTrainingView(output), CancellationToken.None));
        return output.ToString();
    }
}
