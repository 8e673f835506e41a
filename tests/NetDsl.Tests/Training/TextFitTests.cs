using System.Globalization;
using NetDsl.Testing;
using NetDsl.Tests.Texts;
using Xunit;

namespace NetDsl.Tests.Training;

/// <summary>The texts' programs through Fit, against their figures.</summary>
public sealed class TextFitTests
{
    [Theory]
    [InlineData("two_layer_sigmoid", 10_000)]
    [InlineData("three_layer_xor", 60_000)]
    [InlineData("litter_rip", 60_000)]
    public void Full_batches(string name, int steps)
    {
        Oracle oracle = Oracle.Entry(name);
        if (name == "two_layer_sigmoid")
            Check(new TwoLayers());
        else
            Check(new ThreeLayers());

        void Check<TNetwork>(INetwork<TNetwork, double> network)
            where TNetwork : class, INetwork<TNetwork, double>
        {
            // The texts add the rows' gradients up; a step takes their mean.
            double[] inputs = oracle.Numbers("inputs"), targets = oracle.Numbers("targets");
            double[] weights = new double[TNetwork.ParameterCount], outputs = new double[4];
            TrainingRun<TNetwork, double> run = network.StartTraining(
                inputs, targets, new FitOptions { Epochs = steps, Optimizer = new Sgd(4), Metrics = [Metric.MeanAbsoluteError] });

            // The outputs are those before the last step.
            run.TrainSteps(steps - 1);
            network.ForwardBatch(inputs, outputs);
            SignificantDigits.AssertAgree(9, oracle.Numbers("outputs"), outputs);
            History history = run.TrainToEnd();
            TNetwork.Unpack(network.Parameters, weights);
            SignificantDigits.AssertAgree(9, oracle.Numbers("final_weights"), weights);
            if (steps == 60_000)
            {
                // Before the step, as the texts print it.
                SignificantDigits.AssertAgree(9, oracle.Numbers("mean_abs_error_every_10000"), [.. Enumerable.Range(0, 6).Select(i => history[Metric.MeanAbsoluteError][i * 10_000])]);
            }
        }
    }

    [Fact]
    public void Streetlights_one_by_one()
    {
        Oracle linear = Oracle.Entry("streetlights_linear"), deep = Oracle.Entry("streetlights_deep");
        var network = new ThreeInputs();
        ThreeInputs.Pack(linear.Numbers("initial_weights"), network.Parameters);
        FitOptions options = new() { BatchSize = 1, Shuffle = false, Metrics = [Metric.SumOfSquaredError] };
        History history = network.Fit(linear.Numbers("inputs"), linear.Numbers("targets"), options with { Epochs = 40, Optimizer = new Sgd(linear.Number("alpha")) });
        SignificantDigits.AssertAgree(11, linear.Numbers("sum_squared_error"), [.. history["sum of squared error"].Select(mean => 6 * mean)]);
        Assert.Equal(history.Loss.Select(loss => 2 * loss), history[Metric.SumOfSquaredError], (a, b) => Math.Abs(a - b) < 1e-15);

        history = new Streetlights().Fit(deep.Numbers("inputs"), deep.Numbers("targets"), options with { Epochs = 60, Optimizer = new Sgd(deep.Number("alpha")) });
        SignificantDigits.AssertAgree(9, deep.Numbers("sum_squared_error_every_10"), [.. history["sum of squared error"].Where((_, i) => i % 10 == 9).Select(mean => 4 * mean)]);
    }

    [MnistFact]
    public void Digits_of_chapter_8() => AssertFigures<Digits>("mnist_784_40_10");

    [MnistFact]
    public void Digits_of_chapter_8_with_dropout() => AssertFigures<DigitsWithDropout>("mnist_784_100_10_dropout");

    [Fact]
    public void Nothing_depends_on_the_culture()
    {
        string[] here = Texts();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(here, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string[] Texts()
        {
            List<string> texts = [];
            Streetlights network = new();
            double[] inputs = [1, 0, 1, 0, 1, 1], targets = [0.25, 1];
            texts.Add(network.Fit(inputs, targets, new FitOptions
            {
                Epochs = 3,
                Metrics = [Metric.MeanAbsoluteError],
                ValidationSplit = 0.5,
                EarlyStopping = new EarlyStopping(1) { MinimumChange = 0.5 },
                Callback = report => texts.Add(report.ToString()),
            }).Message);
            texts.Add(network.Evaluate(inputs, targets, Metric.MeanAbsoluteError).ToString());
            History diverged = new ThreeInputs().Fit(inputs, targets, epochs: 1000, optimizer: new Sgd(12345.5));
            Assert.Equal(StopReason.Diverged, diverged.Reason);
            texts.Add(diverged.Message);
            texts.Add(network.Fit(inputs, targets, new FitOptions { Epochs = int.MaxValue, TimeBudget = TimeSpan.FromMilliseconds(1.5) }).Message.Split(" was")[0]);
            texts.Add(Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationSplit = -0.5 }).Message.Split('\n')[0]);
            return [.. texts];
        }
    }

    private static void AssertFigures<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork, double>, new()
    {
        (double[] images, byte[] labels) = MnistFiles.Train(1000);
        (double[] testImages, byte[] testLabels) = MnistFiles.Test(10_000);
        Dataset<double> training = new Dataset<double>(images, Classes(labels), 784, 10).ToOneHot(), test = new Dataset<double>(testImages, Classes(testLabels), 784, 10).ToOneHot();
        History history = new TNetwork().Fit(
            training,
            new FitOptions { Epochs = 21, BatchSize = 1, Shuffle = false, Optimizer = new Sgd(0.005), Metrics = [Metric.SumOfSquaredError, Metric.Accuracy] },
            test);
        foreach (Oracle expected in Oracle.Entry(name)["iterations"].Entries.Take(3))
        {
            int i = (int)expected.Number("iteration");
            Assert.Equal(expected.Number("train_accuracy"), history[Metric.Accuracy][i]);
            Assert.Equal(expected.Number("test_accuracy"), history.Validation[Metric.Accuracy][i]);
            SignificantDigits.AssertAgree(
                9,
                [expected.Number("train_error"), expected.Number("test_error")],
                [history[Metric.SumOfSquaredError][i], history.Validation[Metric.SumOfSquaredError][i]]);
        }

        static int[] Classes(byte[] labels) => [.. labels.Select(label => (int)label)];
    }
}
