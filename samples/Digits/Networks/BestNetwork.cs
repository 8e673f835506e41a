namespace Digits;

/// <summary>
/// A network as one would train it today: dropout of a fifth of the pixels and half of the hidden units, and probabilities as outputs.
/// </summary>
[Network(Seed = 1)]
[Layer(784, Dropout = 0.2), Layer(512, Relu, Dropout = 0.5), Layer(10, Softmax)]
internal sealed partial class BestNetwork
{
    public const int BatchSize = 100;
    public const double LearningRate = 0.001;
    public const int ShuffleSeed = 5;

    /// <summary>How it is trained; the rate falls to nothing over all epochs.</summary>
    public static FitOptions OptionsFor(int epochs, int cores) => new()
    {
        Epochs = epochs,
        BatchSize = BatchSize,
        Seed = ShuffleSeed,
        Optimizer = new Adam(LearningRate),
        Schedule = new CosineDecay(epochs),
        Metrics = [Metric.Accuracy],
        DegreeOfParallelism = cores,
    };
}
