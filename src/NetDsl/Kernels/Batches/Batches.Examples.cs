using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

// The same for examples: rows that may have weights, targets that may be classes, outputs that may be requested, units
// that dropout leaves out. Arguments have been checked; all memory stays pinned during the passes.
public static unsafe partial class Batches
{
    /// <summary>The backward pass of examples, where parts of the batch have their own gradients.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="examples">The rows.</param>
    /// <param name="outputs">Receives the rows' outputs; empty if not wanted.</param>
    /// <param name="gradient">The gradient, added to.</param>
    /// <param name="dropout">The dropout, or null.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <returns>The sum of the rows' weighted losses.</returns>
    public static T BackwardByRows<TPasses, T, TTarget>(
        ref readonly T parameters, Examples<T> examples, Span<T> outputs, Span<T> gradient, Dropout? dropout, int degreeOfParallelism)
        where TPasses : struct, IPassesByRows<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        int rows = examples.Inputs.Length / TPasses.Plan.InputSize;
        if (rows == 0)
        {
            return T.Zero;
        }

        fixed (T* y = outputs, w = examples.Weights)
        {
            return BackwardByRows<TPasses, T, TTarget>(
                in parameters, in Rows.First(examples.Inputs), in Targets<T, TTarget>(examples), ref Rows.First(gradient), rows, degreeOfParallelism,
                Extras(y, w, dropout, rows));
        }
    }

    /// <summary>The backward pass of examples, the deltas of all rows first.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="examples">The rows.</param>
    /// <param name="outputs">Receives the rows' outputs; empty if not wanted.</param>
    /// <param name="gradient">The gradient, added to.</param>
    /// <param name="dropout">The dropout, or null.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <returns>The sum of the rows' weighted losses.</returns>
    public static T BackwardByWeights<TPasses, T, TTarget>(
        ref readonly T parameters, Examples<T> examples, Span<T> outputs, Span<T> gradient, Dropout? dropout, int degreeOfParallelism)
        where TPasses : struct, IPassesByWeights<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        int rows = examples.Inputs.Length / TPasses.Plan.InputSize;
        if (rows == 0)
        {
            return T.Zero;
        }

        fixed (T* y = outputs, w = examples.Weights)
        {
            return BackwardByWeights<TPasses, T, TTarget>(
                in parameters, in Rows.First(examples.Inputs), in Targets<T, TTarget>(examples), ref Rows.First(gradient), rows, degreeOfParallelism,
                Extras(y, w, dropout, rows));
        }
    }

    /// <summary>A step of gradient descent for each row, in order.</summary>
    /// <param name="parameters">The network's parameters, which are changed.</param>
    /// <param name="examples">The rows, at least one.</param>
    /// <param name="learningRate">The size of each step, multiplied by the row's weight if there is one.</param>
    /// <param name="outputs">Receives each row's output before its step; empty if not wanted.</param>
    /// <param name="dropout">The dropout, or null.</param>
    /// <returns>The mean of the rows' weighted losses, each before its step.</returns>
    public static T Train<TPasses, T, TTarget>(ref T parameters, Examples<T> examples, T learningRate, Span<T> outputs, Dropout? dropout)
        where TPasses : struct, ITrainingPasses<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        BatchPlan plan = TPasses.Plan;
        int rows = examples.Inputs.Length / plan.InputSize;
        T[] memory = Rent<T>(plan.TrainingScratch);
        try
        {
            ref T scratch = ref Scratch.Align<T>(memory), input = ref Rows.First(examples.Inputs), output = ref Rows.First(outputs);
            ref TTarget target = ref Targets<T, TTarget>(examples);
            if (examples.Weights.IsEmpty)
            {
                return TPasses.Train(ref parameters, ref scratch, ref input, ref target, learningRate, rows, ref output, dropout) / T.CreateChecked(rows);
            }

            // A weighted loss has a weighted gradient, and a step along it is a step with a weighted learning rate.
            double loss = 0;
            foreach (T weight in examples.Weights)
            {
                loss += DoublePrecision.Of(
                    weight * TPasses.Train(ref parameters, ref scratch, ref input, ref target, learningRate * weight, 1, ref output, dropout));
                input = ref Rows.Next(ref input, plan.InputSize);
                target = ref Rows.Next(ref target, plan.TargetSize<T, TTarget>());
                if (!outputs.IsEmpty)
                {
                    output = ref Rows.Next(ref output, plan.OutputSize);
                }
            }

            return DoublePrecision.Rounded<T>(loss / rows);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    /// <summary>The loss of examples.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="examples">The rows.</param>
    /// <param name="outputs">Receives the rows' outputs; empty if not wanted.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, at least 1.</param>
    /// <returns>The sum of the rows' weighted losses.</returns>
    public static T Loss<TPasses, T, TTarget>(ref readonly T parameters, Examples<T> examples, Span<T> outputs, int degreeOfParallelism)
        where TPasses : struct, ITrainingPasses<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        BatchPlan plan = TPasses.Plan;
        int rows = examples.Inputs.Length / plan.InputSize;
        if (rows == 0)
        {
            return T.Zero;
        }

        int blocks = Blocks(rows, plan.BackwardBlock), items = Items(blocks, degreeOfParallelism), participants = Math.Min(items, degreeOfParallelism);
        nint scratch = BatchFrame<T>.WholeLines((nint)plan.BackwardScratch * Math.Min(RowLanes.Padded(rows), plan.BackwardBlock));
        T[] memory = Rent<T>((participants * scratch) + blocks);
        try
        {
            fixed (T* p = &parameters, x = examples.Inputs, y = outputs, w = examples.Weights, m = memory)
            fixed (TTarget* t = &Targets<T, TTarget>(examples))
            {
                BatchFrame<T> frame = new()
                {
                    Parameters = p,
                    Inputs = x,
                    Targets = t,
                    Extras = Extras(y, w, null, rows),
                    Scratch = BatchFrame<T>.Align(m),
                    ScratchSize = scratch,
                    Losses = BatchFrame<T>.Align(m) + (participants * scratch),
                    Rows = rows,
                    Blocks = blocks,
                    Items = items,
                };
                WorkerPool.Run(&LossItem<TPasses, T, TTarget>, &frame, items, participants);
                double loss = 0;
                for (int block = 0; block < blocks; block++)
                {
                    loss += DoublePrecision.Of(frame.Losses[block]);
                }

                return DoublePrecision.Rounded<T>(loss);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LossItem<TPasses, T, TTarget>(void* context, int item, int participant)
        where TPasses : struct, ITrainingPasses<T, TTarget>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var frame = (BatchFrame<T>*)context;
        BatchPlan plan = TPasses.Plan;
        int end = frame->Share(item + 1, frame->Blocks);
        for (int block = frame->Share(item, frame->Blocks); block < end; block++)
        {
            int row = block * plan.BackwardBlock;
            frame->Losses[block] = TPasses.Loss(
                in *frame->Parameters,
                ref frame->Scratch[participant * frame->ScratchSize],
                ref frame->Inputs[(nint)row * plan.InputSize],
                ref ((TTarget*)frame->Targets)[(nint)row * plan.TargetSize<T, TTarget>()],
                Math.Min(frame->Rows - row, plan.BackwardBlock),
                frame->Extras.From(row, plan.OutputSize));
        }
    }

    private static BatchExtras<T> Extras<T>(T* outputs, T* weights, Dropout? dropout, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        dropout is null ? new(outputs, weights, null, 0) : new(outputs, weights, dropout.DrawPinned(rows), dropout.Words);

    // The targets in the form that the passes expect: numbers, or classes.
    private static ref TTarget Targets<T, TTarget>(Examples<T> examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        if (typeof(TTarget) == typeof(T))
        {
            return ref Unsafe.As<T, TTarget>(ref MemoryMarshal.GetReference(examples.Targets));
        }

        return ref Unsafe.As<int, TTarget>(ref MemoryMarshal.GetReference(examples.TargetClasses));
    }
}
