using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.LayerOptions;

/// <summary>Dropout and frozen layers against a network without them, whose weights are multiplied by the masks; masks against single draws.</summary>
public sealed class LayerOptionTests
{
    private static readonly Type[] _networks =
    [
        typeof(Drop_3_4_1), typeof(Drop_20_33_17_5), typeof(Drop_16_40_32_10), typeof(Drop_130_65_10), typeof(Drop_200_96_64_10),
        typeof(Frozen1_3_4_2), typeof(Frozen2_20_33_17_5), typeof(Frozen124_130_65_30_40_10), typeof(FrozenAll_8_6_3),
    ];

    public static TheoryData<Type> Networks { get; } = [.. _networks];

    public static TheoryData<Type, int, bool> Batches
    {
        get
        {
            var data = new TheoryData<Type, int, bool>();
            foreach (Type network in _networks)
                foreach (int rows in (int[])[1, 2, 7, 26, 61])
                {
                    data.Add(network, rows, false);
                    data.Add(network, rows, true);
                }

            return data;
        }
    }

    [Theory, MemberData(nameof(Batches))]
    public void Backward(Type network, int rows, bool asksForOutputs) => LayerOptionChecks.Of(network).Backward(rows, asksForOutputs);

    [Theory, MemberData(nameof(Networks))]
    public void Train_step(Type network) => LayerOptionChecks.Of(network).TrainStep();

    [Theory, MemberData(nameof(Networks))]
    public void Train_epoch(Type network)
    {
        LayerOptionChecks.Of(network).TrainEpoch(asks: false);
        LayerOptionChecks.Of(network).TrainEpoch(asks: true);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Train_batch(Type network) => LayerOptionChecks.Of(network).TrainBatch();

    [Theory, MemberData(nameof(Networks))]
    public void Nothing_is_left_out_but_in_training(Type network) => LayerOptionChecks.Of(network).Unmasked();

    [Theory, MemberData(nameof(Networks))]
    public void The_gradient_is_that_of_the_loss(Type network) => LayerOptionChecks.Of(network).GradientCheck();

    [Theory, MemberData(nameof(Networks))]
    public void The_same_bits_on_any_number_of_threads(Type network) => LayerOptionChecks.Of(network).Parallelism();

    [Theory, MemberData(nameof(Networks))]
    public void Nothing_is_allocated_after_the_first_call(Type network) => LayerOptionChecks.Of(network).Allocations();

    // At 3/4 the exact gradient is multiplied by 4 on its way back, the mask alone by 1: layers before the dropout get a quarter.
    [Fact]
    public void The_mask_alone_leaves_its_factor_out_of_the_layers_before()
    {
        var network = new MaskOnly_20_33_5(3);
        Sample sample = Sample.Draw(DeclaredArchitecture.Of(typeof(MaskOnly_20_33_5)), 4, 5, value => value);
        MaskOnly_20_33_5.Pack(sample.Parameters, network.Parameters);
        double[] gradient = new double[MaskOnly_20_33_5.StorageSize], actual = new double[MaskOnly_20_33_5.ParameterCount];
        network.BackwardBatch([.. sample.Inputs.SelectMany(row => row)], [.. sample.Targets.SelectMany(row => row)], gradient);
        MaskOnly_20_33_5.Unpack(gradient, actual);

        var reference = new MaskedReference(typeof(MaskOnly_20_33_5), sample.Parameters);
        double[][][] factors = reference.Draw(MaskedReference.GeneratorAfterWeights(typeof(MaskOnly_20_33_5), 3), 4);
        double[] expected = new double[actual.Length];
        for (int row = 0; row < 4; row++)
        {
            double[] exact = reference.Backward(sample.Inputs[row], sample.Targets[row], factors[row]).Gradient;
            for (int p = 0; p < expected.Length; p++)
                expected[p] += exact[p] * (p < (20 * 33) + 33 ? 0.25 : 1);
        }

        Agreement.OfDouble.Assert(expected, actual, "gradient");
    }

    [Theory]
    [InlineData(0.5), InlineData(0.2), InlineData(0.999), InlineData(1e-9)]
    public void Masks_are_single_draws_in_order(double rate)
    {
        // Sizes that meet the end of the generator's state at every offset.
        var many = new NumPyRandom(7);
        var one = new NumPyRandom(7);
        foreach (int units in Enumerable.Range(1, 150))
        {
            uint[] words = new uint[NetDsl.Kernels.Dropout.WordsFor(units)];
            Array.Fill(words, uint.MaxValue);
            many.FillKept(words, units, rate);
            for (int unit = 0; unit < words.Length * 32; unit++)
            {
                bool expected = unit < units && (rate == 0.5 ? one.NextBit() == 1 : one.NextUInt32() >= Math.Round(rate * Math.Pow(2, 32)));
                Assert.Equal(expected, (words[unit / 32] >> (unit % 32) & 1) == 1);
            }
        }

        Assert.Equal(one.NextUInt32(), many.NextUInt32());
    }

    // Not a bit changes, in whatever way it is trained; and the whole's stage learns where it is trained by itself.
    [Fact]
    public void A_frozen_stage_stays_as_it_is()
    {
        var network = new OnFrozenStage(1);
        double[] stage = network.Encoder.Parameters.ToArray();
        double[] inputs = [.. Enumerable.Range(0, 3 * 40).Select(i => Math.Sin(i))], targets = [.. Enumerable.Range(0, 2 * 40).Select(i => Math.Cos(i))];
        double before = network.TrainBatch(inputs, targets, 0.1, Reduction.Mean, 20);
        network.TrainEpoch(inputs, targets, 0.01);
        network.TrainStep(inputs.AsSpan(0, 3), targets.AsSpan(0, 2), 0.01);
        Assert.Equal(stage, network.Encoder.Parameters.ToArray());
        Assert.True(network.TrainBatch(inputs, targets, 0.1) < before);

        network.Encoder.TrainStep(inputs.AsSpan(0, 3), [1, 1, 1, 1, 1], 0.1);
        Assert.NotEqual(stage, network.Encoder.Parameters.ToArray());
    }

    [Fact]
    public void Layers_say_what_they_leave_out_and_what_is_frozen()
    {
        Assert.Equal([0.5, 0.3, 0], Of<Drop_200_96_64_10, float>().Select(layer => layer.Dropout));
        Assert.Equal([0.2, 0, 0.7], Of<Drop_16_40_32_10, float>().Select(layer => layer.InputDropout));
        Assert.Equal([true, true, false, true], Of<Frozen124_130_65_30_40_10, double>().Select(layer => layer.IsFrozen));
        Assert.Equal([(true, "Encoder"), (true, "Encoder"), (false, null)], Of<OnFrozenStage, double>().Select(layer => (layer.IsFrozen, layer.Stage)));

        static IReadOnlyList<LayerInfo> Of<TNetwork, T>()
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => TNetwork.Layers;
    }
}
