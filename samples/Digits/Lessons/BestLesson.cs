using Digits.Data;

namespace Digits.Lessons;

/// <summary>What the book has up to here, with a larger network, probabilities as outputs and an optimizer of today.</summary>
internal sealed class BestLesson : Lesson
{
    public const int TrainingImages = 10_000;

    public override string Name => "best";

    public override string Summary => "784-512-10, softmax, dropout, Adam, ten thousand images: more than 96 % of MNIST";

    public override int MnistEpochs => 25;

    public override int DrawnEpochs => 25;

    public override bool IsOfTheBook => false;

    public override void Run(LessonRun run)
    {
        DigitSets<float> digits = run.Read<float>(TrainingImages);
        run.Say($"784-512-10, relu and softmax, cross-entropy, dropout 0.2 of the pixels and 0.5 of the hidden units;");
        run.Say($"Adam, {BestNetwork.LearningRate} falling along a cosine, {BestNetwork.BatchSize} images at a time in a new order each epoch, {run.Epochs} epochs");
        run.Say();
        var network = new BestNetwork();
        History history;
        using (ConsoleProgress progress = run.Progress())
        {
            history = run.Fit(network, digits, BestNetwork.OptionsFor(run.Epochs, run.Cores) with { Progress = progress });
        }

        Evaluation test = network.Evaluate(digits.Test, Metric.Accuracy);
        run.Say();
        run.Say($"test images: loss {test.Loss:F4}, accuracy {test[Metric.Accuracy]:F4}, after {history.Elapsed.TotalSeconds:F1} s of training");
        run.Say();
        run.Say($"{ConfusionMatrix.Of(network, digits.Test.Examples).ToString().TrimEnd()}");
        run.SavePictures(network, history, digits);
    }
}
