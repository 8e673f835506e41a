using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Texts;

/// <summary>Chapter 8 of "Grokking Deep Learning": all iterations of its programs on the first 1000 digits, one at a time.</summary>
public sealed class MnistTests
{
    private const int Pixels = 28 * 28;
    private const int Classes = 10;

    [MnistFact]
    public void Digits_by_the_right_derivative() => AssertFigures<Digits>("mnist_784_40_10");

    [MnistFact]
    public void Digits_by_the_derivative_of_the_book() => AssertFigures<DigitsByTheBook>("mnist_784_40_10_book_derivative");

    [MnistFact]
    public void Digits_with_dropout() => AssertFigures<DigitsWithDropout>("mnist_784_100_10_dropout");

    [MnistFact]
    public void Digits_with_dropout_by_the_derivative_of_the_book() =>
        AssertFigures<DigitsWithDropoutByTheBook>("mnist_784_100_10_dropout_book_derivative");

    private static void AssertFigures<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork, double>, new()
    {
        const double alpha = 0.005;
        (double[] images, byte[] labels) = MnistFiles.Train(1000);
        (double[] testImages, byte[] testLabels) = MnistFiles.Test(10_000);
        double[] targets = OneHot(labels);
        var network = new TNetwork();
        double[] outputs = new double[targets.Length];
        int iteration = 0;
        foreach (Oracle expected in Oracle.Entry(name)["iterations"].Entries)
        {
            // The figures of an iteration are means over its examples, each before the step on it. The loss is half the squared error.
            double meanOfSquares = 0;
            for (; iteration <= expected.Number("iteration"); iteration++)
                meanOfSquares = 2 * network.TrainEpoch(new Examples<double>(images, targets), alpha, outputs);

            int correct = 0;
            for (int i = 0; i < labels.Length; i++)
                correct += Brightest(outputs.AsSpan(i * Classes, Classes)) == labels[i] ? 1 : 0;

            (double testSum, int testCorrect) = Test(network, testImages, testLabels);
            Assert.Equal(expected.Number("train_accuracy"), (double)correct / labels.Length);
            Assert.Equal(expected.Number("test_accuracy"), (double)testCorrect / testLabels.Length);
            SignificantDigits.AssertAgree(
                9,
                [expected.Number("train_error"), expected.Number("test_error")],
                [meanOfSquares, testSum / testLabels.Length]);
        }
    }

    private static (double SumOfSquares, int Correct) Test<TNetwork>(TNetwork network, double[] images, byte[] labels)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        double[] outputs = new double[labels.Length * Classes];
        network.ForwardBatch(images, outputs);
        double[] targets = OneHot(labels);
        double sumOfSquares = 0;
        int correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> output = outputs.AsSpan(i * Classes, Classes);
            correct += Brightest(output) == labels[i] ? 1 : 0;
            for (int j = 0; j < Classes; j++)
                sumOfSquares += (output[j] - targets[i * Classes + j]) * (output[j] - targets[i * Classes + j]);
        }

        return (sumOfSquares, correct);
    }

    private static int Brightest(ReadOnlySpan<double> output)
    {
        int best = 0;
        for (int j = 1; j < output.Length; j++)
            best = output[j] > output[best] ? j : best;
        return best;
    }

    private static double[] OneHot(byte[] labels)
    {
        double[] targets = new double[labels.Length * Classes];
        for (int i = 0; i < labels.Length; i++)
            targets[i * Classes + labels[i]] = 1;
        return targets;
    }
}
