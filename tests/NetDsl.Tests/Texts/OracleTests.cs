using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Texts;

/// <summary>The programs of the texts, on networks of this library, give their figures to 12 significant digits.</summary>
public sealed class OracleTests
{
    // The program that gives each entry's figures. Those of MNIST are in MnistTests.
    private static readonly Dictionary<string, Action<Oracle>> _programs = new()
    {
        ["two_layer_sigmoid"] = TwoLayerSigmoid,
        ["three_layer_xor"] = ThreeLayerSigmoid,
        ["litter_rip"] = ThreeLayerSigmoid,
        ["predict_toes"] = PredictToes,
        ["predict_three_inputs"] = PredictThreeInputs,
        ["predict_three_outputs"] = PredictThreeOutputs,
        ["predict_hurt_win_sad"] = PredictHurtWinSad,
        ["predict_stacked"] = PredictStacked,
        ["hot_and_cold"] = HotAndCold,
        ["hot_and_cold_overshoot"] = HotAndCold,
        ["gradient_descent"] = GradientDescent,
        ["gradient_descent_diverges"] = GradientDescent,
        ["gradient_descent_alpha"] = GradientDescent,
        ["gradient_descent_overshoots"] = GradientDescent,
        ["multi_input"] = MultipleInputs,
        ["multi_input_frozen_first_weight"] = MultipleInputs,
        ["streetlights_linear"] = StreetlightsLinear,
        ["streetlights_deep"] = StreetlightsDeep,
    };

    public static TheoryData<string> Programs { get; } = [.. _programs.Keys];

    [Theory, MemberData(nameof(Programs))]
    public void Figures(string name) => _programs[name](Oracle.Entry(name));

    [Fact]
    public void Every_entry_has_its_program() =>
        Assert.Equal(Oracle.Names.Where(name => !name.StartsWith("mnist_", StringComparison.Ordinal)), _programs.Keys);

    private static void TwoLayerSigmoid(Oracle oracle)
    {
        var network = new TwoLayers();
        double[] inputs = oracle.Numbers("inputs");
        double[] targets = oracle.Numbers("targets");
        Assert.Equal(oracle.Numbers("initial_weights"), Weights<TwoLayers>(network));

        // What the text prints is computed before the last step.
        network.TrainBatch(inputs, targets, 1, Reduction.Sum, steps: 9_999);
        AssertDigits(oracle.Numbers("outputs"), Outputs(network, inputs));
        network.TrainBatch(inputs, targets, 1, Reduction.Sum);
        AssertDigits(oracle.Numbers("final_weights"), Weights<TwoLayers>(network));
    }

    private static void ThreeLayerSigmoid(Oracle oracle)
    {
        var network = new ThreeLayers();
        double[] inputs = oracle.Numbers("inputs");
        double[] targets = oracle.Numbers("targets");
        Assert.Equal(oracle.Numbers("initial_weights"), Weights<ThreeLayers>(network));

        var errors = new List<double>();
        for (int thousands = 0; thousands < 60; thousands += 10)
        {
            errors.Add(Outputs(network, inputs).Zip(targets, (output, target) => Math.Abs(target - output)).Average());
            network.TrainBatch(inputs, targets, 1, Reduction.Sum, steps: thousands < 50 ? 10_000 : 9_999);
        }

        AssertDigits(oracle.Numbers("mean_abs_error_every_10000"), errors);
        AssertDigits(oracle.Numbers("outputs"), Outputs(network, inputs));
        network.TrainBatch(inputs, targets, 1, Reduction.Sum);
        AssertDigits(oracle.Numbers("final_weights"), Weights<ThreeLayers>(network));
    }

    private static void PredictToes(Oracle oracle)
    {
        var network = With<OneWeight>([oracle.Number("weight")]);
        AssertDigits([oracle.Number("output")], [network.Forward(oracle.Number("input"))]);
    }

    private static void PredictThreeInputs(Oracle oracle)
    {
        var network = With<ThreeInputs>(oracle.Numbers("weights"));
        double[] input = oracle.Numbers("input");
        AssertDigits([oracle.Number("output")], [network.Forward(input[0], input[1], input[2])]);
    }

    private static void PredictThreeOutputs(Oracle oracle)
    {
        ThreeOutputs.Output output = With<ThreeOutputs>(oracle.Numbers("weights")).Forward(oracle.Number("input"));
        AssertDigits(oracle.Numbers("outputs"), [output.Hurt, output.Win, output.Sad]);
    }

    private static void PredictHurtWinSad(Oracle oracle)
    {
        double[] input = oracle.Numbers("input");
        Team.Output output = With<Team>(Transposed(oracle.Numbers("weights_out_by_in"))).Forward(toes: input[0], winRate: input[1], fans: input[2]);
        AssertDigits(oracle.Numbers("outputs"), [output.Hurt, output.Win, output.Sad]);
    }

    private static void PredictStacked(Oracle oracle)
    {
        double[] input = oracle.Numbers("input");
        var network = With<StackedTeam>([.. Transposed(oracle.Numbers("hidden_out_by_in")), .. Transposed(oracle.Numbers("output_out_by_in"))]);
        StackedTeam.Output output = network.Forward(toes: input[0], winRate: input[1], fans: input[2]);
        AssertDigits(oracle.Numbers("outputs"), [output.Hurt, output.Win, output.Sad]);
    }

    // Chapter 4: the weight goes up or down by a step, whichever has the smaller error.
    private static void HotAndCold(Oracle oracle)
    {
        const double input = 0.5;
        const double goal = 0.8;
        Oracle expected = oracle["error_and_prediction"];
        double step = oracle.Number("step");
        var network = With<OneWeight>([0.5]);
        var figures = new List<(double Error, double Prediction)>();
        for (int iteration = 0; iteration < expected.Number("count"); iteration++)
        {
            double prediction = network.Forward(input);
            figures.Add((Squared(prediction - goal), prediction));

            double weight = network.Layer1.Weights[0, 0];
            network.Layer1.Weights[0, 0] = weight + step;
            double up = Squared(goal - network.Forward(input));
            network.Layer1.Weights[0, 0] = weight - step;
            double down = Squared(goal - network.Forward(input));
            network.Layer1.Weights[0, 0] = down < up ? weight - step : down > up ? weight + step : weight;
        }

        // Where the last error is the square of what rounding left over, no digit of it means anything.
        const double roundingNoise = 1e-20;
        AssertDigits(expected.Numbers("first"), figures.Take(3).SelectMany(Both));
        AssertDigits(
            expected.Numbers("last").Where(value => value > roundingNoise),
            figures.TakeLast(3).SelectMany(Both).Where(value => value > roundingNoise));
    }

    private static void GradientDescent(Oracle oracle)
    {
        Oracle expected = oracle["error_and_prediction"];
        double input = oracle.Number("input");
        double goal = oracle.Number("goal");
        var network = With<OneWeight>([oracle.Number("initial_weight")]);
        var figures = new List<(double Error, double Prediction)>();
        for (int iteration = 0; iteration < expected.Number("count"); iteration++)
        {
            double prediction = network.Forward(input);
            double loss = network.TrainStep([input], [goal], oracle.Number("alpha"));
            figures.Add((2 * loss, prediction));
        }

        AssertDigits(expected.Numbers("first"), figures.Take(3).SelectMany(Both));
        AssertDigits(expected.Numbers("last"), figures.TakeLast(3).SelectMany(Both));
    }

    // Chapter 5: three inputs, and again with the first weight held where it is.
    private static void MultipleInputs(Oracle oracle)
    {
        double[] input = [8.5, 0.65, 1.2];
        double goal = oracle.Number("goal");
        double alpha = oracle.Number("alpha");
        Oracle[] iterations = [.. oracle["iterations"].Entries];
        bool isFrozen = iterations[0].Numbers("weight_deltas")[0] == 0;
        var network = With<ThreeInputs>(iterations[0].Numbers("weights"));
        foreach (Oracle expected in iterations)
        {
            double prediction = network.Forward(input[0], input[1], input[2]);
            double[] gradient = new double[ThreeInputs.StorageSize];
            double loss = network.Backward(input, [goal], gradient);
            if (isFrozen)
                gradient[0] = 0;

            double[] byWeight = new double[ThreeInputs.ParameterCount];
            ThreeInputs.Unpack(gradient, byWeight);
            AssertDigits([expected.Number("pred"), expected.Number("error"), expected.Number("delta")], [prediction, 2 * loss, prediction - goal]);
            AssertDigits(expected.Numbers("weights"), Weights<ThreeInputs>(network));
            AssertDigits(expected.Numbers("weight_deltas"), byWeight);
            for (int p = 0; p < gradient.Length; p++)
                network.Parameters[p] -= alpha * gradient[p];
        }
    }

    private static void StreetlightsLinear(Oracle oracle)
    {
        double[] inputs = oracle.Numbers("inputs");
        double[] targets = oracle.Numbers("targets");
        double[] expected = oracle.Numbers("sum_squared_error");
        var network = With<ThreeInputs>(oracle.Numbers("initial_weights"));
        AssertDigits(expected, expected.Select(_ => SumOfSquares(network.TrainEpoch(inputs, targets, oracle.Number("alpha")), targets.Length)));
        AssertDigits(oracle.Numbers("final_weights"), Weights<ThreeInputs>(network));
    }

    private static void StreetlightsDeep(Oracle oracle)
    {
        double[] inputs = oracle.Numbers("inputs");
        double[] targets = oracle.Numbers("targets");
        var network = new Streetlights();
        Assert.Equal(oracle.Numbers("initial_weights"), Weights<Streetlights>(network));
        double[] errors = [.. Enumerable.Range(0, 60).Select(_ => SumOfSquares(network.TrainEpoch(inputs, targets, oracle.Number("alpha")), targets.Length))];
        AssertDigits(oracle.Numbers("sum_squared_error_every_10"), errors.Where((_, iteration) => iteration % 10 == 9));
        AssertDigits(oracle.Numbers("final_weights"), Weights<Streetlights>(network));
    }

    // The mean of half the squares, as a loss is, and the texts' sum of squares.
    private static double SumOfSquares(double meanLoss, int rows) => 2 * meanLoss * rows;

    private static double Squared(double value) => value * value;

    private static IEnumerable<double> Both((double Error, double Prediction) figures) => [figures.Error, figures.Prediction];

    // The texts write a matrix a row per output; the canonical order has a row per input.
    private static double[] Transposed(double[] threeByThree) => [.. Enumerable.Range(0, 9).Select(i => threeByThree[i % 3 * 3 + i / 3])];

    private static TNetwork With<TNetwork>(double[] weights)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        TNetwork network = TNetwork.Create(0);
        TNetwork.Pack(weights, network.Parameters);
        return network;
    }

    private static double[] Weights<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        double[] weights = new double[TNetwork.ParameterCount];
        TNetwork.Unpack(network.Parameters, weights);
        return weights;
    }

    private static double[] Outputs<TNetwork>(TNetwork network, double[] inputs)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        double[] outputs = new double[inputs.Length / TNetwork.InputSize * TNetwork.OutputSize];
        network.ForwardBatch(inputs, outputs);
        return outputs;
    }

    private static void AssertDigits(IEnumerable<double> expected, IEnumerable<double> actual) => SignificantDigits.AssertAgree(12, [.. expected], [.. actual]);
}
