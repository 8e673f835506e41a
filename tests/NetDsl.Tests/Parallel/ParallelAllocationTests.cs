using Xunit;

namespace NetDsl.Tests.Parallel;

/// <summary>Tests that watch the helping threads: nobody else may give these something to do meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class ParallelAllocationTests
{
    [Fact]
    public void Batches_on_several_threads_allocate_nothing_on_any()
    {
        AllocateNothing<Net_3_4_1_Watched>(1500);
        AllocateNothing<Net_20_40_3_Watched>(500);
        AllocateNothing<Net_20_400_30_Watched>(100);
    }

    private static void AllocateNothing<TNetwork>(int rows)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = new float[rows * TNetwork.InputSize], outputs = new float[rows * TNetwork.OutputSize], gradient = new float[TNetwork.StorageSize];
        Run(repetitions: 3);

        Watched.Allocated = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(repetitions: 20);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, Watched.Allocated);

        void Run(int repetitions)
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                network.ForwardBatch(inputs, outputs, 8);
                network.BackwardBatch(inputs, outputs, gradient, 8);
                network.TrainBatch(inputs, outputs, 0.01f, degreeOfParallelism: 8);

                // Now and then long enough that the helpers fall asleep.
                if (repetition % 4 == 0)
                    Thread.Sleep(2);
            }
        }
    }
}

/// <summary>An activation that notices what the thread that it runs on has allocated since it last did.</summary>
internal readonly struct Watched : IActivation<float>
{
    [ThreadStatic]
    private static long _before;

    private static long _allocated;

    public static long Allocated
    {
        get => Interlocked.Read(ref _allocated);
        set => Interlocked.Exchange(ref _allocated, value);
    }

    public static float Value(float z)
    {
        // Read first: that allocates the thread's own fields, once.
        long before = _before, now = GC.GetAllocatedBytesForCurrentThread();
        if (before != 0)
            Interlocked.Add(ref _allocated, now - before);

        _before = now;
        return z;
    }

    public static float Derivative(float z, float value) => 1;
}

[Layer(3), Layer(4, typeof(Watched)), Layer(1)]
internal sealed partial class Net_3_4_1_Watched;

[Layer(20), Layer(40, typeof(Watched)), Layer(3)]
internal sealed partial class Net_20_40_3_Watched;

[Layer(20), Layer(400, typeof(Watched)), Layer(30)]
internal sealed partial class Net_20_400_30_Watched;
