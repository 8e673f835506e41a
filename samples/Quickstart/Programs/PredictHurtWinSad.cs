namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
[Layer(3), Layer(3)]
public partial class HurtWinSadNetwork;

/// <summary>Three weighted sums of the same three inputs.</summary>
internal static class PredictHurtWinSad
{
    public static void Run(Report report)
    {
        // The text writes a row of weights for each output; the canonical order of a network has a row for each input.
        double[] weights =
        [
            // hurt, win, sad
            0.1, 0.1, 0.0, // toes
            0.1, 0.2, 1.3, // win rate
            -0.3, 0.0, 0.1, // fans
        ];
        var network = new HurtWinSadNetwork();
        HurtWinSadNetwork.Pack(weights, network.Parameters);

        HurtWinSadNetwork.Output predicted = network.Forward(toes: 8.5, winRate: 0.65, fans: 1.2);

        report.Add("hurt", predicted.Hurt, 0.555);
        report.Add("win", predicted.Win, 0.9800000000000001);
        report.Add("sad", predicted.Sad, 0.9650000000000001);
    }
}
