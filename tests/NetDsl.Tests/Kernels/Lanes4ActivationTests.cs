using System.Runtime.Intrinsics;
using NetDsl.Kernels;
using Xunit;
using static NetDsl.Activation;

namespace NetDsl.Tests.Kernels;

/// <summary>The activations that generated code calls by name: the same bits as the kernels', beside others or alone.</summary>
public class Lanes4ActivationTests
{
    private static readonly double[] _z = [-80.5, -3, -0.75, -0.0, 0, 1e-6, 0.6, 2.5, 17, 90, -1e-9, double.NegativeInfinity];

    [Fact]
    public void Four_floats_and_one_have_the_bits_of_the_kernels()
    {
        Check(Relu, Lanes4.Relu, Lanes4.ReluDerivative, Lanes4.Relu, Lanes4.ReluDerivative);
        Check(LeakyRelu, Lanes4.LeakyRelu, Lanes4.LeakyReluDerivative, Lanes4.LeakyRelu, Lanes4.LeakyReluDerivative);
        Check(Sigmoid, Lanes4.Sigmoid, Lanes4.SigmoidDerivative, Lanes4.Sigmoid, Lanes4.SigmoidDerivative);
        Check(Tanh, Lanes4.Tanh, Lanes4.TanhDerivative, Lanes4.Tanh, Lanes4.TanhDerivative);
        Check(Elu, Lanes4.Elu, Lanes4.EluDerivative, Lanes4.Elu, Lanes4.EluDerivative);
        CheckFromZ(Gelu, Lanes4.Gelu, Lanes4.GeluDerivative, Lanes4.Gelu, Lanes4.GeluDerivative);
        CheckFromZ(Silu, Lanes4.Silu, Lanes4.SiluDerivative, Lanes4.Silu, Lanes4.SiluDerivative);
        CheckFromZ(Softplus, Lanes4.Softplus, Lanes4.SoftplusDerivative, Lanes4.Softplus, Lanes4.SoftplusDerivative);
    }

    [Fact]
    public void Four_doubles_and_one_have_the_bits_of_the_kernels()
    {
        CheckDouble(Relu, Lanes4.Relu, Lanes4.ReluDerivative, Lanes4.Relu, Lanes4.ReluDerivative);
        CheckDouble(LeakyRelu, Lanes4.LeakyRelu, Lanes4.LeakyReluDerivative, Lanes4.LeakyRelu, Lanes4.LeakyReluDerivative);
        CheckDouble(Sigmoid, Lanes4.Sigmoid, Lanes4.SigmoidDerivative, Lanes4.Sigmoid, Lanes4.SigmoidDerivative);
        CheckDouble(Tanh, Lanes4.Tanh, Lanes4.TanhDerivative, Lanes4.Tanh, Lanes4.TanhDerivative);
        CheckDouble(Elu, Lanes4.Elu, Lanes4.EluDerivative, Lanes4.Elu, Lanes4.EluDerivative);
        CheckDoubleFromZ(Gelu, Lanes4.Gelu, Lanes4.GeluDerivative, Lanes4.Gelu, Lanes4.GeluDerivative);
        CheckDoubleFromZ(Silu, Lanes4.Silu, Lanes4.SiluDerivative, Lanes4.Silu, Lanes4.SiluDerivative);
        CheckDoubleFromZ(Softplus, Lanes4.Softplus, Lanes4.SoftplusDerivative, Lanes4.Softplus, Lanes4.SoftplusDerivative);
    }

    private static void Check(
        Activation activation,
        Func<Vector128<float>, Vector128<float>> value,
        Func<Vector128<float>, Vector128<float>> derivative,
        Func<float, float> scalarValue,
        Func<float, float> scalarDerivative) =>
        CheckFromZ(activation, value, z => derivative(value(z)), scalarValue, z => scalarDerivative(scalarValue(z)));

    private static void CheckFromZ(
        Activation activation,
        Func<Vector128<float>, Vector128<float>> value,
        Func<Vector128<float>, Vector128<float>> derivative,
        Func<float, float> scalarValue,
        Func<float, float> scalarDerivative)
    {
        var z = Array.ConvertAll(_z, x => (float)x);
        var expected = ActivationRunner.Both(LanesName.Single512, activation, _z);
        var chunks = z.Chunk(4).Select(four => Vector128.Create(four)).ToArray();
        AssertSameBits(expected.Values, chunks.SelectMany(four => Elements(value(four))));
        AssertSameBits(expected.Derivatives, chunks.SelectMany(four => Elements(derivative(four))));
        AssertSameBits(expected.Values, z.Select(x => (double)scalarValue(x)));
        AssertSameBits(expected.Derivatives, z.Select(x => (double)scalarDerivative(x)));
    }

    private static void CheckDouble(
        Activation activation,
        Func<Vector256<double>, Vector256<double>> value,
        Func<Vector256<double>, Vector256<double>> derivative,
        Func<double, double> scalarValue,
        Func<double, double> scalarDerivative) =>
        CheckDoubleFromZ(activation, value, z => derivative(value(z)), scalarValue, z => scalarDerivative(scalarValue(z)));

    private static void CheckDoubleFromZ(
        Activation activation,
        Func<Vector256<double>, Vector256<double>> value,
        Func<Vector256<double>, Vector256<double>> derivative,
        Func<double, double> scalarValue,
        Func<double, double> scalarDerivative)
    {
        var expected = ActivationRunner.Both(LanesName.Double512, activation, _z);
        var chunks = _z.Chunk(4).Select(four => Vector256.Create(four)).ToArray();
        AssertSameBits(expected.Values, chunks.SelectMany(four => Elements(value(four))));
        AssertSameBits(expected.Derivatives, chunks.SelectMany(four => Elements(derivative(four))));
        AssertSameBits(expected.Values, _z.Select(scalarValue));
        AssertSameBits(expected.Derivatives, _z.Select(scalarDerivative));
    }

    private static IEnumerable<double> Elements(Vector128<float> vector) => Enumerable.Range(0, 4).Select(i => (double)vector[i]);

    private static IEnumerable<double> Elements(Vector256<double> vector) => Enumerable.Range(0, 4).Select(i => vector[i]);

    private static void AssertSameBits(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));
}
