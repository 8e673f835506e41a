using System.Runtime.Intrinsics;

namespace NetDsl.Tests.Networks;

/// <summary>An activation of a user's, written for single numbers.</summary>
public readonly struct Cubic : IActivation<float>, IActivation<double>
{
    public static float Value(float z) => z - z * z * z / 6;

    public static float Derivative(float z, float value) => 1 - z * z / 2;

    public static double Value(double z) => z - z * z * z / 6;

    public static double Derivative(double z, double value) => 1 - z * z / 2;
}

/// <summary>One whose derivative is written by its value, on a class, with private parts.</summary>
public sealed class Logistic : IActivation<float>, IActivation<double>
{
    public static float Value(float z) => 1 / (1 + MathF.Exp(-z));

    public static float Derivative(float z, float value) => Slope(value);

    public static double Value(double z) => 1 / (1 + Math.Exp(-z));

    public static double Derivative(double z, double value) => Slope(value);

    private static float Slope(float value) => value * (1 - value);

    private static double Slope(double value) => value * (1 - value);
}

/// <summary>One written for vectors of 128 bits: the wider forms are the interface's.</summary>
public readonly struct SoftSign : IVectorActivation<SoftSign, float>, IVectorActivation<SoftSign, double>
{
    public static float Value(float z) => z / (1 + MathF.Abs(z));

    public static float Derivative(float z, float value) => (1 - MathF.Abs(value)) * (1 - MathF.Abs(value));

    public static double Value(double z) => z / (1 + Math.Abs(z));

    public static double Derivative(double z, double value) => (1 - Math.Abs(value)) * (1 - Math.Abs(value));

    public static Vector128<float> Value(Vector128<float> z) => z / (Vector128<float>.One + Vector128.Abs(z));

    public static Vector128<float> Derivative(Vector128<float> z, Vector128<float> value)
    {
        Vector128<float> rest = Vector128<float>.One - Vector128.Abs(value);
        return rest * rest;
    }

    public static Vector128<double> Value(Vector128<double> z) => z / (Vector128<double>.One + Vector128.Abs(z));

    public static Vector128<double> Derivative(Vector128<double> z, Vector128<double> value)
    {
        Vector128<double> rest = Vector128<double>.One - Vector128.Abs(value);
        return rest * rest;
    }
}

/// <summary>One with a kink, and with every width written out.</summary>
public readonly struct Hinge : IVectorActivation<Hinge, float>, IActivation<double>
{
    public static float Value(float z) => z > 0 ? 2 * z : -z;

    public static float Derivative(float z, float value) => z > 0 ? 2 : -1;

    public static double Value(double z) => z > 0 ? 2 * z : -z;

    public static double Derivative(double z, double value) => z > 0 ? 2 : -1;

    public static Vector128<float> Value(Vector128<float> z) => Vector128.Max(z + z, -z);

    public static Vector128<float> Derivative(Vector128<float> z, Vector128<float> value) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(z, Vector128<float>.Zero), Vector128.Create(2f), Vector128.Create(-1f));

    public static Vector256<float> Value(Vector256<float> z) => Vector256.Max(z + z, -z);

    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> value) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), Vector256.Create(2f), Vector256.Create(-1f));

    public static Vector512<float> Value(Vector512<float> z) => Vector512.Max(z + z, -z);

    public static Vector512<float> Derivative(Vector512<float> z, Vector512<float> value) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(z, Vector512<float>.Zero), Vector512.Create(2f), Vector512.Create(-1f));
}
