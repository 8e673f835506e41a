namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Inputs("toes")]
[Layer(1), Layer(1)]
public partial class ToesNetwork;

/// <summary>Will the team win? One weight, times the players' average number of toes.</summary>
internal static class PredictToes
{
    public static void Run(Report report)
    {
        var network = new ToesNetwork();
        network.Layer1.Weights[0, 0] = 0.1;

        double win = network.Forward(toes: 8.5);

        report.Add("win", win, 0.8500000000000001);
    }
}
