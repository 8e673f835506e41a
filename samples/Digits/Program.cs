using System.Globalization;
using Digits.Data;
using Digits.Drawing;
using Spectre.Console;

namespace Digits;

/// <summary>Trains a network on MNIST, or on digits that the sample draws, and shows how well it reads them.</summary>
internal static class Program
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUsage = 2;

    /// <summary>What shells expect of a program that Ctrl+C ended: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    private const int TrainingImages = 1000;
    private const int DrawnTestImages = 500;
    private const int DrawnSeed = 8;
    private const int BookIterations = 301;
    private const int DrawnIterations = 31;

    private static int Main(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The process ends after the iteration in hand, with the screen as it should be; a second Ctrl+C ends it at once.
            pressed.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        };

        IScoreView view = Console.IsOutputRedirected ? new PlainScoreView(Console.Out) : new LiveScoreView(AnsiConsole.Console);
        return Run(args, Console.Out, Console.Error, view, interruption.Token);
    }

    /// <summary>The whole sample, with its output and its exit code in the caller's hands.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, IScoreView view, CancellationToken interruption)
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
            return options.DataFolder is { } folder
                ? TrainOnMnist(folder, options, output, view, interruption)
                : TrainOnDrawings(options, output, view, interruption);
        }
        catch (Exception e) when (e is DigitFileException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Digits: {e.Message}");
            return Failure;
        }
    }

    private static int TrainOnMnist(string folder, Options options, TextWriter output, IScoreView view, CancellationToken interruption)
    {
        DigitSet training = DigitFolder.ReadTraining(folder, TrainingImages);
        DigitSet test = DigitFolder.ReadTest(folder);
        output.WriteLine($"{training.Count} training images and {test.Count} test images from {folder}");
        return Train(training, test, options.Iterations ?? BookIterations, options, output, view, interruption);
    }

    private static int TrainOnDrawings(Options options, TextWriter output, IScoreView view, CancellationToken interruption)
    {
        output.WriteLine("No --data FOLDER: the digits below are drawn by this sample, they are not MNIST.");
        output.WriteLine("For the figures of the book, get MNIST (by Yann LeCun, Corinna Cortes and Christopher J. C. Burges:");
        output.WriteLine("http://yann.lecun.com/exdb/mnist/ and its mirrors, https://ossci-datasets.s3.amazonaws.com/mnist/ for");
        output.WriteLine("one), put its four files into a folder and name the folder with --data:");
        output.WriteLine($"  {string.Join("  ", DigitFolder.FileNames.Take(2))}");
        output.WriteLine($"  {string.Join("  ", DigitFolder.FileNames.Skip(2))}");
        output.WriteLine();

        var pen = new DrawnDigits(DrawnSeed);
        DigitSet training = pen.Draw(TrainingImages);
        DigitSet test = pen.Draw(DrawnTestImages);
        output.WriteLine($"{training.Count} drawn training images and {test.Count} drawn test images");
        return Train(training, test, options.Iterations ?? DrawnIterations, options, output, view, interruption);
    }

    private static int Train(
        DigitSet training, DigitSet test, int iterations, Options options, TextWriter output, IScoreView view, CancellationToken interruption)
    {
        string derivative = options.BookDerivative ? "relu with the book's derivative" : "relu";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"784-40-10, {derivative}, no bias; alpha {Training.Alpha}, one image at a time, {iterations} iterations"));
        output.WriteLine();

        IEnumerable<Iteration> run = options.BookDerivative
            ? Training.Run(new BookDigitNetwork(), training, test, iterations)
            : Training.Run(new DigitNetwork(), training, test, iterations);
        view.Show(run.TakeWhile(_ => !interruption.IsCancellationRequested), iterations);

        if (!interruption.IsCancellationRequested) return Success;
        output.WriteLine("Interrupted.");
        return Interrupted;
    }
}
