using Digits.Data;

namespace Digits.Lessons;

/// <summary>Half of the hidden units are left out at each step, others each time, so that no unit can rely on another.</summary>
internal sealed class DropoutLesson : Lesson
{
    public override string Name => "dropout";

    public override string Summary => "784-100-10, one image at a time, half of the hidden units left out at each step";

    public override int MnistEpochs => 301;

    public override int DrawnEpochs => 31;

    public override void Run(LessonRun run)
    {
        DigitSets<double> digits = run.Read<double>(BookTable.TrainingImages).ToOneHot();
        run.Say($"784-100-10, {run.Relu}, no bias, dropout 0.5; alpha {BookTable.Alpha}, one image at a time, {run.Epochs} iterations");
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

    private static void Run<TNetwork>(LessonRun run, TNetwork network, DigitSets<double> digits)
        where TNetwork : class, INetwork<TNetwork, double> =>
        BookTable.Train(run, network, digits, BookTable.OneAtATime(run.Epochs));
}
