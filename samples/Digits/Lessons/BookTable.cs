using System.Globalization;
using Digits.Data;

namespace Digits.Lessons;

/// <summary>Training as the programs of chapter 8 do it, and the table that they print.</summary>
internal static class BookTable
{
    public const double Alpha = 0.005;

    /// <summary>The heads of a table in which the first pair of columns is about the test images.</summary>
    public const string Header = "iteration      test error  test accuracy     train error  train accuracy";

    public const int TrainingImages = 1000;
    private const int TestEvery = 10;

    /// <summary>One image at a time, in order. The error is the squared error of an image, summed over the ten outputs.</summary>
    public static FitOptions OneAtATime(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 1,
        Shuffle = false,
        Optimizer = new Sgd(Alpha),
        Metrics = [Metric.SumOfSquaredError, Metric.Accuracy],
    };

    /// <summary>Trains, and shows the test images' figures every tenth iteration and after the last.</summary>
    public static void Train<TNetwork>(LessonRun run, TNetwork network, DigitSets<double> digits, FitOptions options)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        History history = run.Train(network, digits, options, Header, report =>
        {
            bool isShown = (report.Epoch - 1) % TestEvery == 0 || report.Epoch == report.Epochs;
            return isShown ? Line(report, Test(network, digits)) : null;
        });
        run.SavePictures(network, history, digits);
    }

    /// <summary>How well the network reads the test images.</summary>
    public static Evaluation Test<TNetwork>(TNetwork network, DigitSets<double> digits)
        where TNetwork : class, INetwork<TNetwork, double> =>
        network.Evaluate(digits.Test, Metric.SumOfSquaredError, Metric.Accuracy);

    // Iterations count from 0, as in the book.
    private static string Line(EpochReport report, Evaluation test) => Line(
        report.Epoch - 1, test[Metric.SumOfSquaredError], test[Metric.Accuracy], report[Metric.SumOfSquaredError], report[Metric.Accuracy]);

    /// <summary>A line of the table.</summary>
    public static string Line(int number, double error, double accuracy, double trainingError, double trainingAccuracy) => string.Create(
        CultureInfo.InvariantCulture, $"{number,9}{error,16:F12}{accuracy,15:F4}{trainingError,16:F12}{trainingAccuracy,16:F4}");
}
