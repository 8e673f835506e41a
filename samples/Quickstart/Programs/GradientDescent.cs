namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
public partial class OneWeightNetwork;

/// <summary>Gradient descent on one weight, written out: the gradient comes from the network, the update is ours.</summary>
internal static class GradientDescent
{
    private const double Goal = 0.8;

    public static void Run(Report report) =>
        report.Add(Learn(weight: 0.5, input: 0.5, alpha: 1, steps: 20), _textConverging);

    public static void RunDiverging(Report report) =>
        report.Add(Learn(weight: 0.5, input: 2, alpha: 1, steps: 20), _textDiverging);

    public static void RunWithAlpha(Report report) =>
        report.Add(Learn(weight: 0.5, input: 2, alpha: 0.1, steps: 20), _textWithAlpha);

    public static void RunOvershooting(Report report) =>
        report.Add(Learn(weight: 0, input: 1.1, alpha: 1, steps: 4), _textOvershooting);

    private static List<TrainingStep> Learn(double weight, double input, double alpha, int steps)
    {
        var network = new OneWeightNetwork();
        network.Layer1.Weights[0, 0] = weight;
        double[] gradient = new double[OneWeightNetwork.StorageSize];

        var run = new List<TrainingStep>();
        for (int step = 0; step < steps; step++)
        {
            double prediction = network.Forward(input);

            // Backward adds to the gradient, so it starts from zero; its loss is half the squared error.
            Array.Clear(gradient);
            double error = 2 * network.Backward([input], [Goal], gradient);
            double weightDelta = OneWeightNetwork.Layer1In(gradient).Weights[0, 0];

            run.Add(new TrainingStep(step, error, prediction));
            network.Layer1.Weights[0, 0] -= alpha * weightDelta;
        }

        return run;
    }

    private static readonly TrainingStep[] _textConverging =
    [
        new(0, 0.30250000000000005, 0.25),
        new(1, 0.17015625000000004, 0.3875),
        new(2, 0.095712890625, 0.49062500000000003),
        new(17, 1.7092608064027242e-05, 0.7958656792499823),
        new(18, 9.614592036015323e-06, 0.7968992594374867),
        new(19, 5.408208020258491e-06, 0.7976744445781151),
    ];

    private static readonly TrainingStep[] _textDiverging =
    [
        new(0, 0.03999999999999998, 1.0),
        new(1, 0.3599999999999998, 0.20000000000000018),
        new(2, 3.2399999999999984, 2.5999999999999996),
        new(17, 667087267986662.1, -25828031.799999986),
        new(18, 6003785411879960.0, 77484098.59999996),
        new(19, 5.403406870691965e+16, -232452292.5999999),
    ];

    private static readonly TrainingStep[] _textWithAlpha =
    [
        new(0, 0.03999999999999998, 1.0),
        new(1, 0.0144, 0.92),
        new(2, 0.005183999999999993, 0.872),
        new(17, 1.1460471998340758e-09, 0.8000338533188895),
        new(18, 4.125769919393652e-10, 0.8000203119913337),
        new(19, 1.485277170987127e-10, 0.8000121871948003),
    ];

    private static readonly TrainingStep[] _textOvershooting =
    [
        new(0, 0.6400000000000001, 0.0),
        new(1, 0.02822400000000005, 0.9680000000000002),
        new(2, 0.0012446784000000064, 0.76472),
        new(3, 5.4890317439999896e-05, 0.8074088),
    ];
}
