namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes", "winRate", "fans")]
[Layer(3), Layer(1)]
public partial class ThreeInputsNetwork;

/// <summary>Will the team win? A weighted sum of what is known about it.</summary>
internal static class PredictThreeInputs
{
    public static void Run(Report report)
    {
        var network = new ThreeInputsNetwork();
        ThreeInputsNetwork.Pack([0.1, 0.2, 0], network.Parameters);

        double win = network.Forward(toes: 8.5, winRate: 0.65, fans: 1.2);

        report.Add("win", win, 0.9800000000000001);
    }
}
