using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>
/// Each loss and its gradient by the pre-activations against figures of PyTorch 1.13 in float64 (torch.nn.functional, the sum
/// over a row's outputs; python3-torch of Debian 12).
/// </summary>
public sealed class PyTorchTests
{
    private static readonly double[][] _z = [[0.3, -1.2, 2.5, 0], [100, -100, 99, 3], [-40, -39.5, -41, -60]];

    private static readonly Dictionary<string, Figures> _figures = new()
    {
        ["cross_entropy of probabilities"] = new(
            [[0.1, 0.2, 0.6, 0.1], [0.0, 0.0, 1.0, 0.0], [0.5, 0.25, 0.125, 0.125]],
            [1.40689130355935, 1.3132616875182228, 3.604130606019999],
            [[-0.008999593328651065, -0.17969506468584967, 0.2212798986629193, -0.03258524064841854], [0.7310585786300049, 1.0117094278071475e-87, -0.7310585786300049, 5.462449476500693e-43], [-0.16850103980241193, 0.2965493868927387, -0.003048347773597096, -0.12499999931672971]]),
        ["cross_entropy of weights"] = new(
            [[0.5, 0.0, 2.0, 1.0], [0.3, 0.1, 0.0, 0.2], [1.0, 1.0, 1.0, 1.0]],
            [4.289119562457724, 39.58795701251094, 24.916522424079997],
            [[-0.18149857665027871, 0.07106727359952615, 0.8744796453202175, -0.7640483422694648], [0.13863514717800302, -0.1, 0.16136485282199708, -0.2], [0.32599584079035226, 1.1861975475709547, -0.5121933910943883, -0.9999999972669189]]),
        ["binary_cross_entropy_with_logits"] = new(
            [[1.0, 0.0, 0.25, 0.5], [1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.5, 0.125]],
            [3.464674626659053, 99.04858735157374, 67.5],
            [[-0.42555748318834097, 0.23147521650098238, 0.6741418199787566, 0.0], [0.0, 3.7200759760208356e-44, 1.0, -0.047425873177566635], [4.248354255291589e-18, -1.0, -0.5, -0.125]]),
        ["l1_loss"] = new(
            [[0.25, -1.0, 2.5, 1.0], [99.0, -103.5, 98.75, 3.0], [-40.0, -41.0, -40.9, -58.0]],
            [1.25, 4.75, 3.6000000000000014],
            [[1.0, -1.0, 0.0, -1.0], [1.0, 1.0, 1.0, 0.0], [0.0, 1.0, -1.0, -1.0]]),
        ["huber_loss(delta=1)"] = new(
            [[0.25, -1.0, 2.5, 1.0], [99.0, -103.5, 98.75, 3.0], [-40.0, -41.0, -40.9, -58.0]],
            [0.52125, 3.53125, 2.505],
            [[0.04999999999999999, -0.19999999999999996, 0.0, -1.0], [1.0, 1.0, 0.25, 0.0], [0.0, 1.0, -0.10000000000000142, -1.0]]),
        ["huber_loss(delta=0.75)"] = new(
            [[0.25, -1.0, 2.5, 1.0], [99.0, -103.5, 98.75, 3.0], [-40.0, -41.0, -40.9, -58.0]],
            [0.49, 2.84375, 2.0675],
            [[0.04999999999999999, -0.19999999999999996, 0.0, -0.75], [0.75, 0.75, 0.25, 0.0], [0.0, 0.75, -0.10000000000000142, -0.75]]),
        ["mse_loss(softmax) / 2"] = new(
            [[0.1, 0.2, 0.6, 0.1], [0.0, 0.0, 1.0, 0.0], [0.5, 0.25, 0.125, 0.125]],
            [0.04119895020645999, 0.534446645388523, 0.06598421576714221],
            [[-0.01675025708616064, -0.007203448050488714, 0.037952621525393596, -0.013998916388744261], [0.28746968091443026, -3.417905633196796e-88, -0.2874696809144303, -1.8454050465113638e-43], [-0.09094682418698874, 0.10422706204472783, -0.013280237700006666, -1.5773240789425287e-10]]),
        ["l1_loss(softmax)"] = new(
            [[0.1, 0.2, 0.6, 0.1], [0.0, 0.0, 1.0, 0.0], [0.5, 0.25, 0.125, 0.125]],
            [0.4425597973258386, 1.4621171572600096, 0.5930987737854774],
            [[-0.1494736095386598, -0.03335207043432503, 0.29355845343028864, -0.11073277345730385], [0.3932238664829637, 5.44181143055764e-88, -0.39322386648296376, 2.9381578527437585e-43], [-0.3623611069031443, 0.49566630915982024, -0.13330520150979402, -7.468819081242616e-10]]),
        ["huber_loss(softmax, delta=0.25)"] = new(
            [[0.5, 0.0, 2.0, 1.0], [0.3, 0.1, 0.0, 0.2], [1.0, 1.0, 1.0, 1.0]],
            [0.5365323790275935, 0.1375, 0.625],
            [[-0.0004994579366506478, 0.00537708009725715, -0.00450761462067161, -0.00037000753993489524], [0.0, -3.540982997325059e-88, 0.0, -2.458102264425307e-43], [0.0, 0.0, 0.0, 0.0]]),
        ["l1_loss(sigmoid)"] = new(
            [[1.0, 0.0, 0.25, 0.5], [1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.5, 0.125]],
            [1.33117451966808, 1.0474258731775667, 1.625],
            [[-0.24445831169074586, 0.1778944406468057, 0.07010371654510807, 0.0], [0.0, 3.7200759760208356e-44, 0.0, -0.045176659730912], [4.248354255291589e-18, -7.004352026168645e-18, -1.5628821893349888e-18, -8.75651076269652e-27]]),
        ["cross_entropy of classes"] = new(
            [[0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]],
            [0.19689130355934986, 200.31326168751824, 21.10413060602],
            [[0.09100040667134894, 0.02030493531415033, -0.17872010133708072, 0.06741475935158146], [0.7310585786300049, -1.0, 0.2689414213699951, 5.462449476500693e-43], [0.33149896019758807, 0.5465493868927387, 0.1219516522264029, -0.9999999993167297]]),
    };

    private static readonly Dictionary<string, Action<Figures>> _checks = new()
    {
        ["cross_entropy of probabilities"] = figures =>
        {
            Check<CrossEntropy4>(figures);
            Check<CrossEntropy40>(figures);
        },
        ["cross_entropy of weights"] = figures =>
        {
            Check<CrossEntropy4>(figures);
            Check<CrossEntropy40>(figures);
        },
        ["cross_entropy of classes"] = figures =>
        {
            Check<CrossEntropy4>(figures);
            Check<CrossEntropy40>(figures);
        },
        ["binary_cross_entropy_with_logits"] = figures =>
        {
            Check<BinaryCrossEntropy4>(figures);
            Check<BinaryCrossEntropy40>(figures);
        },
        ["l1_loss"] = figures =>
        {
            Check<Absolute4>(figures);
            Check<Absolute40>(figures);
        },
        ["huber_loss(delta=1)"] = figures =>
        {
            Check<Huber4>(figures);
            Check<Huber40>(figures);
        },
        ["huber_loss(delta=0.75)"] = figures =>
        {
            Check<NarrowHuber4>(figures);
            Check<NarrowHuber40>(figures);
        },
        ["mse_loss(softmax) / 2"] = figures =>
        {
            Check<SoftmaxSquared4>(figures);
            Check<SoftmaxSquared40>(figures);
        },
        ["l1_loss(softmax)"] = figures =>
        {
            Check<SoftmaxAbsolute4>(figures);
            Check<SoftmaxAbsolute40>(figures);
        },
        ["huber_loss(softmax, delta=0.25)"] = figures =>
        {
            Check<SoftmaxHuber4>(figures);
            Check<SoftmaxHuber40>(figures);
        },
        ["l1_loss(sigmoid)"] = figures =>
        {
            Check<SigmoidAbsolute4>(figures);
            Check<SigmoidAbsolute40>(figures);
        },
    };

    public static TheoryData<string> Names { get; } = [.. _figures.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Losses_and_gradients_are_those_of_PyTorch(string name) => _checks[name](_figures[name]);

    [Fact]
    public void A_class_by_its_index_has_the_figures_of_its_one_hot_target()
    {
        Figures figures = _figures["cross_entropy of classes"];
        var network = Identity<CrossEntropy4>();
        int[] classes = [2, 1, 3];
        for (int row = 0; row < _z.Length; row++)
            Agree(figures.Losses[row], network.Backward(_z[row], classes[row], new double[CrossEntropy4.StorageSize]));

        double loss = network.BackwardBatch(_z.SelectMany(z => z).ToArray(), classes, new double[CrossEntropy4.StorageSize]);
        Agree(figures.Losses.Sum(), loss);
    }

    private static void Check<TNetwork>(Figures figures)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        TNetwork network = Identity<TNetwork>();
        for (int row = 0; row < _z.Length; row++)
        {
            double[] input = [.. _z[row], .. new double[TNetwork.InputSize - 4]], gradient = new double[TNetwork.StorageSize];
            Agree(figures.Losses[row], network.Backward(input, figures.Targets[row], gradient));

            // The gradient of a bias is that of its pre-activation.
            double[] canonical = new double[TNetwork.ParameterCount];
            TNetwork.Unpack(gradient, canonical);
            for (int j = 0; j < 4; j++)
                Agree(figures.Gradients[row][j], canonical[^(4 - j)]);
        }
    }

    private static TNetwork Identity<TNetwork>()
        where TNetwork : class, INetwork<TNetwork, double>
    {
        double[] canonical = new double[TNetwork.ParameterCount];
        for (int i = 0; i < 4; i++)
            canonical[(i * 4) + i] = 1;
        TNetwork network = TNetwork.Create(0);
        TNetwork.Pack(canonical, network.Parameters);
        return network;
    }

    // 13 digits, or what is left of differences between numbers near 1.
    private static void Agree(double expected, double actual) => Assert.InRange(actual, expected - Allowed(expected), expected + Allowed(expected));

    private static double Allowed(double expected) => Math.Max(1e-13 * Math.Abs(expected), 2e-16);

    private sealed record Figures(double[][] Targets, double[] Losses, double[][] Gradients);
}
