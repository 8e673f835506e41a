using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

// The backward pass of a network with few weights. The batch is divided into parts, each with its own gradient, starting
// from zero; these are summed in the order of the rows. Only these gradients move from core to core.
public static unsafe partial class Batches
{
    // The maximum number of gradients held at once; their memory does not grow with the batch.
    private const int MaxParts = 32;

    /// <summary>The backward pass of a batch whose parts have their own gradients.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="inputs">The first row's input.</param>
    /// <param name="targets">The first row's target.</param>
    /// <param name="gradient">The gradient, added to.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <param name="extras">Additional arguments of the passes.</param>
    /// <returns>The sum of the rows' losses.</returns>
    public static T BackwardByRows<TPasses, T, TTarget>(
        ref readonly T parameters, ref readonly T inputs, ref readonly TTarget targets, ref T gradient, int rows, int degreeOfParallelism,
        BatchExtras<T> extras = default)
        where TPasses : struct, IPassesByRows<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        BatchPlan plan = TPasses.Plan;
        int parts = Math.Min(Blocks(rows, plan.GradientRows), MaxParts), participants = Math.Min(parts, degreeOfParallelism);
        nint scratch = BatchFrame<T>.WholeLines(((nint)plan.BackwardScratch * Math.Min(RowLanes.Padded(rows), plan.BackwardBlock)) + plan.SharedScratch);
        nint storage = BatchFrame<T>.WholeLines(plan.StorageSize);
        T[] memory = Rent<T>((participants * scratch) + (parts * storage) + parts);
        try
        {
            fixed (T* p = &parameters, x = &inputs, m = memory)
            fixed (TTarget* t = &targets)
            {
                T* own = BatchFrame<T>.Align(m);
                BatchFrame<T> frame = new()
                {
                    Parameters = p,
                    Inputs = x,
                    Targets = t,
                    Gradient = own,
                    Scratch = own + (parts * storage),
                    ScratchSize = scratch,
                    Losses = own + (parts * storage) + (participants * scratch),
                    Rows = rows,
                    Blocks = Blocks(rows, plan.BackwardBlock),
                    Items = parts,
                    Extras = extras,
                };
                WorkerPool.Run(&BackwardPart<TPasses, T, TTarget>, &frame, parts, participants);
                double loss = 0;
                for (int part = 0; part < parts; part++)
                {
                    loss += DoublePrecision.Of(frame.Losses[part]);
                    GradientDescent.Add(MemoryMarshal.CreateSpan(ref gradient, plan.StorageSize), new ReadOnlySpan<T>(own + (part * storage), plan.StorageSize));
                }

                return DoublePrecision.Rounded<T>(loss);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    /// <summary>Steps of gradient descent on a batch.</summary>
    /// <param name="parameters">The network's parameters, which are changed.</param>
    /// <param name="inputs">The first row's input.</param>
    /// <param name="targets">The first row's target.</param>
    /// <param name="rate">The factor applied to the summed gradient in a step.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <returns>The sum of the rows' losses before the last step.</returns>
    public static T Train<TPasses, T, TTarget>(
        ref T parameters, ref readonly T inputs, ref readonly TTarget targets, T rate, int rows, int steps, int degreeOfParallelism)
        where TPasses : struct, IPassesByRows<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        T[] memory = ArrayPool<T>.Shared.Rent(TPasses.Plan.StorageSize);
        try
        {
            Span<T> gradient = memory.AsSpan(0, TPasses.Plan.StorageSize), all = MemoryMarshal.CreateSpan(ref parameters, gradient.Length);
            T loss = T.Zero;
            for (int step = 0; step < steps; step++)
            {
                gradient.Clear();
                loss = BackwardByRows<TPasses, T, TTarget>(in parameters, in inputs, in targets, ref gradient[0], rows, degreeOfParallelism);
                GradientDescent.Step(all, gradient, rate);
            }

            return loss;
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardPart<TPasses, T, TTarget>(void* context, int part, int participant)
        where TPasses : struct, IPassesByRows<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var frame = (BatchFrame<T>*)context;
        BatchPlan plan = TPasses.Plan;
        T* gradient = frame->Gradient + (part * BatchFrame<T>.WholeLines(plan.StorageSize));
        new Span<T>(gradient, plan.StorageSize).Clear();
        double loss = 0;
        int end = Math.Min(frame->Rows, frame->Share(part + 1, frame->Blocks) * plan.BackwardBlock);
        for (int row = frame->Share(part, frame->Blocks) * plan.BackwardBlock; row < end; row += plan.BackwardBlock)
        {
            loss += DoublePrecision.Of(TPasses.Backward(
                in *frame->Parameters,
                ref frame->Scratch[participant * frame->ScratchSize],
                ref frame->Inputs[(nint)row * plan.InputSize],
                ref ((TTarget*)frame->Targets)[(nint)row * plan.TargetSize<T, TTarget>()],
                ref *gradient,
                Math.Min(end - row, plan.BackwardBlock),
                frame->Extras.From(row, plan.OutputSize)));
        }

        frame->Losses[part] = DoublePrecision.Rounded<T>(loss);
    }
}
