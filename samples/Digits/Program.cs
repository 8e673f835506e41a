using Digits.Data;
using Digits.Lessons;
using Spectre.Console;

namespace Digits;

/// <summary>Trains networks on MNIST, or on digits that the sample draws, and shows how well they read.</summary>
internal static class Program
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUsage = 2;

    /// <summary>What shells expect of a program that Ctrl+C ended: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    private static int Main(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The process ends after the step in hand, with the screen as it should be; a second Ctrl+C ends it at once.
            pressed.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        };

        ITrainingView view = Console.IsOutputRedirected ? new PlainTrainingView(Console.Out) : new LiveTrainingView(AnsiConsole.Console);
        return Run(args, Console.Out, Console.Error, view, interruption.Token);
    }

    /// <summary>The whole sample, with its output and its exit code in the caller's hands.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, ITrainingView view, CancellationToken interruption)
    {
        (Options options, string? problem) = Options.Parse(args);
        if (problem is not null)
        {
            error.WriteLine($"Digits: {problem}; --help shows the options.");
            return WrongUsage;
        }

        if (options.Help)
        {
            Options.WriteHelp(output);
            return Success;
        }

        try
        {
            IDigitSource source = options.DataFolder is { } folder ? new MnistSource(folder) : new DrawnSource();
            if (source.Introduction is { Length: > 0 } introduction) output.WriteLine(introduction);
            options.Lesson.Run(new LessonRun(options, source, output, view, interruption));
            return Success;
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("Interrupted.");
            return Interrupted;
        }
        catch (Exception e) when (e is DigitFileException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Digits: {e.Message}");
            return Failure;
        }
    }
}
