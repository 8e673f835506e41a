namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 1)]
[Layer(3), Layer(4, Sigmoid), Layer(1, Sigmoid)]
public partial class LitterRipNetwork;

/// <summary>60,000 full-batch steps, in a single call.</summary>
internal static class LitterRip
{
    public static void Run(Report report)
    {
        double[] layer0 =
        [
            1, 0, 1,
            0, 1, 1,
            0, 0, 1,
            1, 1, 1,
        ];
        double[] y = [1, 1, 0, 0];
        double[] layer2 = new double[4];

        // The text prints layer 2 as its 60,000th step sees it, before that step's update.
        var network = new LitterRipNetwork();
        network.TrainBatch(layer0, y, learningRate: 1, Reduction.Sum, steps: 59_999);
        network.ForwardBatch(layer0, layer2);

        for (int row = 0; row < 4; row++)
        {
            report.Add($"output of row {row}", layer2[row], _textOutputs[row], _printedOutputs[row]);
        }
    }

    private static readonly double[] _textOutputs =
        [0.9970171078634206, 0.9967220868897564, 0.0026057245999589257, 0.00386759309559767];
    private static readonly string[] _printedOutputs = ["0.99701711", "0.99672209", "0.00260572", "0.00386759"];
}
