namespace NetDsl.Tests.Checks;

/// <summary>An activation whose derivative is a twentieth too large.</summary>
public readonly struct WrongSlope : IActivation<float>, IActivation<double>
{
    public static float Value(float z) => MathF.Sin(z);

    public static float Derivative(float z, float value) => 1.05f * MathF.Cos(z);

    public static double Value(double z) => Math.Sin(z);

    public static double Derivative(double z, double value) => 1.05 * Math.Cos(z);
}

[Network(Precision = Precision.Double)]
[Layer(3), Layer(4, Tanh), Layer(5, typeof(WrongSlope)), Layer(2)]
public partial class WrongDouble;

[Layer(3), Layer(4, Tanh), Layer(5, typeof(WrongSlope)), Layer(2)]
public partial class WrongSingle;
