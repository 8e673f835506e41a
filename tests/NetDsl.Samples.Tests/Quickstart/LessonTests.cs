using global::Quickstart;

namespace NetDsl.Samples.Tests.Quickstart;

public class LessonTests
{
    private const int TerminalColumns = 100;

    public static TheoryData<string> Names => new(Catalog.Lessons.Select(lesson => lesson.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_agrees_with_the_text(string name)
    {
        var report = new Report();
        Catalog.Find(name)!.Run(report);

        Assert.NotEmpty(report.Figures);
        Assert.All(report.Figures, figure => Assert.True(
            figure.Agrees, $"{figure.Name}: {figure.Computed:R}, the text has {figure.Expected:R} ({figure.Printed})"));
    }

    [Fact]
    public void Without_arguments_all_programs_run_and_fit_a_terminal()
    {
        var output = new StringWriter();
        Assert.Equal(0, Program.Run([], output, TextWriter.Null));

        string[] lines = output.ToString().Split(Environment.NewLine);
        Assert.All(Catalog.Lessons, lesson => Assert.Contains($"{lesson.Name}: {lesson.Summary}", lines));
        Assert.All(lines, line => Assert.True(line.Length <= TerminalColumns, line));
        Assert.Contains(lines, line => line.EndsWith("rounding noise", StringComparison.Ordinal));
        Assert.Contains("all agree", lines[^3], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_unique_and_easy_to_type()
    {
        Assert.Equal(Catalog.Lessons.Count, Catalog.Lessons.Select(lesson => lesson.Name).Distinct().Count());
        Assert.All(Catalog.Lessons, lesson => Assert.Matches("^[a-z]+(-[a-z]+)*$", lesson.Name));
    }
}
