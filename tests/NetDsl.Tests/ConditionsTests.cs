using System.Collections.Concurrent;
using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests;

/// <summary>The conditions under which networks run in applications: little stack, several threads.</summary>
public sealed class ConditionsTests
{
    private const int SmallStack = 256 * 1024;

    [Fact]
    public void Networks_of_any_size_stay_within_a_small_stack()
    {
        OnASmallStack<Net_784_100_10, float>();
        OnASmallStack<Net_784_40_10, double>();
        OnASmallStack<Net_2_5000_5, double>();
        OnASmallStack<Net_1000_40_2000, float>();
        OnASmallStack<Net_64_64_64_64_1_Double, double>();
        OnASmallStack<Net_8_8_8_Double, double>();
        OnASmallStack<Net_2_2_2_2_2_2_1, float>();
    }

    [Fact]
    public void Forward_runs_on_several_threads_at_once()
    {
        OnSeveralThreads<Net_3_4_1, float>();
        OnSeveralThreads<Net_16_32_16_4_Double, double>();
        OnSeveralThreads<Net_784_40_10, double>();
        OnSeveralThreads<Net_2_5000_5, double>();
        OnSeveralThreads<Net_33_65_7_SoftSign, double>();
    }

    // A stack overflow ends the process: there is nothing to assert but that all members return.
    private static void OnASmallStack<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    RunEverything();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);

        static void RunEverything()
        {
            const int rows = 70;
            TNetwork network = TNetwork.Create(1);
            T[] inputs = Filled<T>(rows * TNetwork.InputSize);
            T[] outputs = new T[rows * TNetwork.OutputSize];
            T[] gradient = new T[TNetwork.StorageSize];
            T rate = T.CreateChecked(1.0 / 65536);
            Span<T> input = inputs.AsSpan(0, TNetwork.InputSize);
            Span<T> output = outputs.AsSpan(0, TNetwork.OutputSize);
            network.Forward(input, output);
            network.ForwardBatch(inputs, outputs);
            network.Backward(input, output, gradient);
            network.BackwardBatch(inputs, outputs, gradient);
            network.TrainStep(input, output, rate);
            network.TrainEpoch(inputs, outputs, rate);
            network.TrainBatch(inputs, outputs, rate, Reduction.Mean, 2);
            Assert.All(outputs, value => Assert.True(T.IsFinite(value)));
        }
    }

    private static void OnSeveralThreads<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int threads = 4;
        const int rows = 16;
        TNetwork network = TNetwork.Create(1);
        T[] inputs = Filled<T>(rows * TNetwork.InputSize);
        T[] expected = ForwardAll();
        var differences = new ConcurrentQueue<int>();
        using var start = new Barrier(threads);
        Thread[] running = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            for (int repetition = 0; repetition < 50; repetition++)
            {
                if (!ForwardAll().AsSpan().SequenceEqual(expected))
                    differences.Enqueue(index);
            }
        }))];
        foreach (Thread thread in running)
            thread.Start();
        foreach (Thread thread in running)
            thread.Join();
        Assert.Empty(differences);

        T[] ForwardAll()
        {
            // The rows one by one, then together.
            T[] outputs = new T[2 * rows * TNetwork.OutputSize];
            for (int row = 0; row < rows; row++)
                network.Forward(inputs.AsSpan(row * TNetwork.InputSize, TNetwork.InputSize), outputs.AsSpan(row * TNetwork.OutputSize, TNetwork.OutputSize));
            network.ForwardBatch(inputs, outputs.AsSpan(rows * TNetwork.OutputSize));
            return outputs;
        }
    }

    private static T[] Filled<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(i => T.CreateChecked(Math.Sin(i)))];
}
