namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(3), Layer(1)]
public partial class StreetlightsLinearNetwork;

/// <summary>Which lights mean "walk"? Six observations, one step of gradient descent on each, forty times over.</summary>
internal static class StreetlightsLinear
{
    public static void Run(Report report)
    {
        const double alpha = 0.1;
        double[][] streetlights = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1], [0, 1, 1], [1, 0, 1]];
        double[] walkOrStop = [0, 1, 0, 1, 1, 0];

        var network = new StreetlightsLinearNetwork();
        StreetlightsLinearNetwork.Pack([0.5, 0.48, -0.7], network.Parameters);

        for (int iteration = 0; iteration < 40; iteration++)
        {
            double errorForAllLights = 0;
            for (int row = 0; row < streetlights.Length; row++)
            {
                // TrainStep returns the loss, which is half the squared error.
                errorForAllLights += 2 * network.TrainStep(streetlights[row], [walkOrStop[row]], alpha);
            }

            report.Add($"error, iteration {iteration}", errorForAllLights, _textErrors[iteration]);
        }

        for (int light = 0; light < 3; light++)
        {
            report.Add($"weight of light {light}", network.Layer1.Weights[light, 0], _textFinalWeights[light]);
        }
    }

    private static readonly double[] _textErrors =
    [
        2.6561231104, 0.9628701776715985, 0.5509165866836797, 0.36445836852222424, 0.2516768662079895,
        0.17797575048089034, 0.12864460733422164, 0.09511036950476208, 0.07194564247043436, 0.05564914990717743,
        0.04394763937673939, 0.035357967050948465, 0.02890700056547436, 0.023951660591138853, 0.020063105176016144,
        0.016952094519447087, 0.014420818295271236, 0.012331739998443648, 0.010587393171639842, 0.009117233405426495,
        0.00786904226904208, 0.006803273214640502, 0.005889303541837786, 0.0051029252561172675, 0.004424644608684828,
        0.0038385124412518303, 0.0033313054558089675, 0.0028919416227737734, 0.002511053608117256, 0.0021806703520253884,
        0.0018939739123713475, 0.0016451096996342332, 0.0014290353984827077, 0.0012413985592149145, 0.0010784359268087556,
        0.0009368896209360312, 0.0008139366504753339, 0.0007071291752624441, 0.0006143435674831474, 0.00053373677328488,
    ];

    private static readonly double[] _textFinalWeights = [0.013892275998855057, 1.0138146999001432, -0.015992771465237705];
}
