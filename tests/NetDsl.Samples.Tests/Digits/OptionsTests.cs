using global::Digits;
using global::Digits.Lessons;

namespace NetDsl.Samples.Tests.Digits;

public class OptionsTests
{
    [Fact]
    public void Nothing_given_is_the_defaults() =>
        Assert.Equal((new Options(), null), Options.Parse([]));

    [Fact]
    public void Every_option_is_read_in_any_order()
    {
        var expected = new Options
        {
            Lesson = LessonCatalog.Find("dropout")!,
            DataFolder = "mnist",
            PictureFolder = "pictures",
            BookDerivative = true,
            Iterations = 21,
            Cores = 2,
        };
        Assert.Equal(
            (expected, null),
            Options.Parse(["dropout", "--data", "mnist", "--book-derivative", "--iterations", "21", "--pictures", "pictures", "--cores", "2"]));
        Assert.Equal(
            (expected, null),
            Options.Parse(["--cores", "2", "--iterations", "21", "--pictures", "pictures", "--book-derivative", "--data", "mnist", "dropout"]));
    }

    [Fact]
    public void Each_lesson_has_a_name_and_overfitting_is_the_default()
    {
        Assert.Equal("overfitting", new Options().Lesson.Name);
        Assert.Equal(["overfitting", "early-stopping", "dropout", "mini-batches", "best"], LessonCatalog.Lessons.Select(lesson => lesson.Name));
        Assert.All(LessonCatalog.Lessons, lesson => Assert.Same(lesson, Options.Parse([lesson.Name]).Options.Lesson));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--iterations", "3", "--help", "--frob")]
    public void Help_wins_over_what_follows(params string[] arguments)
    {
        (Options options, string? problem) = Options.Parse(arguments);
        Assert.True(options.Help);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("there is no option '--frob'", "--frob")]
    [InlineData("there is no lesson 'mnist'", "mnist")]
    [InlineData("there is no lesson ''", "")]
    [InlineData("there is no option '-x'", "-x")]
    [InlineData("one lesson at a time, not 'dropout' and 'best'", "dropout", "best")]
    [InlineData("the book has no lesson 'best', so --book-derivative means nothing there", "--book-derivative", "best")]
    [InlineData("--pictures takes a folder", "--pictures", "--data")]
    [InlineData("--cores takes a number", "--cores")]
    [InlineData("--cores takes a number from 1 on, not 'all'", "--cores", "all")]
    [InlineData("there is no option '--Data'", "--Data", "mnist")]
    [InlineData("--data takes a folder", "--data")]
    [InlineData("--data takes a folder", "--data", "")]
    [InlineData("--data takes a folder", "--data", "--book-derivative")]
    [InlineData("--iterations takes a number", "--iterations")]
    [InlineData("--iterations takes a number from 1 on, not '0'", "--iterations", "0")]
    [InlineData("--iterations takes a number from 1 on, not '-5'", "--iterations", "-5")]
    [InlineData("--iterations takes a number from 1 on, not '1,000'", "--iterations", "1,000")]
    [InlineData("--iterations takes a number from 1 on, not '3000000000'", "--iterations", "3000000000")]
    public void What_is_wrong_is_said(string problem, params string[] arguments) =>
        Assert.Equal(problem, Options.Parse(arguments).Problem);
}
