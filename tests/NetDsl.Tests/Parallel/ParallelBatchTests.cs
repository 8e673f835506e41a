using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Parallel;

/// <summary>Batches on several threads: what is not about numbers. That these stay the same is among all networks' checks.</summary>
public sealed class ParallelBatchTests
{
    [Theory]
    [InlineData(0), InlineData(-1), InlineData(int.MinValue)]
    public void No_thread_is_too_few(int degree)
    {
        Refuse<Net_3_4_1, float>(degree);
        Refuse<Net_784_40_10, double>(degree);
    }

    [Fact]
    public void One_network_runs_forward_for_several_threads_at_once()
    {
        SeveralCallers(new Net_3_4_1());
        SeveralCallers(new Net_64_64_64_64_1());

        static void SeveralCallers<TNetwork>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, float>
        {
            const int rows = 1300;
            float[] inputs = Waves<float>(rows * TNetwork.InputSize), expected = new float[rows * TNetwork.OutputSize];
            network.ForwardBatch(inputs, expected);
            AtOnce(4, _ =>
            {
                float[] outputs = new float[expected.Length];
                for (int repetition = 0; repetition < 20; repetition++)
                {
                    Array.Clear(outputs);
                    network.ForwardBatch(inputs, outputs, 3);
                    Assert.Equal(expected, outputs);
                }
            });
        }
    }

    [Fact]
    public void Several_networks_are_trained_at_once()
    {
        double[][] trained = new double[4][];
        AtOnce(trained.Length, index => trained[index] = index % 2 == 0 ? Trained(4) : Trained(1));
        Assert.All(trained, parameters => Assert.Equal(trained[0], parameters));

        static double[] Trained(int degree)
        {
            const int rows = 150;
            var network = new Net_784_40_10();
            double[] inputs = Waves<double>(rows * Net_784_40_10.InputSize), targets = Waves<double>(rows * Net_784_40_10.OutputSize);
            network.TrainBatch(inputs, targets, 1e-4, Reduction.Mean, 10, degree);
            return network.Parameters.ToArray();
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void What_an_activation_throws_reaches_the_caller_and_later_calls_work(int degree)
    {
        Throws(new Net_2_3_1_Fragile());
        Throws(new Net_20_400_3_Fragile());

        void Throws<TNetwork>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, float>
        {
            const int rows = 3000;
            float[] inputs = new float[rows * TNetwork.InputSize], targets = new float[rows * TNetwork.OutputSize];
            float[] outputs = new float[targets.Length], gradient = new float[TNetwork.StorageSize];
            network.ForwardBatch(inputs, outputs, degree);
            float[] before = [.. outputs];

            // Far from the first rows, which are the caller's.
            inputs[^1] = float.NaN;
            for (int repetition = 0; repetition < 5; repetition++)
            {
                Assert.Throws<NotFiniteNumberException>(() => network.ForwardBatch(inputs, outputs, degree));
                Assert.Throws<NotFiniteNumberException>(() => network.BackwardBatch(inputs, targets, gradient, degree));
                Assert.Throws<NotFiniteNumberException>(() => network.TrainBatch(inputs, targets, 0.1f, degreeOfParallelism: degree));
            }

            inputs[^1] = 0;
            network.ForwardBatch(inputs, outputs, degree);
            Assert.Equal(before, outputs);
        }
    }

    [Fact]
    public void An_activation_may_run_a_batch_of_its_own()
    {
        const int rows = 2000;
        var network = new Net_2_1_Nested();
        float[] inputs = Waves<float>(2 * rows), alone = new float[rows], together = new float[rows];
        network.ForwardBatch(inputs, alone);
        network.ForwardBatch(inputs, together, 4);
        Assert.Equal(alone, together);
    }

    private static void Refuse<TNetwork, T>(int degree)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(1);
        T[] x = new T[TNetwork.InputSize], y = new T[TNetwork.OutputSize], gradient = new T[TNetwork.StorageSize];
        string name = typeof(TNetwork).Name;
        Check("ForwardBatch", () => network.ForwardBatch(x, y, degree));
        Check("ForwardBatch", () => network.ForwardBatch([], [], degree));
        Check("BackwardBatch", () => network.BackwardBatch(x, y, gradient, degree));
        Check("TrainBatch", () => network.TrainBatch(x, y, T.One, degreeOfParallelism: degree));

        void Check(string member, Action call)
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(call);
            Assert.Equal("degreeOfParallelism", exception.ParamName);
            Assert.StartsWith(FormattableString.Invariant($"{name}.{member}: degreeOfParallelism is {degree}, "), exception.Message, StringComparison.Ordinal);
        }
    }

    private static void AtOnce(int threads, Action<int> action)
    {
        var failures = new Exception?[threads];
        using var start = new Barrier(threads);
        Thread[] running = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                action(index);
            }
            catch (Exception exception)
            {
                failures[index] = exception;
            }
        }))];
        foreach (Thread thread in running)
            thread.Start();
        foreach (Thread thread in running)
            thread.Join();
        Assert.All(failures, Assert.Null);
    }

    internal static T[] Waves<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Math.Sin(i)))];
}

/// <summary>An activation that does not take everything.</summary>
internal readonly struct Fragile : IActivation<float>
{
    public static float Value(float z) => float.IsNaN(z) ? throw new NotFiniteNumberException() : z;

    public static float Derivative(float z, float value) => 1;
}

/// <summary>An activation that is itself a network, run over a batch.</summary>
internal readonly struct Nested : IActivation<float>
{
    private static readonly Net_3_4_1 _network = new();
    private static readonly float[] _rows = [.. Enumerable.Range(0, 3 * 1100).Select(i => MathF.Sin(i))];

    public static float Value(float z)
    {
        float[] outputs = new float[_rows.Length / 3];
        _network.ForwardBatch(_rows, outputs, 4);
        return z * outputs[^1];
    }

    public static float Derivative(float z, float value) => throw new NotSupportedException();
}

[Layer(2), Layer(3, typeof(Fragile)), Layer(1)]
internal sealed partial class Net_2_3_1_Fragile;

[Layer(20), Layer(400, typeof(Fragile)), Layer(3)]
internal sealed partial class Net_20_400_3_Fragile;

[Layer(2), Layer(1, typeof(Nested))]
internal sealed partial class Net_2_1_Nested;
