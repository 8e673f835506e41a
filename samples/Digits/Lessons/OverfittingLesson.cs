using Digits.Data;

namespace Digits.Lessons;

/// <summary>The network learns a thousand images by heart, and from some point on reads others worse for it.</summary>
internal sealed class OverfittingLesson : Lesson
{
    public override string Name => "overfitting";

    public override string Summary => "784-40-10, one image at a time: it learns by heart, and reads other images worse";

    public override int MnistEpochs => 301;

    public override int DrawnEpochs => 31;

    public override void Run(LessonRun run)
    {
        DigitSets<double> digits = run.Read<double>(BookTable.TrainingImages).ToOneHot();
        run.Say($"784-40-10, {run.Relu}, no bias; alpha {BookTable.Alpha}, one image at a time, {run.Epochs} iterations");
        run.Say();
        if (run.BookDerivative)
        {
            Run(run, new BookDigitNetwork(), digits);
        }
        else
        {
            Run(run, new DigitNetwork(), digits);
        }
    }

    private static void Run<TNetwork>(LessonRun run, TNetwork network, DigitSets<double> digits)
        where TNetwork : class, INetwork<TNetwork, double> =>
        BookTable.Train(run, network, digits, BookTable.OneAtATime(run.Epochs));
}
