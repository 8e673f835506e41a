using NetDsl.Kernels;
using NetDsl.Testing;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests;

/// <summary>
/// What a stage is beside the layers that it stands for (which <see cref="DeclaredNetworkTests"/> checks): an instance of its
/// own class that works on a part of the network's parameters.
/// </summary>
public sealed class CompositionTests
{
    public static TheoryData<Type> Composites { get; } =
    [
        .. typeof(Of_Net_3_4_1).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Of_Net_3_4_1).Namespace && DeclaredArchitecture.StagesOf(type).Count > 0)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void The_composites_are_there() => Assert.True(Composites.Count >= 13);

    [Theory, MemberData(nameof(Composites))]
    public void A_stage_is_one_instance_whose_parameters_are_a_part_of_the_networks(Type composite) => Check(composite).Parameters();

    [Theory, MemberData(nameof(Composites))]
    public void Stages_are_where_the_canonical_order_has_them(Type composite) => Check(composite).CanonicalOrder();

    [Theory, MemberData(nameof(Composites))]
    public void A_stage_computes_and_trains_in_place(Type composite) => Check(composite).InPlace();

    [Theory, MemberData(nameof(Composites))]
    public void A_stages_part_of_a_gradient_is_in_its_own_order(Type composite) => Check(composite).Gradient();

    [Fact]
    public void Running_the_stages_in_turn_is_running_the_network()
    {
        var net = new Of_Written_Out_And_Tiled(seed: 5);
        float[] input = [.. Enumerable.Range(0, 8).Select(i => MathF.Sin(i))];
        float[] output = new float[1];
        for (int step = 0; step < 2; step++)
        {
            float[] a = new float[8], b = new float[16], d = new float[4], e = new float[1], f = new float[1];
            net.Net_8_8_8.Forward(input, a);
            net.Net_8_16.Forward(a, b);

            // The layer between stages belongs to none.
            float[] c = new float[16];
            for (int j = 0; j < 16; j++)
            {
                double z = net.Layer4.Biases[j];
                for (int i = 0; i < 16; i++)
                    z += b[i] * net.Layer4.Weights[i, j];
                c[j] = (float)Math.Tanh(z);
            }

            net.Net_16_32_16_4.Forward(c, d);
            net.Net_4_1.Forward(d, e);
            net.Net_1_16_1.Forward(e, f);

            net.Forward(input, output);
            Assert.Equal(f[0], output[0], 1e-5f);
            net.TrainStep(input, [0.25f], 0.01f);
        }
    }

    [Fact]
    public void Stages_of_one_class_are_numbered_and_have_parameters_of_their_own()
    {
        var net = new Of_31_31_Twice();
        Assert.IsType<Wide_31_31>(net.Wide_31_311);
        Assert.NotSame(net.Wide_31_311, net.Wide_31_312);
        Assert.False(net.Wide_31_311.Parameters.Overlaps(net.Wide_31_312.Parameters));
        net.Wide_31_311.Parameters.Clear();
        Assert.Equal(0, net.Layer2.Weights[3, 4]);
        Assert.NotEqual(0, net.Layer3.Weights[3, 4]);
    }

    [Fact]
    public void Stages_of_stages_are_reached_through_their_stage()
    {
        var net = new Of_Composites_Of_Composites();
        net.Of_Composites.Of_20_2_And_40.Net_20_2.Layer1.Weights[19, 1] = 42;
        Assert.Equal(42, net.Layer5.Weights[19, 1]);
        Assert.Same(net.Of_Composites.Of_20_2_And_40, net.Of_Composites.Of_20_2_And_40);
    }

    [Fact]
    public void A_stages_seed_initial_values_and_names_are_its_own_business()
    {
        // Of_3_3_And_3_4_1 declares seed 3: the stages draw one after the other from it.
        var random = new NumPyRandom(3);
        double limit = Math.Sqrt(6.0 / 6);
        var net = new Of_3_3_And_3_4_1();
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                Assert.Equal((float)((2 * limit * random.NextDouble()) - limit), net.Net_3_3.Layer1.Weights[i, j]);
        }

        Assert.Equal((float)((2 * Math.Sqrt(2) * random.NextDouble()) - Math.Sqrt(2)), net.Net_3_4_1.Layer1.Weights[0, 0]);
        Assert.Equal(net.Forward(a: 1, b: 2, c: 3), new Of_3_3_And_3_4_1().Forward(1, 2, 3));
    }

    [Fact]
    public void Parameters_are_copied_between_a_network_and_a_stage()
    {
        var encoder = new Net_16_32_16_4(seed: 9);
        var net = new Of_Written_Out_And_Tiled();
        encoder.Parameters.CopyTo(net.Net_16_32_16_4.Parameters);
        Assert.Equal(encoder.Layer2.Weights[31, 15], net.Layer6.Weights[31, 15]);
    }

    [Fact]
    public void Several_threads_get_the_same_instance()
    {
        for (int repetition = 0; repetition < 50; repetition++)
        {
            var net = new Of_Net_3_4_1();
            var seen = new Net_3_4_1[4];
            using var start = new Barrier(seen.Length);
            Thread[] threads = [.. Enumerable.Range(0, seen.Length).Select(index => new Thread(() =>
            {
                start.SignalAndWait();
                seen[index] = net.Net_3_4_1;
            }))];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
            Assert.All(seen, stage => Assert.Same(seen[0], stage));
        }
    }

    [Fact]
    public void A_part_of_aligned_memory_stays_within_it()
    {
        var memory = new AlignedMemory<float>(40);
        AlignedMemory<float> part = memory.Slice(16, 24).Slice(4, 20);
        part.Span.Fill(1);
        Assert.Equal(20, part.Length);
        Assert.Equal([.. new float[20], .. Enumerable.Repeat(1f, 20)], memory.Span.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(1, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void A_stage_whose_storage_has_changed_since_is_refused()
    {
        Net_3_4_1? stage = null;
        var exception = Assert.Throws<InvalidOperationException>(
            () => Stage.Of(ref stage, new AlignedMemory<float>(Net_3_4_1.StorageSize + 4), 0, Net_3_4_1.StorageSize + 4));
        Assert.Contains($"Net_3_4_1 has a storage of {Net_3_4_1.StorageSize} values", exception.Message, StringComparison.Ordinal);
        Assert.Null(stage);
    }

    [Theory, MemberData(nameof(Composites))]
    public void Reaching_a_stage_allocates_once_and_copies_nothing(Type composite) => Check(composite).Allocations();

    // For each stage, over its own type.
    private static CompositeChecks Check(Type composite)
    {
        Type number = DeclaredArchitecture.PrecisionOf(composite) == Precision.Double ? typeof(double) : typeof(float);
        return (CompositeChecks)Activator.CreateInstance(typeof(CompositeChecks<,>).MakeGenericType(composite, number))!;
    }
}
