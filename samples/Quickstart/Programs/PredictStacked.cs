namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
[Layer(3), Layer(3), Layer(3)]
public partial class StackedNetwork;

/// <summary>The outputs of one layer are the inputs of the next.</summary>
internal static class PredictStacked
{
    public static void Run(Report report)
    {
        // The text writes a row of weights for each output; the canonical order of a network has a row for each input.
        double[] weights =
        [
            // hidden 0, hidden 1, hidden 2
            0.1, -0.1, 0.1, // toes
            0.2, 0.1, 0.4, // win rate
            -0.1, 0.9, 0.1, // fans

            // hurt, win, sad
            0.3, 0.1, 0.0, // hidden 0
            1.1, 0.2, 1.3, // hidden 1
            -0.3, 0.0, 0.1, // hidden 2
        ];
        var network = new StackedNetwork();
        StackedNetwork.Pack(weights, network.Parameters);

        StackedNetwork.Output predicted = network.Forward(toes: 8.5, winRate: 0.65, fans: 1.2);

        report.Add("hurt", predicted.Hurt, 0.21349999999999997);
        report.Add("win", predicted.Win, 0.14500000000000002);
        report.Add("sad", predicted.Sad, 0.5065);
    }
}
