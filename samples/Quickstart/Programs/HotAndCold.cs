namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
public partial class KnobNetwork;

/// <summary>Turn the weight a little up and a little down, and keep whichever makes the error smaller.</summary>
internal static class HotAndCold
{
    private const double Input = 0.5;
    private const double Goal = 0.8;

    public static void Run(Report report)
    {
        List<TrainingStep> run = Learn(stepAmount: 0.001, steps: 1101);

        report.Add(run, _textSmallSteps);

        // 1,101 additions of 0.001 leave the prediction 3e-14 short of the goal; the square of that is the last error.
        report.AddRoundingNoise("error at step 1100", run[1100].Error, 1.0799505792475652e-27, below: 1e-24);
        report.Add("prediction at step 1100", run[1100].Prediction, 0.7999999999999672);
    }

    public static void RunOvershoot(Report report) => report.Add(Learn(stepAmount: 10, steps: 6), _textLargeSteps);

    private static List<TrainingStep> Learn(double stepAmount, int steps)
    {
        var network = new KnobNetwork();
        ref double weight = ref network.Layer1.Weights[0, 0];
        weight = 0.5;

        var run = new List<TrainingStep>();
        for (int step = 0; step < steps; step++)
        {
            run.Add(new TrainingStep(step, ErrorWith(network, weight), network.Forward(Input)));

            double upError = ErrorWith(network, weight + stepAmount);
            double downError = ErrorWith(network, weight - stepAmount);
            if (downError < upError) weight -= stepAmount;
            if (downError > upError) weight += stepAmount;
        }

        return run;
    }

    /// <summary>The error that the network would have with another weight.</summary>
    private static double ErrorWith(KnobNetwork network, double trial)
    {
        ref double weight = ref network.Layer1.Weights[0, 0];
        double kept = weight;
        weight = trial;
        double error = Math.Pow(network.Forward(Input) - Goal, 2);
        weight = kept;
        return error;
    }

    private static readonly TrainingStep[] _textSmallSteps =
    [
        new(0, 0.30250000000000005, 0.25),
        new(1, 0.3019502500000001, 0.2505),
        new(2, 0.30140100000000003, 0.251),
        new(1098, 1.000000000065505e-06, 0.7989999999999673),
        new(1099, 2.5000000003280753e-07, 0.7994999999999672),
    ];

    private static readonly TrainingStep[] _textLargeSteps =
    [
        new(0, 0.30250000000000005, 0.25),
        new(1, 19.802500000000002, 5.25),
        new(2, 0.30250000000000005, 0.25),
        new(3, 19.802500000000002, 5.25),
        new(4, 0.30250000000000005, 0.25),
        new(5, 19.802500000000002, 5.25),
    ];
}
