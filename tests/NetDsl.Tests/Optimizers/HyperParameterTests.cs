using Xunit;

namespace NetDsl.Tests.Optimizers;

/// <summary>Numbers that make no sense are refused where they are written, by the names of owner and property.</summary>
public sealed class HyperParameterTests
{
    private static readonly Dictionary<string, (Action<double> Use, double[] Wrong, double[] Right)> _cases = Cases();

    public static TheoryData<string> Names { get; } = [.. _cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Wrong_numbers_are_refused_by_name(string name)
    {
        (Action<double> use, double[] wrong, double[] right) = _cases[name];
        string[] parts = name.Split('.');
        foreach (double value in wrong.Concat([double.NaN, double.PositiveInfinity, double.NegativeInfinity]))
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => use(value));
            Assert.Equal(parts[1], exception.ParamName);
            Assert.StartsWith($"{parts[0]}: {parts[1]} is ", exception.Message, StringComparison.Ordinal);
        }

        Assert.All(right, use);
    }

    [Fact]
    public void An_epoch_is_no_negative_number()
    {
        foreach (LearningRateSchedule schedule in OptimizerFigures.Schedules.Values)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(-0.1));
            Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(double.NaN));
        }

        Assert.Throws<ArgumentNullException>(() => new WarmUp(1) { Then = null! });
    }

    [Fact]
    public void Schedules_between_and_beyond_whole_epochs()
    {
        Assert.Equal(1, new ConstantRate().At(1e6));
        Assert.Equal(0.5, new StepDecay(7, 0.5).At(13.99));
        Assert.Equal(Math.Sqrt(0.81), new ExponentialDecay(0.81).At(0.5), 15);
        Assert.Equal((1 + Math.Cos(Math.PI * 0.25)) / 2, new CosineDecay(2).At(0.5), 15);
        Assert.Equal(0.1, new CosineDecay(2, 0.1).At(7), 15);
        Assert.Equal(0.625, new WarmUp(2) { StartFactor = 0.25 }.At(1), 15);

        // After the rise the next one's epochs begin, whole ones if it keeps a rate for an epoch.
        Assert.Equal(0.5, new WarmUp(0.5, new ExponentialDecay(0.5)).At(2));
        Assert.Equal(Math.Pow(0.5, 1.5), new WarmUp(0.5, new ExponentialDecay(0.5) { ChangesWithinEpoch = true }).At(2), 15);
        Assert.Equal(0.5, new WarmUp(1, new StepDecay(10)).At(0.25), 15);
    }

    [Fact]
    public void Schedules_change_in_their_usual_way()
    {
        LearningRateSchedule[] byEpoch = [new ConstantRate(), new StepDecay(3), new ExponentialDecay(0.9)], byStep = [new CosineDecay(3), new WarmUp(3)];
        Assert.All(byEpoch, schedule => Assert.False(schedule.ChangesWithinEpoch));
        Assert.All(byStep, schedule => Assert.True(schedule.ChangesWithinEpoch));
        Assert.False(new CosineDecay(3) { ChangesWithinEpoch = false }.ChangesWithinEpoch);
    }

    private static Dictionary<string, (Action<double> Use, double[] Wrong, double[] Right)> Cases()
    {
        var cases = new Dictionary<string, (Action<double>, double[], double[])>();
        NotNegative("Sgd.LearningRate", x => new Sgd(x));
        NotNegative("Momentum.LearningRate", x => new Momentum(x));
        NotNegative("Nesterov.LearningRate", x => new Nesterov(x));
        NotNegative("RmsProp.LearningRate", x => new RmsProp(x));
        NotNegative("Adagrad.LearningRate", x => new Adagrad(x));
        NotNegative("Adam.LearningRate", x => new Adam(x));
        NotNegative("AdamW.LearningRate", x => new AdamW(x));
        NotNegative("AdamW.WeightDecay", x => new AdamW(0.1, x));
        NotNegative("Sgd.L1", x => new Sgd { L1 = x });
        NotNegative("Adam.L2", x => new Adam { L2 = x });
        NotNegative("RmsProp.Epsilon", x => new RmsProp { Epsilon = x });
        NotNegative("Adagrad.Epsilon", x => new Adagrad { Epsilon = x });
        NotNegative("Adagrad.RateDecay", x => new Adagrad { RateDecay = x });
        NotNegative("Adagrad.InitialAccumulator", x => new Adagrad { InitialAccumulator = x });
        NotNegative("Adam.Epsilon", x => new Adam { Epsilon = x });
        NotNegative("AdamW.Epsilon", x => new AdamW { Epsilon = x });
        NotNegative("StepDecay.Factor", x => new StepDecay(1, x));
        NotNegative("ExponentialDecay.Factor", x => new ExponentialDecay(x));
        NotNegative("CosineDecay.Minimum", x => new CosineDecay(1, x));
        NotNegative("WarmUp.StartFactor", x => new WarmUp(1) { StartFactor = x });
        Positive("Sgd.ClipValue", x => new Sgd { ClipValue = x });
        Positive("AdamW.ClipNorm", x => new AdamW { ClipNorm = x });
        Positive("StepDecay.EveryEpochs", x => new StepDecay(x));
        Positive("CosineDecay.Epochs", x => new CosineDecay(x));
        Positive("WarmUp.Epochs", x => new WarmUp(x));
        Share("Momentum.Coefficient", x => new Momentum(0.1, x));
        Share("Nesterov.Coefficient", x => new Nesterov(0.1, x));
        Share("RmsProp.Decay", x => new RmsProp { Decay = x });
        Share("Adam.Beta1", x => new Adam { Beta1 = x });
        Share("Adam.Beta2", x => new Adam { Beta2 = x });
        Share("AdamW.Beta1", x => new AdamW { Beta1 = x });
        Share("AdamW.Beta2", x => new AdamW() with { Beta2 = x });
        return cases;

        void NotNegative(string name, Func<double, object> make) => cases.Add(name, (x => make(x), [-1e-9], [0, 1e-9, 7]));
        void Positive(string name, Func<double, object> make) => cases.Add(name, (x => make(x), [-1, 0], [1e-9, 7]));
        void Share(string name, Func<double, object> make) => cases.Add(name, (x => make(x), [-1e-9, 1, 1.5], [0, 0.999]));
    }
}
