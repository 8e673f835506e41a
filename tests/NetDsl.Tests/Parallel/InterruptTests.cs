using System.Diagnostics;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Parallel;

/// <summary>
/// An interrupt of a thread that waits for helpers: they write to memory that it holds for them, so that it may leave only when
/// all have finished, and whatever is called afterwards has to be right.
/// </summary>
public sealed class InterruptTests
{
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_batch_that_ends_normally_is_right_however_often_its_thread_is_interrupted()
    {
        // Batches of several lengths and values by turns: what is still written of one is wrong in the next.
        var network = new Interrupted_64_50_64();
        float[][] inputs = [.. Enumerable.Range(0, 5).Select(i => ParallelBatchTests.Waves<float>((400 + (37 * i)) * 64).Select(value => value + i).ToArray())];
        float[][] expected = [.. inputs.Select(_ => new float[Interrupted_64_50_64.StorageSize])];
        float[] losses = [.. inputs.Select((x, i) => network.BackwardBatch(x, x, expected[i]))];
        float[] gradient = new float[Interrupted_64_50_64.StorageSize];
        int calls = 0, right = 0, interrupts = 0;
        WhileInterrupted(() =>
        {
            int batch = calls++ % inputs.Length;
            gradient.AsSpan().Clear();
            try
            {
                float loss = network.BackwardBatch(inputs[batch], inputs[batch], gradient, 2);
                Assert.Equal(losses[batch], loss);
                Assert.True(expected[batch].AsSpan().SequenceEqual(gradient));
                right++;
                if (calls % 8 == 0)
                {
                    Thread.Sleep(0); // a pending interrupt comes here
                }
            }
            catch (ThreadInterruptedException)
            {
                interrupts++;
            }
        });
        Assert.True(right > 0 && interrupts > 0, $"{right} calls ended normally, {interrupts} interrupts arrived");
    }

    [Fact]
    public void A_training_that_ends_normally_is_right_however_often_its_thread_is_interrupted()
    {
        const int rows = 400;
        float[] inputs = ParallelBatchTests.Waves<float>(rows * 64);
        float[] expected = Trained(1);
        int right = 0, interrupts = 0;
        WhileInterrupted(() =>
        {
            try
            {
                Assert.True(expected.AsSpan().SequenceEqual(Trained(2)));
                right++;
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException)
            {
                interrupts++;
            }
        });
        Assert.True(right > 0 && interrupts > 0, $"{right} trainings ended normally, {interrupts} interrupts arrived");

        float[] Trained(int degree)
        {
            var network = new Interrupted_64_50_64();
            network.Fit(inputs, inputs, new FitOptions
            {
                Epochs = 2,
                BatchSize = rows / 2,
                Optimizer = new Adam(0.01),
                DegreeOfParallelism = degree,
                Metrics = [Metric.MeanAbsoluteError],
                ValidationSplit = 0.25,
            });
            return network.Parameters.ToArray();
        }
    }

    // Does something again and again on a thread that another interrupts as fast as it can.
    private static void WhileInterrupted(Action action)
    {
        Exception? failure = null;
        var worker = new Thread(() =>
        {
            var clock = Stopwatch.StartNew();
            try
            {
                while (clock.Elapsed < _duration)
                {
                    action();
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        worker.Start();
        while (worker.IsAlive)
        {
            worker.Interrupt();
            Thread.SpinWait(2000);
        }

        Assert.Null(failure);
    }
}

[Layer(64), Layer(50, Tanh), Layer(64)]
internal sealed partial class Interrupted_64_50_64;
