using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Batches of more rows than go through a network at once: divided into blocks, which several cores may share. The division
/// depends only on the number of rows, and sums are taken in one order, so that the result is the same, bit for bit, whichever
/// core did what. Part of the support for generated code; nothing is checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Batches
{
    // The number of blocks per participant, if there are that many: one that is delayed leaves some to the others.
    private const int ItemsPerParticipant = 4;

    /// <summary>The forward pass of a batch.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="inputs">The first row's input.</param>
    /// <param name="outputs">The first row's output.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    public static void Forward<TPasses, T>(ref readonly T parameters, ref readonly T inputs, ref T outputs, int rows, int degreeOfParallelism)
        where TPasses : struct, IForwardPasses<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BatchPlan plan = TPasses.Plan;
        int blocks = Blocks(rows, plan.ForwardBlock), items = Items(blocks, degreeOfParallelism), participants = Math.Min(items, degreeOfParallelism);
        nint scratch = BatchFrame<T>.WholeLines((nint)plan.ForwardScratch * Math.Min(RowLanes.Padded(rows), plan.ForwardBlock));
        T[] memory = Rent<T>(participants * scratch);
        try
        {
            fixed (T* p = &parameters, x = &inputs, y = &outputs, m = memory)
            {
                BatchFrame<T> frame = new()
                {
                    Parameters = p,
                    Inputs = x,
                    Outputs = y,
                    Scratch = BatchFrame<T>.Align(m),
                    ScratchSize = scratch,
                    Rows = rows,
                    Blocks = blocks,
                    Items = items,
                };
                WorkerPool.Run(&ForwardItem<TPasses, T>, &frame, items, participants);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardItem<TPasses, T>(void* context, int item, int participant)
        where TPasses : struct, IForwardPasses<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var frame = (BatchFrame<T>*)context;
        BatchPlan plan = TPasses.Plan;
        int end = Math.Min(frame->Rows, frame->Share(item + 1, frame->Blocks) * plan.ForwardBlock);
        for (int row = frame->Share(item, frame->Blocks) * plan.ForwardBlock; row < end; row += plan.ForwardBlock)
        {
            TPasses.Forward(
                in *frame->Parameters,
                ref frame->Scratch[participant * frame->ScratchSize],
                ref frame->Inputs[(nint)row * plan.InputSize],
                ref frame->Outputs[(nint)row * plan.OutputSize],
                Math.Min(end - row, plan.ForwardBlock));
        }
    }

    private static int Blocks(int rows, int block) => (int)(((long)rows + block - 1) / block);

    // One item for one participant, which then processes the rows without a pause.
    private static int Items(int blocks, int degreeOfParallelism) =>
        degreeOfParallelism == 1 ? 1 : (int)Math.Min(Math.Min(blocks, Job.MaxItems), (long)ItemsPerParticipant * degreeOfParallelism);

    private static T[] Rent<T>(nint elements)
        where T : unmanaged => ArrayPool<T>.Shared.Rent(checked((int)(elements + (64 / sizeof(T)) - 1)));
}
