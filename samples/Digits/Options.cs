using System.Globalization;
using Digits.Lessons;

namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>What to show.</summary>
    public Lesson Lesson { get; init; } = LessonCatalog.Lessons[0];

    /// <summary>The folder with MNIST's files, or null for drawn digits.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The folder that pictures are written to, or null for none.</summary>
    public string? PictureFolder { get; init; }

    /// <summary>Whether to train with the derivative as the book's program computes it.</summary>
    public bool BookDerivative { get; init; }

    /// <summary>Passes over the training images, or null for the lesson's default.</summary>
    public int? Iterations { get; init; }

    /// <summary>How many cores a batch may be spread over.</summary>
    public int Cores { get; init; } = 1;

    public bool Help { get; init; }

    /// <summary>Reads the arguments; the problem is null where they are right.</summary>
    public static (Options Options, string? Problem) Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        bool hasLesson = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (argument)
            {
                case "--help" or "-h" or "-?":
                    return (options with { Help = true }, null);

                case "--book-derivative":
                    options = options with { BookDerivative = true };
                    break;

                case "--data" or "--pictures" when value is null or "" || value.StartsWith("--", StringComparison.Ordinal):
                    return (options, $"{argument} takes a folder");

                case "--data":
                    options = options with { DataFolder = value };
                    i++;
                    break;

                case "--pictures":
                    options = options with { PictureFolder = value };
                    i++;
                    break;

                case "--iterations" or "--cores" when value is null:
                    return (options, $"{argument} takes a number");

                case "--iterations" when PositiveNumber(value) is { } iterations:
                    options = options with { Iterations = iterations };
                    i++;
                    break;

                case "--cores" when PositiveNumber(value) is { } cores:
                    options = options with { Cores = cores };
                    i++;
                    break;

                case "--iterations" or "--cores":
                    return (options, $"{argument} takes a number from 1 on, not '{value}'");

                case not "" when argument[0] == '-':
                    return (options, $"there is no option '{argument}'");

                default:
                    if (hasLesson) return (options, $"one lesson at a time, not '{options.Lesson.Name}' and '{argument}'");
                    if (LessonCatalog.Find(argument) is not { } lesson) return (options, $"there is no lesson '{argument}'");
                    options = options with { Lesson = lesson };
                    hasLesson = true;
                    break;
            }
        }

        return options is { BookDerivative: true, Lesson.IsOfTheBook: false }
            ? (options, $"the book has no lesson '{options.Lesson.Name}', so --book-derivative means nothing there")
            : (options, null);
    }

    private static int? PositiveNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    public static void WriteHelp(TextWriter output)
    {
        output.WriteLine(
            """
            Trains networks on images of digits, as chapter 8 of "Grokking Deep Learning" does.

            Usage: dotnet run --project samples/Digits -c Release [-- [LESSON] [OPTIONS]]

            """);
        foreach (Lesson lesson in LessonCatalog.Lessons)
        {
            output.WriteLine($"  {lesson.Name,-18} {lesson.Summary}");
        }

        output.WriteLine(
            """

              --data FOLDER      the folder with MNIST's four files; without it the sample draws digits itself
              --iterations N     passes over the training images; each lesson has its own number
              --book-derivative  the derivative of relu as the book's program has it, which is 1 everywhere
              --cores N          how many cores a batch may be spread over; the figures are the same for any number
              --pictures FOLDER  writes pictures of weights, learning curves and confusions there, as SVG
              --help             this text

            Without a lesson it is the first.
            """);
    }
}
