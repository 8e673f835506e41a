namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("winRate")]
[Outputs("hurt", "win", "sad")]
[Layer(1), Layer(3)]
public partial class ThreeOutputsNetwork;

/// <summary>Three predictions from one number, each with a weight of its own.</summary>
internal static class PredictThreeOutputs
{
    public static void Run(Report report)
    {
        var network = new ThreeOutputsNetwork();
        ThreeOutputsNetwork.Pack([0.3, 0.2, 0.9], network.Parameters);

        ThreeOutputsNetwork.Output predicted = network.Forward(winRate: 0.65);

        report.Add("hurt", predicted.Hurt, 0.195);
        report.Add("win", predicted.Win, 0.13);
        report.Add("sad", predicted.Sad, 0.5850000000000001);
    }
}
