namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 1)]
[Layer(3), Layer(1, Sigmoid)]
public partial class ElevenLinesNetwork;

/// <summary>10,000 full-batch steps on a target that is the first input.</summary>
internal static class ElevenLines
{
    public static void Run(Report report)
    {
        double[] layer0 =
        [
            0, 0, 1,
            0, 1, 1,
            1, 0, 1,
            1, 1, 1,
        ];
        double[] y = [0, 0, 1, 1];
        double[] layer1 = new double[4];

        var network = new ElevenLinesNetwork();
        for (int step = 0; step < 10_000; step++)
        {
            network.ForwardBatch(layer0, layer1);
            network.TrainBatch(layer0, y, learningRate: 1, Reduction.Sum);
        }

        // The text prints layer 1 as the last step saw it, before its update.
        for (int row = 0; row < 4; row++)
        {
            report.Add($"output of row {row}", layer1[row], _textOutputs[row], _printedOutputs[row]);
        }

        for (int input = 0; input < 3; input++)
        {
            report.Add($"weight of input {input}", network.Layer1.Weights[input, 0], _textFinalWeights[input]);
        }
    }

    private static readonly double[] _textOutputs = [0.009664491687968301, 0.007865059671309264, 0.9935889804970555, 0.992119573219358];
    private static readonly string[] _printedOutputs = ["0.00966449", "0.00786506", "0.99358898", "0.99211957"];
    private static readonly double[] _textFinalWeights = [9.672993027736892, -0.20784349926631968, -4.62963668773159];
}
