namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 1)]
[Layer(3), Layer(4, Sigmoid), Layer(1, Sigmoid)]
public partial class XorNetwork;

/// <summary>60,000 full-batch steps on exclusive or, which no network without a hidden layer can learn.</summary>
internal static class Xor
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
        double[] y = [0, 1, 1, 0];
        double[] layer2 = new double[4];

        var network = new XorNetwork();
        for (int step = 0; step < 60_000; step++)
        {
            network.ForwardBatch(layer0, layer2);
            if (step % 10_000 == 0)
            {
                double error = layer2.Zip(y, (output, target) => Math.Abs(target - output)).Average();
                report.Add($"error at step {step}", error, _textErrors[step / 10_000], _printedErrors[step / 10_000]);
            }

            network.TrainBatch(layer0, y, learningRate: 1, Reduction.Sum);
        }

        for (int row = 0; row < 4; row++)
        {
            report.Add($"output of row {row}", layer2[row], _textOutputs[row]);
        }
    }

    private static readonly double[] _textErrors =
    [
        0.4964100319027255, 0.008584525653247153, 0.005789459862507812,
        0.004629176776769985, 0.003958765280273649, 0.003510122567861677,
    ];

    private static readonly string[] _printedErrors =
    [
        "0.496410031903", "0.00858452565325", "0.00578945986251",
        "0.00462917677677", "0.00395876528027", "0.00351012256786",
    ];

    private static readonly double[] _textOutputs = [0.002605724599958935, 0.9967220868897564, 0.9970171078634206, 0.00386759309559767];
}
