using System.Numerics;
using Xunit;

namespace NetDsl.Tests.Optimizers;

/// <summary>The optimizers and schedules are PyTorch's: in double to 12 digits over 100 steps, in float to what float has.</summary>
public sealed class PyTorchTests
{
    public static TheoryData<string> Optimizers { get; } = [.. OptimizerFigures.Optimizers.Keys];

    public static TheoryData<string> Schedules { get; } = [.. OptimizerFigures.Schedules.Keys];

    [Fact]
    public void Every_case_has_its_optimizer()
    {
        Assert.Equal(OptimizerFigures.Names("vectors"), OptimizerFigures.Optimizers.Keys);
        Assert.Equal(OptimizerFigures.Names("networks"), OptimizerFigures.Optimizers.Keys);
        Assert.Equal(OptimizerFigures.Names("schedules"), OptimizerFigures.Schedules.Keys);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Double(string name) => Vector<double>(name, 1e-12);

    [Theory, MemberData(nameof(Optimizers))]
    public void Float(string name) => Vector<float>(name, 2e-4);

    [Theory, MemberData(nameof(Optimizers))]
    public void Network(string name)
    {
        Optimizer optimizer = OptimizerFigures.Optimizers[name];
        var network = new Net_3_4_2_Optimized();
        Net_3_4_2_Optimized.Pack(Numbers(26, 37, 101, 50, 64), network.Parameters);
        double[] inputs = Numbers(12, 29, 17, 8, 8), targets = Numbers(8, 11, 13, 6, 8), gradient = new double[Net_3_4_2_Optimized.StorageSize];
        OptimizerState<double> state = optimizer.CreateState<double>(Net_3_4_2_Optimized.StorageSize);
        for (int step = 0; step < OptimizerFigures.Steps; step++)
        {
            network.BackwardBatch(inputs, targets, gradient);
            state.Step(network.Parameters, gradient, optimizer.LearningRate, gradientScale: 0.25);
        }

        double[] actual = new double[26];
        Net_3_4_2_Optimized.Unpack(network.Parameters, actual);
        Compare(OptimizerFigures.Numbers("networks", name), actual, 1e-12);

        // i · factor modulo so much, centred, in parts of the divisor.
        static double[] Numbers(int count, int factor, int modulus, int middle, int divisor) =>
            [.. Enumerable.Range(0, count).Select(i => ((i * factor % modulus) - middle) / (double)divisor)];
    }

    [Theory, MemberData(nameof(Schedules))]
    public void Schedule(string name)
    {
        LearningRateSchedule schedule = OptimizerFigures.Schedules[name];
        Compare(OptimizerFigures.Numbers("schedules", name), [.. Enumerable.Range(0, 31).Select(epoch => schedule.At(epoch))], 1e-12);
    }

    /// <summary>Checks one case; also run in processes that have other vectors.</summary>
    internal static void Vector<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer optimizer = OptimizerFigures.Optimizers[name];
        T[] parameters = OptimizerFigures.Start<T>(), gradient = new T[OptimizerFigures.Count];
        OptimizerState<T> state = optimizer.CreateState<T>(OptimizerFigures.Count);
        for (int step = 1; step <= OptimizerFigures.Steps; step++)
        {
            OptimizerFigures.AddGradient<T>(parameters, gradient, step);
            state.Step(parameters, gradient, optimizer.LearningRate);
            if (step is 1 or OptimizerFigures.Steps)
            {
                double[] expected = OptimizerFigures.Numbers("vectors", name, step == 1 ? "first" : "last");
                Compare(expected, Array.ConvertAll(parameters, double.CreateChecked), tolerance);
            }
        }

        Assert.Equal(0, double.CreateChecked(parameters[5]));
        Assert.Equal(new T[OptimizerFigures.Count], gradient);
    }

    // Relative; a parameter that has come near 0 is as exact as those of a hundredth.
    private static void Compare(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]) / Math.Max(Math.Abs(expected[i]), 0.01);
            Assert.True(error <= tolerance, $"[{i}] is {actual[i]:R}, it should be {expected[i]:R}: {error:G2}");
        }
    }
}

[Network(Precision = Precision.Double)]
[Layer(3), Layer(4, Tanh), Layer(2)]
internal sealed partial class Net_3_4_2_Optimized;
