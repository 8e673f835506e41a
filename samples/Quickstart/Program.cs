namespace Quickstart;

/// <summary>Runs the programs that the command line names, or all of them.</summary>
internal static class Program
{
    public const int Agreed = 0;
    public const int Disagreed = 1;
    public const int WrongUsage = 2;

    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>The whole sample, with its output and its exit code in the caller's hands.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            Catalog.WriteHelp(output);
            return Agreed;
        }

        var lessons = new List<Lesson>();
        foreach (string name in args)
        {
            if (Catalog.Find(name) is not { } lesson)
            {
                error.WriteLine($"Quickstart: there is no program '{name}'; --help lists the programs.");
                return WrongUsage;
            }

            lessons.Add(lesson);
        }

        return RunAll(lessons.Count > 0 ? lessons : Catalog.Lessons, output);
    }

    /// <summary>Runs the programs and says whether all their figures agree.</summary>
    public static int RunAll(IReadOnlyList<Lesson> lessons, TextWriter output)
    {
        var figures = new List<Figure>();
        foreach (Lesson lesson in lessons)
        {
            var report = new Report();
            lesson.Run(report);

            output.WriteLine($"{lesson.Name}: {lesson.Summary}");
            output.WriteLine($"{lesson.Source}");
            output.WriteLine();
            FigureTable.Write(report, output);
            output.WriteLine();
            figures.AddRange(report.Figures);
        }

        return WriteVerdict(figures, lessons.Count, output);
    }

    private static int WriteVerdict(List<Figure> figures, int programs, TextWriter output)
    {
        string total = $"{Count(figures.Count, "figure")} of {Count(programs, "program")}";
        int different = figures.Count(figure => !figure.Agrees);
        if (different > 0)
        {
            output.WriteLine($"{total}: {different} {(different == 1 ? "DIFFERS" : "DIFFER")} from the text's own, as marked above.");
            return Disagreed;
        }

        int exact = figures.Count(figure => figure.IsExact);
        string exception = figures.Any(figure => figure.IsRoundingNoise) ? ", save where the table says rounding noise" : "";
        output.WriteLine($"{total}: all agree with the text's own, {exact} of them to the last bit,");
        output.WriteLine($"the others to {Figure.RequiredDigits} significant digits or more{exception}.");
        return Agreed;
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
