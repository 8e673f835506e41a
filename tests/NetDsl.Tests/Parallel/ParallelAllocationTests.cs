using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Parallel;

/// <summary>What batches on several threads allocate, counted over the whole process; so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class ParallelAllocationTests
{
    [Fact]
    public void Batches_on_several_threads_allocate_nothing_on_any()
    {
        AllocateNothing<Net_3_4_1>(2000);
        AllocateNothing<Net_16_32_16_4>(1000);
        AllocateNothing<Net_784_100_10>(150);
    }

    private static void AllocateNothing<TNetwork>(int rows)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = new float[rows * TNetwork.InputSize], outputs = new float[rows * TNetwork.OutputSize], gradient = new float[TNetwork.StorageSize];

        // The least of several counts: the first call starts threads, and the runtime has work of its own now and then.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int call = 0; call < 20; call++)
            {
                network.ForwardBatch(inputs, outputs, 8);
                network.BackwardBatch(inputs, outputs, gradient, 8);
                network.TrainBatch(inputs, outputs, 0.01f, degreeOfParallelism: 8);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
