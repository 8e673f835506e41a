using System.Globalization;
using Digits.Data;

namespace Digits.Lessons;

/// <summary>Images that the network does not learn from tell when it begins to learn by heart; there training ends.</summary>
internal sealed class EarlyStoppingLesson : Lesson
{
    public const int Patience = 10;
    public const double MinimumChange = 0.0002;
    private const int ShowEvery = 5;
    private const string Header = "    epoch    valid. error valid. accuracy    train error  train accuracy";

    public override string Name => "early-stopping";

    public override string Summary => "the same, ended where it reads a validation set best, beside the whole training";

    public override int MnistEpochs => 301;

    public override int DrawnEpochs => 201;

    public override void Run(LessonRun run)
    {
        DigitSets<double> digits = run.Read<double>(BookTable.TrainingImages, validation: BookTable.TrainingImages).ToOneHot();
        run.Say($"784-40-10, {run.Relu}, no bias; alpha {BookTable.Alpha}, one image at a time, at most {run.Epochs} epochs;");
        run.Say($"it ends when the validation loss has not fallen by {MinimumChange} for {Patience} epochs");
        run.Say();
        if (run.BookDerivative)
        {
            Run(run, new BookDigitNetwork(), new BookDigitNetwork(), digits);
        }
        else
        {
            Run(run, new DigitNetwork(), new DigitNetwork(), digits);
        }
    }

    private static void Run<TNetwork>(LessonRun run, TNetwork stopped, TNetwork whole, DigitSets<double> digits)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        // The loss is half of the error that the table shows.
        FitOptions options = BookTable.OneAtATime(run.Epochs);
        var rule = new EarlyStopping(Patience) { MinimumChange = MinimumChange };
        History history = run.Train(
            stopped, digits, options with { EarlyStopping = rule }, Header, report => report.Epoch % ShowEvery == 1 ? Line(report) : null);

        History wholeHistory = run.Fit(whole, digits with { Validation = null }, options);
        run.Say();
        run.Say($"network                        epochs      test error  test accuracy");
        run.Say($"{Line(FormattableString.Invariant($"weights of epoch {history.BestEpoch}"), history, BookTable.Test(stopped, digits))}");
        run.Say($"{Line("trained to the end", wholeHistory, BookTable.Test(whole, digits))}");
        run.SavePictures(stopped, history, digits);
    }

    private static string Line(EpochReport report) => BookTable.Line(
        report.Epoch,
        report.Validation(Metric.SumOfSquaredError),
        report.Validation(Metric.Accuracy),
        report[Metric.SumOfSquaredError],
        report[Metric.Accuracy]);

    private static string Line(string name, History history, Evaluation test) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-27}{history.Epochs,10}{test[Metric.SumOfSquaredError],16:F12}{test[Metric.Accuracy],15:F4}");
}
