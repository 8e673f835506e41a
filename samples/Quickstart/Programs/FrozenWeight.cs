namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes", "winRate", "fans")]
[Layer(3), Layer(1)]
public partial class FrozenWeightNetwork;

/// <summary>The first weight is held by clearing its gradient between Backward and the update; the others learn.</summary>
internal static class FrozenWeight
{
    public static void Run(Report report)
    {
        const double goal = 1;
        const double alpha = 0.3;
        double[] input = [8.5, 0.65, 1.2];

        var network = new FrozenWeightNetwork();
        FrozenWeightNetwork.Pack([0.1, 0.2, -0.1], network.Parameters);
        double[] gradient = new double[FrozenWeightNetwork.StorageSize];

        for (int iteration = 0; iteration < 3; iteration++)
        {
            double prediction = network.Forward(toes: input[0], winRate: input[1], fans: input[2]);
            double delta = prediction - goal;

            Array.Clear(gradient);
            double error = 2 * network.Backward(input, [goal], gradient);

            report.Add($"prediction {iteration}", prediction, _textPredictions[iteration]);
            report.Add($"error {iteration}", error, _textErrors[iteration]);
            report.Add($"delta {iteration}", delta, _textDeltas[iteration]);

            var weights = network.Layer1.Weights;
            var weightDeltas = FrozenWeightNetwork.Layer1In(gradient).Weights;
            weightDeltas[0, 0] = 0;
            for (int i = 0; i < input.Length; i++)
            {
                report.Add($"weight {iteration}, {_names[i]}", weights[i, 0], _textWeights[iteration][i]);
                report.Add($"weight delta {iteration}, {_names[i]}", weightDeltas[i, 0], _textWeightDeltas[iteration][i]);
                weights[i, 0] -= alpha * weightDeltas[i, 0];
            }
        }
    }

    private static readonly string[] _names = ["toes", "win rate", "fans"];

    private static readonly double[] _textPredictions = [0.8600000000000001, 0.9382250000000001, 0.97274178125];
    private static readonly double[] _textErrors = [0.01959999999999997, 0.003816150624999989, 0.000743010489422852];
    private static readonly double[] _textDeltas = [-0.1399999999999999, -0.06177499999999991, -0.027258218750000007];

    private static readonly double[][] _textWeights =
    [
        [0.1, 0.2, -0.1],
        [0.1, 0.2273, -0.04960000000000005],
        [0.1, 0.239346125, -0.02736100000000008],
    ];

    private static readonly double[][] _textWeightDeltas =
    [
        [0, -0.09099999999999994, -0.16799999999999987],
        [0, -0.040153749999999946, -0.07412999999999989],
        [0, -0.017717842187500006, -0.032709862500000006],
    ];
}
