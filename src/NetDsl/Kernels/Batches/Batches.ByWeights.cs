using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The backward pass of a network with many weights. First the deltas, with the rows shared among the cores, block by
// block; then the gradient, with the weights shared: each is summed over all rows, in their order, by one core, and no core
// needs its own gradient.
public static unsafe partial class Batches
{
    /// <summary>The backward pass of a batch, the deltas of all rows first.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="inputs">The first row's input.</param>
    /// <param name="targets">The first row's target.</param>
    /// <param name="gradient">The gradient, added to.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <param name="extras">Additional arguments of the passes.</param>
    /// <returns>The sum of the rows' losses.</returns>
    public static T BackwardByWeights<TPasses, T, TTarget>(
        ref readonly T parameters, ref readonly T inputs, ref readonly TTarget targets, ref T gradient, int rows, int degreeOfParallelism,
        BatchExtras<T> extras = default)
        where TPasses : struct, IPassesByWeights<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        BatchPlan plan = TPasses.Plan;

        // As many rows at once as memory allows, in chunks of about the same size.
        int rounds = Blocks(rows, plan.GradientRows), blocksAtOnce = Blocks(Blocks(rows, plan.BackwardBlock), rounds);
        int rowsAtOnce = (int)Math.Min(rows, (long)blocksAtOnce * plan.BackwardBlock);
        nint scratch = BatchFrame<T>.WholeLines((nint)plan.BackwardScratch * rowsAtOnce), transposed = BatchFrame<T>.WholeLines(plan.SharedScratch);
        T[] memory = Rent<T>(scratch + transposed + blocksAtOnce);
        try
        {
            fixed (T* p = &parameters, x = &inputs, g = &gradient, m = memory)
            fixed (TTarget* t = &targets)
            {
                BatchFrame<T> frame = new()
                {
                    Parameters = p,
                    Inputs = x,
                    Targets = t,
                    Gradient = g,
                    Scratch = BatchFrame<T>.Align(m),
                    Transposed = BatchFrame<T>.Align(m) + scratch,
                    Losses = BatchFrame<T>.Align(m) + scratch + transposed,
                };
                if (plan.SharedScratch > 0)
                {
                    Run(&TransposePart<TPasses, T, TTarget>, &frame, Math.Min(degreeOfParallelism, Job.MaxItems), degreeOfParallelism);
                }

                double loss = 0;
                for (int row = 0; row < rows; row += frame.Rows)
                {
                    frame.Inputs = x + ((nint)row * plan.InputSize);
                    frame.Targets = t + ((nint)row * plan.TargetSize<T, TTarget>());
                    frame.Extras = extras.From(row, plan.OutputSize);
                    frame.Rows = Math.Min(rows - row, rowsAtOnce);
                    frame.Blocks = Blocks(frame.Rows, plan.BackwardBlock);
                    Run(&DeltaItem<TPasses, T, TTarget>, &frame, Items(frame.Blocks, degreeOfParallelism), degreeOfParallelism);
                    Run(&GradientPart<TPasses, T, TTarget>, &frame, Items(Job.MaxItems, degreeOfParallelism), degreeOfParallelism);
                    for (int block = 0; block < frame.Blocks; block++)
                    {
                        loss += DoublePrecision.Of(frame.Losses[block]);
                    }
                }

                return DoublePrecision.Rounded<T>(loss);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    private static void Run<T>(delegate*<void*, int, int, void> body, BatchFrame<T>* frame, int items, int degreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        frame->Items = items;
        WorkerPool.Run(body, frame, items, Math.Min(items, degreeOfParallelism));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposePart<TPasses, T, TTarget>(void* context, int part, int participant)
        where TPasses : struct, IPassesByWeights<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var frame = (BatchFrame<T>*)context;
        TPasses.Transpose(in *frame->Parameters, ref *frame->Transposed, part, frame->Items);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DeltaItem<TPasses, T, TTarget>(void* context, int item, int participant)
        where TPasses : struct, IPassesByWeights<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var frame = (BatchFrame<T>*)context;
        BatchPlan plan = TPasses.Plan;
        int end = frame->Share(item + 1, frame->Blocks);
        for (int block = frame->Share(item, frame->Blocks); block < end; block++)
        {
            int row = block * plan.BackwardBlock;
            frame->Losses[block] = TPasses.Deltas(
                in *frame->Parameters,
                ref *frame->Scratch,
                in *frame->Transposed,
                ref frame->Inputs[(nint)row * plan.InputSize],
                ref ((TTarget*)frame->Targets)[(nint)row * plan.TargetSize<T, TTarget>()],
                row,
                Math.Min(frame->Rows - row, plan.BackwardBlock),
                frame->Rows,
                frame->Extras.From(row, plan.OutputSize));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientPart<TPasses, T, TTarget>(void* context, int part, int participant)
        where TPasses : struct, IPassesByWeights<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var frame = (BatchFrame<T>*)context;
        TPasses.Gradient(ref *frame->Scratch, ref *frame->Inputs, ref *frame->Gradient, frame->Rows, part, frame->Items);
    }
}
