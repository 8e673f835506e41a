using global::Digits;

namespace NetDsl.Samples.Tests.Digits;

public class OptionsTests
{
    [Fact]
    public void Nothing_given_is_the_defaults() =>
        Assert.Equal((new Options(), null), Options.Parse([]));

    [Fact]
    public void Every_option_is_read_in_any_order()
    {
        var expected = new Options { DataFolder = "mnist", BookDerivative = true, Iterations = 21 };
        Assert.Equal((expected, null), Options.Parse(["--data", "mnist", "--book-derivative", "--iterations", "21"]));
        Assert.Equal((expected, null), Options.Parse(["--iterations", "21", "--book-derivative", "--data", "mnist"]));
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
    [InlineData("there is no option 'mnist'", "mnist")]
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
