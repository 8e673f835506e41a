using NetDsl;

namespace NetDsl.Compatibility;

/// <summary>Small enough to be written out.</summary>
[Layer(3)]
[Layer(4, Activation.Relu)]
[Layer(1)]
public partial class Small;

/// <summary>Several outputs, names, double precision.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
[Layer(3)]
[Layer(3, Activation.Sigmoid)]
public partial class Named;

/// <summary>Too large to be written out, with gaps and pre-activations.</summary>
[Layer(17)]
[Layer(33, Activation.Gelu)]
[Layer(18, Activation.Softplus)]
[Layer(9)]
public partial class Large;

/// <summary>Too large for the stack.</summary>
[Layer(8)]
[Layer(20_000, Activation.Relu)]
[Layer(1)]
public partial class Wide;

/// <summary>A network of networks, one of them written out where it is used by itself.</summary>
[Layer<Large>]
[Layer(3)]
[Layer<Small>]
public partial class Composed;

/// <summary>A user's activation for single numbers.</summary>
public readonly struct Cube : IActivation<float>, IActivation<double>
{
    /// <inheritdoc/>
    public static float Value(float z) => z * z * z;

    /// <inheritdoc/>
    public static float Derivative(float z, float value) => 3 * z * z;

    /// <inheritdoc/>
    public static double Value(double z) => z * z * z;

    /// <inheritdoc/>
    public static double Derivative(double z, double value) => 3 * z * z;
}

/// <summary>Activations by type.</summary>
[Layer(5)]
[Layer(6, typeof(Cube))]
[Layer(2, typeof(Cube))]
internal sealed partial class Custom;

/// <summary>A classifier small enough to be written out, and calls of its overloads.</summary>
[Layer(3)]
[Layer(5, Activation.Softmax)]
internal sealed partial class SmallClassifier
{
    internal float Train(float[] inputs, int[] labels) =>
        TrainEpoch(inputs, labels, 0.1f) + TrainStep([1, 2, 3], [1, 0, 0, 0, 0], 0.1f) + TrainStep([1, 2, 3], 4, 0.1f) + TrainBatch([1, 2, 3], [0, 0, 0, 0, 1], 0.1f);
}

/// <summary>A larger one.</summary>
[Network(Precision = Precision.Double)]
[Layer(30)]
[Layer(20, Activation.Softmax)]
internal sealed partial class LargeClassifier;

/// <summary>A loss of yes and no.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Layer(3)]
[Layer(5, Activation.Sigmoid)]
internal sealed partial class Questions;

/// <summary>A loss with a parameter.</summary>
[Network(Loss = Loss.Huber, HuberDelta = 0.1)]
[Layer(30)]
[Layer(20, Activation.Tanh)]
internal sealed partial class Bounded;

/// <summary>Rows with names, and calls of them.</summary>
internal static class TypedRowCalls
{
    internal static double Run(Named network)
    {
        Named.Input[] rows = [(toes: 8.5, winRate: 0.65, fans: 1.2), (1, 0, 1)];
        Named.Output[] targets = [(0.1, 1, 0.1), (0, 1, 0)];
        network.ForwardBatch(rows, targets);
        return network.TrainEpoch(rows, targets, 0.1) + network.TrainEpoch(Named.Input.Rows([(1, 0, 1)]), Named.Output.Rows([(0.1, 1, 0)]), 0.1)
            + network.TrainEpoch([1, 0, 1], [1, 0, 0], 0.1) + network.Forward((8.5, 0.65, 1.2)).Hurt;
    }
}
