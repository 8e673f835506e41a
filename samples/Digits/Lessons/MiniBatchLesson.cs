using Digits.Data;

namespace Digits.Lessons;

/// <summary>
/// A step goes along the mean gradient of a hundred images. The book's program has its update inside the loop that counts the right
/// answers, so that it takes a hundred steps of 0.001 with the same errors; here it is one step of a hundred times that.
/// </summary>
internal sealed class MiniBatchLesson : Lesson
{
    public const int BatchSize = 100;
    public const double Alpha = 0.1;

    public override string Name => "mini-batches";

    public override string Summary => "784-100-10 with dropout, a step per hundred images";

    public override int MnistEpochs => 301;

    public override int DrawnEpochs => 101;

    public override void Run(LessonRun run)
    {
        DigitSets<double> digits = run.Read<double>(BookTable.TrainingImages).ToOneHot();
        run.Say($"784-100-10, {run.Relu}, no bias, dropout 0.5; alpha {Alpha}, {BatchSize} images at a time, {run.Epochs} iterations");
        run.Say();
        if (run.BookDerivative)
        {
            Run(run, new BookDropoutNetwork(), digits);
        }
        else
        {
            Run(run, new DropoutNetwork(), digits);
        }
    }

    public static FitOptions OptionsFor(int epochs, int cores) =>
        BookTable.OneAtATime(epochs) with { BatchSize = BatchSize, Optimizer = new Sgd(Alpha), DegreeOfParallelism = cores };

    private static void Run<TNetwork>(LessonRun run, TNetwork network, DigitSets<double> digits)
        where TNetwork : class, INetwork<TNetwork, double> =>
        BookTable.Train(run, network, digits, OptionsFor(run.Epochs, run.Cores));
}
