using System.Runtime.Intrinsics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Kernels;

/// <summary>Activations of a user, scalar and vector, through the adapters that the kernels see them by.</summary>
public class UserActivationTests
{
    private static readonly double[] _z = Enumerable.Range(-20, 41).Select(i => i * 0.25).ToArray();

    [Fact]
    public void A_scalar_activation_is_applied_to_every_element_of_every_width()
    {
        var z = Array.ConvertAll(_z, x => (float)x);
        CheckCube(z, ActivationRunner.Apply<ScalarFunction<Cube, float>, Single128, Vector128<float>, float>(z));
        CheckCube(z, ActivationRunner.Apply<ScalarFunction<Cube, float>, Single256, Vector256<float>, float>(z));
        CheckCube(z, ActivationRunner.Apply<ScalarFunction<Cube, float>, Single512, Vector512<float>, float>(z));
        CheckCube(_z, ActivationRunner.Apply<ScalarFunction<Cube, double>, Double128, Vector128<double>, double>(_z));
        CheckCube(_z, ActivationRunner.Apply<ScalarFunction<Cube, double>, Double256, Vector256<double>, double>(_z));
        CheckCube(_z, ActivationRunner.Apply<ScalarFunction<Cube, double>, Double512, Vector512<double>, double>(_z));
    }

    [Fact]
    public void A_vector_activation_with_the_narrow_form_alone_works_on_every_width()
    {
        var z = Array.ConvertAll(_z, x => (float)x);
        CheckSquare(z, ActivationRunner.Apply<VectorFunction<Square, float>, Single128, Vector128<float>, float>(z));
        CheckSquare(z, ActivationRunner.Apply<VectorFunction<Square, float>, Single256, Vector256<float>, float>(z));
        CheckSquare(z, ActivationRunner.Apply<VectorFunction<Square, float>, Single512, Vector512<float>, float>(z));
        CheckSquare(_z, ActivationRunner.Apply<VectorFunction<SquareDouble, double>, Double128, Vector128<double>, double>(_z));
        CheckSquare(_z, ActivationRunner.Apply<VectorFunction<SquareDouble, double>, Double256, Vector256<double>, double>(_z));
        CheckSquare(_z, ActivationRunner.Apply<VectorFunction<SquareDouble, double>, Double512, Vector512<double>, double>(_z));
    }

    [Fact]
    public void A_wide_form_is_used_where_the_activation_has_one()
    {
        var z = Vector256.Create(1f);
        Assert.Equal(Vector256.Create(256f), Single256.Value<WidthTeller>(z));
        Assert.Equal(Vector256.Create(-256f), Single256.Derivative<WidthTeller>(z, z));
        Assert.Equal(Vector512.Create(256f), Single512.Value<WidthTeller>(Vector512.Create(1f)));
        Assert.Equal(Vector128.Create(128f), Single128.Value<WidthTeller>(Vector128.Create(1f)));
    }

    [Fact]
    public void Four_lanes_and_single_numbers_apply_them_too()
    {
        Assert.Equal(Vector128.Create(8f), Lanes4.Apply<ScalarFunction<Cube, float>>(Vector128.Create(2f)));
        Assert.Equal(Vector256.Create(8.0), Lanes4.Apply<ScalarFunction<Cube, double>>(Vector256.Create(2.0)));
        Assert.Equal(4f, Lanes4.Apply<VectorFunction<Square, float>>(2f));
        Assert.Equal(4.0, Lanes4.Apply<VectorFunction<SquareDouble, double>>(2.0));

        // 3z² + (value − z³) tells whether z and value came each in its place.
        var (z, value) = (Vector128.Create(2f), Vector128.Create(9f));
        Assert.Equal(Vector128.Create(13f), Lanes4.ApplyDerivative<ScalarFunction<Cube, float>>(z, value));
        var (zDouble, valueDouble) = (Vector256.Create(2.0), Vector256.Create(9.0));
        Assert.Equal(Vector256.Create(13.0), Lanes4.ApplyDerivative<ScalarFunction<Cube, double>>(zDouble, valueDouble));
        Assert.Equal(13f, Lanes4.ApplyDerivative<ScalarFunction<Cube, float>>(2f, 9f));
        Assert.Equal(13.0, Lanes4.ApplyDerivative<ScalarFunction<Cube, double>>(2.0, 9.0));
    }

    private static void CheckCube(float[] z, (float[] Values, float[] Derivatives) actual)
    {
        Assert.Equal(z.Select(x => x * x * x), actual.Values);
        Assert.Equal(z.Select(x => 3 * x * x), actual.Derivatives);
    }

    private static void CheckCube(double[] z, (double[] Values, double[] Derivatives) actual)
    {
        Assert.Equal(z.Select(x => x * x * x), actual.Values);
        Assert.Equal(z.Select(x => 3 * x * x), actual.Derivatives);
    }

    private static void CheckSquare(float[] z, (float[] Values, float[] Derivatives) actual)
    {
        Assert.Equal(z.Select(x => x * x), actual.Values);
        Assert.Equal(z.Select(x => 2 * x), actual.Derivatives);
    }

    private static void CheckSquare(double[] z, (double[] Values, double[] Derivatives) actual)
    {
        Assert.Equal(z.Select(x => x * x), actual.Values);
        Assert.Equal(z.Select(x => 2 * x), actual.Derivatives);
    }

    private readonly struct Cube : IActivation<float>, IActivation<double>
    {
        public static float Value(float z) => z * z * z;

        public static float Derivative(float z, float value) => (3 * z * z) + (value - (z * z * z));

        public static double Value(double z) => z * z * z;

        public static double Derivative(double z, double value) => (3 * z * z) + (value - (z * z * z));
    }

    private readonly struct Square : IVectorActivation<Square, float>
    {
        public static float Value(float z) => z * z;

        public static float Derivative(float z, float value) => 2 * z;

        public static Vector128<float> Value(Vector128<float> z) => z * z;

        public static Vector128<float> Derivative(Vector128<float> z, Vector128<float> value) => z + z;
    }

    private readonly struct SquareDouble : IVectorActivation<SquareDouble, double>
    {
        public static double Value(double z) => z * z;

        public static double Derivative(double z, double value) => 2 * z;

        public static Vector128<double> Value(Vector128<double> z) => z * z;

        public static Vector128<double> Derivative(Vector128<double> z, Vector128<double> value) => z + z;
    }

    /// <summary>Tells which of its forms was called: 256 bits have one of their own, 512 are worked in halves of those.</summary>
    private readonly struct WidthTeller : IVectorActivation<WidthTeller, float>
    {
        public static float Value(float z) => 1;

        public static float Derivative(float z, float value) => -1;

        public static Vector128<float> Value(Vector128<float> z) => Vector128.Create(128f);

        public static Vector128<float> Derivative(Vector128<float> z, Vector128<float> value) => Vector128.Create(-128f);

        public static Vector256<float> Value(Vector256<float> z) => Vector256.Create(256f);

        public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> value) => Vector256.Create(-256f);
    }
}
