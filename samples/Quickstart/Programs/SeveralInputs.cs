namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes", "winRate", "fans")]
[Layer(3), Layer(1)]
public partial class SeveralInputsNetwork;

/// <summary>One delta at the output gives each input's weight a delta of its own: delta times the input.</summary>
internal static class SeveralInputs
{
    public static void Run(Report report)
    {
        const double goal = 1;
        const double alpha = 0.01;
        double[] input = [8.5, 0.65, 1.2];

        var network = new SeveralInputsNetwork();
        SeveralInputsNetwork.Pack([0.1, 0.2, -0.1], network.Parameters);
        double[] gradient = new double[SeveralInputsNetwork.StorageSize];

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
            var weightDeltas = SeveralInputsNetwork.Layer1In(gradient).Weights;
            for (int i = 0; i < input.Length; i++)
            {
                report.Add($"weight {iteration}, {_names[i]}", weights[i, 0], _textWeights[iteration][i]);
                report.Add($"weight delta {iteration}, {_names[i]}", weightDeltas[i, 0], _textWeightDeltas[iteration][i]);
                weights[i, 0] -= alpha * weightDeltas[i, 0];
            }
        }
    }

    private static readonly string[] _names = ["toes", "win rate", "fans"];

    private static readonly double[] _textPredictions = [0.8600000000000001, 0.9637574999999999, 0.9906177228125002];
    private static readonly double[] _textErrors = [0.01959999999999997, 0.0013135188062500048, 8.802712522307997e-05];
    private static readonly double[] _textDeltas = [-0.1399999999999999, -0.036242500000000066, -0.009382277187499843];

    private static readonly double[][] _textWeights =
    [
        [0.1, 0.2, -0.1],
        [0.1119, 0.20091, -0.09832],
        [0.11498061250000001, 0.20114557625, -0.09788509000000001],
    ];

    private static readonly double[][] _textWeightDeltas =
    [
        [-1.189999999999999, -0.09099999999999994, -0.16799999999999987],
        [-0.30806125000000056, -0.023557625000000044, -0.04349100000000008],
        [-0.07974935609374867, -0.006098480171874899, -0.011258732624999811],
    ];
}
