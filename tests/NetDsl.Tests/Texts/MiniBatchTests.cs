using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Texts;

/// <summary>
/// Mini-batches of 100 with dropout, as chapters 8 and 9 of "Grokking Deep Learning" have them, a step per batch: relu with the
/// squared error, and tanh with softmax. The figures are those of the programs in NumPy 1.24, written so, in double precision.
/// </summary>
public sealed class MiniBatchTests
{
    private const int Images = 1000;
    private const int BatchSize = 100;

    [MnistFact]
    public void Relu_and_squared_error()
    {
        History history = Fit(new DigitsInBatches(), 0.001, out double[] sums);
        Assert.Equal([0.085, 0.086, 0.085], history[Metric.Accuracy]);
        SignificantDigits.AssertAgree(
            12,
            [2.0841055842893104, 1.9896199607511031, 1.8809295913261692, 3926.406154737696, 50.34623109442397],
            [.. history[Metric.SumOfSquaredError], .. sums]);
    }

    // The chapter divides the error by the batch's rows twice.
    [MnistFact]
    public void Tanh_and_softmax()
    {
        History history = Fit(new TanhAndSoftmax(), 2.0 / BatchSize, out double[] sums);
        Assert.Equal([0.156, 0.397, 0.567], history[Metric.Accuracy]);
        SignificantDigits.AssertAgree(12, [394.1172214423777, 51.168105969990016], sums);
    }

    // The chapter computes 1 − tanh² from what dropout has doubled.
    [MnistFact]
    public void Tanh_and_softmax_by_the_derivative_of_the_book()
    {
        History history = Fit(new BookTanhAndSoftmax(), 2.0 / BatchSize, out double[] sums);
        Assert.Equal([0.156, 0.395, 0.572], history[Metric.Accuracy]);
        SignificantDigits.AssertAgree(12, [394.04378314281064, 51.16368818480419], sums);
    }

    private static History Fit<TNetwork>(TNetwork network, double learningRate, out double[] sums)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        (double[] images, byte[] labels) = MnistFiles.Train(Images);
        double[] targets = new double[labels.Length * 10];
        for (int i = 0; i < labels.Length; i++)
            targets[i * 10 + labels[i]] = 1;

        History history = network.Fit(images, targets, new FitOptions
        {
            Epochs = 3,
            BatchSize = BatchSize,
            Shuffle = false,
            Optimizer = new Sgd(learningRate),
            Metrics = [Metric.Accuracy, Metric.SumOfSquaredError],
        });
        double[] canonical = new double[TNetwork.ParameterCount];
        TNetwork.Unpack(network.Parameters, canonical);
        int first = TNetwork.Layers[0].ParameterCount;
        sums = [canonical[..first].Sum(Math.Abs), canonical[first..].Sum(Math.Abs)];
        return history;
    }
}
