namespace Quickstart;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 1)]
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class StreetlightsDeepNetwork;

/// <summary>The streetlights again, with a pattern that no single light predicts: a hidden layer finds it.</summary>
internal static class StreetlightsDeep
{
    public static void Run(Report report)
    {
        const double alpha = 0.2;
        double[][] streetlights = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]];
        double[] walkOrStop = [1, 1, 0, 0];

        var network = new StreetlightsDeepNetwork();
        for (int iteration = 0; iteration < 60; iteration++)
        {
            double error = 0;
            for (int row = 0; row < streetlights.Length; row++)
            {
                error += 2 * network.TrainStep(streetlights[row], [walkOrStop[row]], alpha);
            }

            if (iteration % 10 == 9)
            {
                report.Add($"error, iteration {iteration}", error, _textErrors[iteration / 10], _printedErrors[iteration / 10]);
            }
        }
    }

    private static readonly double[] _textErrors =
    [
        0.6342311598444467, 0.3583840767631752, 0.08301831133032975,
        0.006467054957103697, 0.00032926690007508016, 1.5055622665134721e-05,
    ];

    private static readonly string[] _printedErrors =
    [
        "0.634231159844", "0.358384076763", "0.0830183113303",
        "0.0064670549571", "0.000329266900075", "1.50556226651e-05",
    ];
}
