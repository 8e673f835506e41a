using NetDsl.Kernels;
using NetDsl.Tests.Parallel;
using Xunit;

#pragma warning disable NDSL102 // wrong lengths are what is tested

namespace NetDsl.Tests.Optimizers;

/// <summary>What holds for the steps of every optimizer.</summary>
public sealed class StepTests
{
    public static TheoryData<string> Optimizers => PyTorchTests.Optimizers;

    [Theory, MemberData(nameof(Optimizers))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        // Ends in the middle of a vector, of a piece and of a thread's share.
        const int size = (3 * 8192) + (2048 * 2) + 13;
        float[] alone = Train(1);
        Assert.Equal(alone, Train(2));
        Assert.Equal(alone, Train(5));

        float[] Train(int degree)
        {
            Optimizer optimizer = OptimizerFigures.Optimizers[name];
            OptimizerState<float> state = optimizer.CreateState<float>(size);
            float[] parameters = Values(size, 0), gradient = new float[size];
            for (int step = 1; step <= 3; step++)
            {
                Values(size, step).CopyTo(gradient, 0);
                state.Step(parameters, gradient, optimizer.LearningRate, degree);
                Assert.All(gradient, g => Assert.Equal(0, g));
            }

            return parameters;
        }
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Where_a_parameter_stands_does_not_matter(string name)
    {
        // The same 40 numbers at each place that a vector has, and at the end of the storage.
        Optimizer optimizer = OptimizerFigures.Optimizers[name] with { ClipNorm = null };
        double[] expected = Train(0, 64)[..40];
        for (int start = 1; start < 24; start++)
        {
            Assert.Equal(expected, Train(start, start + 40)[start..(start + 40)]);
        }

        double[] Train(int start, int size)
        {
            OptimizerState<double> state = optimizer.CreateState<double>(size);
            double[] parameters = new double[size], gradient = new double[size];
            Array.ConvertAll(Values(40, 0), value => (double)value).CopyTo(parameters, start);
            for (int step = 1; step <= 3; step++)
            {
                Array.ConvertAll(Values(40, step), value => (double)value).CopyTo(gradient, start);
                state.Step(parameters, gradient, optimizer.LearningRate);
            }

            return parameters;
        }
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Gaps_stay_zero(string name)
    {
        Optimizer optimizer = OptimizerFigures.Optimizers[name];
        var network = new Net_20_40_3_Gaps();
        float[] gradient = new float[Net_20_40_3_Gaps.StorageSize], canonical = new float[Net_20_40_3_Gaps.ParameterCount];
        float[] packed = new float[Net_20_40_3_Gaps.StorageSize];
        Assert.NotEqual(canonical.Length, packed.Length);
        OptimizerState<float> state = optimizer.CreateState<float>(gradient.Length);
        for (int step = 0; step < 20; step++)
        {
            network.BackwardBatch(Values(20 * 7, step), Values(3 * 7, step + 1), gradient);
            state.Step(network.Parameters, gradient, optimizer.LearningRate, gradientScale: 1 / 7.0);
        }

        Net_20_40_3_Gaps.Unpack(network.Parameters, canonical);
        Net_20_40_3_Gaps.Pack(canonical, packed);
        Assert.Equal(packed, network.Parameters.ToArray());
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Frozen_layers_keep_every_bit(string name)
    {
        Optimizer optimizer = OptimizerFigures.Optimizers[name] with { L2 = 0.1 };
        int[] frozen = [2];
        LayerInfo[] layers = [.. LayersOf<Net_3_8_5_2_Frozen>().Select(layer => layer with { IsFrozen = frozen.Contains(layer.Index) })];
        float[] parameters = Values(Net_3_8_5_2_Frozen.StorageSize, 0), before = [.. parameters], gradient = Values(parameters.Length, 1);
        OptimizerState<float> state = optimizer.CreateState<float>(parameters.Length);
        state.Step(parameters, gradient, layers, optimizer.LearningRate);
        state.Step(parameters, gradient, layers, optimizer.LearningRate);
        Assert.All(gradient, g => Assert.Equal(0, g));

        // The others are as if there were no frozen ones.
        foreach (LayerInfo layer in layers)
        {
            Range range = layer.StorageStart..(layer.StorageStart + layer.StorageLength);
            if (layer.IsFrozen)
                Assert.Equal(before[range], parameters[range]);
            else
                Assert.All(before[range].Zip(parameters[range]), pair => Assert.True(pair.First == 0 || pair.First != pair.Second));
        }
    }

    [Fact]
    public void Layers_that_are_not_frozen_are_one_step_like_without_layers()
    {
        var optimizer = new Adam { ClipNorm = 0.5, L1 = 0.01 };
        float[] whole = Values(Net_3_8_5_2_Frozen.StorageSize, 0), byLayers = [.. whole];
        optimizer.CreateState<float>(whole.Length).Step(whole, Values(whole.Length, 1), 0.01);
        optimizer.CreateState<float>(whole.Length).Step(byLayers, Values(whole.Length, 1), LayersOf<Net_3_8_5_2_Frozen>(), 0.01);
        foreach (LayerInfo layer in LayersOf<Net_3_8_5_2_Frozen>())
        {
            Range range = layer.StorageStart..(layer.StorageStart + layer.StorageLength);
            Assert.Equal(whole[range], byLayers[range]);
        }
    }

    [Fact]
    public void A_frozen_layer_does_not_count_in_the_norm()
    {
        var optimizer = new Sgd { ClipNorm = 1 };
        LayerInfo[] layers = [.. LayersOf<Net_3_8_5_2_Frozen>().Select(layer => layer with { IsFrozen = layer.Index == 1 })];
        float[] parameters = new float[Net_3_8_5_2_Frozen.StorageSize], gradient = new float[parameters.Length];
        gradient[layers[0].StorageStart] = 100;
        gradient[layers[1].StorageStart] = 0.5f;
        optimizer.CreateState<float>(parameters.Length).Step(parameters, gradient, layers, 1);
        Assert.Equal(-0.5f, parameters[layers[1].StorageStart]);
        Assert.Equal(0, parameters[layers[0].StorageStart]);
    }

    [Fact]
    public void A_norm_beyond_the_largest_number_is_clipped_too()
    {
        float[] parameters = new float[20_000], gradient = [.. Enumerable.Repeat(-3e30f, 20_000)];
        new Sgd { ClipNorm = 10 }.CreateState<float>(20_000).Step(parameters, gradient, 1);
        Assert.All(parameters, w => Assert.Equal(10 / Math.Sqrt(20_000), w, 6));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_is_seen_and_stays_in_its_place(float wrong)
    {
        foreach (Optimizer optimizer in OptimizerFigures.Optimizers.Values.Where(optimizer => optimizer.ClipNorm is not null && optimizer.ClipValue is null))
        {
            float[] parameters = new float[100], gradient = new float[100];
            gradient[70] = wrong;
            optimizer.CreateState<float>(100).Step(parameters, gradient, 0.1);
            Assert.Equal([70], Enumerable.Range(0, 100).Where(i => float.IsNaN(parameters[i])));
            Assert.All(parameters.Where((_, i) => i != 70), w => Assert.Equal(0, w));
        }
    }

    [Fact]
    public void Clipping_by_value_keeps_NaN()
    {
        float[] parameters = new float[19], gradient = [.. Enumerable.Repeat(float.NaN, 19)];
        new Sgd { ClipValue = 1 }.CreateState<float>(19).Step(parameters, gradient, 0.1);
        Assert.All(parameters, w => Assert.True(float.IsNaN(w)));
    }

    [Fact]
    public void Decayed_moments_end_at_zero_and_not_below_the_normal_numbers()
    {
        Decay(new MomentumRule(0.9, 0, 1), 2000);
        Decay(new ScaledRule(0.9, 0.1, 1e-8, 0), 2000);
        Decay(new AdamRule(0.9, 0.99, 1e-8, 0), 20_000);

        static void Decay<TRule>(TRule rule, int steps)
            where TRule : struct, IUpdateRule
        {
            float[] parameters = new float[21], gradient = [.. Enumerable.Repeat(0.5f, 21)], first = new float[21], second = new float[21];
            for (int step = 1; step <= steps; step++)
            {
                rule.Begin(step, 0.001, 1);
                Elementwise.Run(ref rule, ref parameters[0], ref gradient[0], ref first[0], ref second[0], 21);
                Assert.DoesNotContain(first.Concat(second), float.IsSubnormal);
            }

            Assert.All(first.Concat(second), moment => Assert.Equal(0, moment));
        }
    }

    [Fact]
    public void Tiny_gradients_take_no_huge_steps_without_an_epsilon()
    {
        // Their squares are below the normal numbers.
        foreach (Optimizer optimizer in new Optimizer[] { new Adam(0.1) { Epsilon = 0 }, new RmsProp(0.1) { Epsilon = 0 }, new Adagrad(0.1) { Epsilon = 0 } })
        {
            float[] parameters = new float[9], gradient = [.. Enumerable.Repeat(1e-21f, 9)];
            optimizer.CreateState<float>(9).Step(parameters, gradient, 0.1);
            Assert.All(parameters, w => Assert.InRange(w, -0.1f, 0));
        }
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        OptimizerState<float> state = new Adam().CreateState<float>(4);
        float[] four = new float[4], five = new float[5];
        LayerInfo[] beyond = [.. LayersOf<Net_3_8_5_2_Frozen>()];
        Names("parameters", Assert.Throws<ArgumentException>(() => state.Step(five, four, 0.1)));
        Names("gradient", Assert.Throws<ArgumentException>(() => state.Step(four, five, 0.1)));
        Names("layers", Assert.Throws<ArgumentException>(() => state.Step(four, four, beyond, 0.1)));
        Names("learningRate", Assert.Throws<ArgumentOutOfRangeException>(() => state.Step(four, four, -0.1)));
        Names("learningRate", Assert.Throws<ArgumentOutOfRangeException>(() => state.Step(four, four, double.NaN)));
        Names("gradientScale", Assert.Throws<ArgumentOutOfRangeException>(() => state.Step(four, four, 0.1, gradientScale: double.NaN)));
        Names("degreeOfParallelism", Assert.Throws<ArgumentOutOfRangeException>(() => state.Step(four, four, 0.1, degreeOfParallelism: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().CreateState<float>(-1));
        Assert.Equal(0, state.Steps);

        static void Names(string argument, ArgumentException exception)
        {
            Assert.Equal(argument, exception.ParamName);
            Assert.StartsWith("Adam.Step: ", exception.Message, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<LayerInfo> LayersOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork, float> => TNetwork.Layers;

    internal static float[] Values(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => (((i * 37) + (seed * 11)) % 101 - 50) / 64f)];
}

[Collection(nameof(Alone))]
public sealed class StepAllocationTests
{
    [Fact]
    public void Steps_allocate_nothing()
    {
        LayerInfo[] layers = [.. Layers<Net_3_8_5_2_Frozen>().Select(layer => layer with { IsFrozen = layer.Index == 2 })];
        foreach (Optimizer optimizer in OptimizerFigures.Optimizers.Values)
        {
            foreach (int size in new[] { Net_3_8_5_2_Frozen.StorageSize, 40_000 })
            {
                OptimizerState<float> state = optimizer.CreateState<float>(size);
                float[] parameters = StepTests.Values(size, 0), gradient = StepTests.Values(size, 1);
                Run();
                long before = GC.GetAllocatedBytesForCurrentThread();
                Run();
                Run();
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

                void Run()
                {
                    state.Step(parameters, gradient, 0.01);
                    state.Step(parameters, gradient, 0.01, degreeOfParallelism: 4);
                    state.Step(parameters, gradient, layers, 0.01);
                }
            }
        }
    }

    private static IReadOnlyList<LayerInfo> Layers<TNetwork>()
        where TNetwork : class, INetwork<TNetwork, float> => TNetwork.Layers;
}

[Layer(20), Layer(40, Relu), Layer(3)]
internal sealed partial class Net_20_40_3_Gaps;

[Layer(3), Layer(8, Relu), Layer(5, Relu), Layer(2)]
internal sealed partial class Net_3_8_5_2_Frozen;
