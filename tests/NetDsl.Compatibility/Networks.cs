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
