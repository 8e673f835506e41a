using global::Quickstart;

namespace NetDsl.Samples.Tests.Quickstart;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_lists_every_program(string option)
    {
        Assert.Equal(0, Program.Run([option], _output, _error));
        Assert.All(Catalog.Lessons, lesson => Assert.Contains($"  {lesson.Name} ", _output.ToString(), StringComparison.Ordinal));
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData("xro")]
    [InlineData("--frob")]
    [InlineData("xor", "XOR")]
    public void An_unknown_program_is_an_error_that_names_it_and_nothing_runs(params string[] arguments)
    {
        Assert.Equal(2, Program.Run(arguments, _output, _error));
        Assert.Equal(
            $"Quickstart: there is no program '{arguments[^1]}'; --help lists the programs.{Environment.NewLine}",
            _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void Only_the_programs_named_run()
    {
        Assert.Equal(0, Program.Run(["predict-toes", "predict-stacked"], _output, _error));
        Assert.Equal(["predict-toes", "predict-stacked"], Headings());
    }

    [Fact]
    public void A_figure_that_differs_is_marked_and_fails_the_run()
    {
        var wrong = new Lesson("wrong", "a wrong figure", "no text", report => report.Add("pi", 3.14, Math.PI));
        var right = new Lesson("right", "a right figure", "no text", report => report.Add("two", 2, 2));

        Assert.Equal(1, Program.RunAll([right, wrong], _output));
        Assert.Matches(@"pi +3\.14 +3\.141592653589793 +DIFFERS", _output.ToString());
        Assert.Contains("2 figures of 2 programs: 1 DIFFERS from the text's own", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        Assert.Equal(0, Program.Run(["hot-and-cold-overshoot", "several-inputs"], _output, _error));
        var other = new StringWriter();
        using (new CommaCulture())
        {
            Program.Run(["hot-and-cold-overshoot", "several-inputs"], other, _error);
        }

        Assert.Equal(_output.ToString(), other.ToString());
    }

    private IEnumerable<string> Headings() =>
        from line in _output.ToString().Split(Environment.NewLine)
        let name = line.Split(':')[0]
        where Catalog.Find(name) is not null
        select name;
}
