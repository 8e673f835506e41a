using System.ComponentModel;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>How a network's batches are divided, and how much memory its passes need. Part of the support for generated code.</summary>
/// <param name="InputSize">The number of values in a row's input.</param>
/// <param name="OutputSize">The number of values in a row's output.</param>
/// <param name="StorageSize">The number of values in a gradient.</param>
/// <param name="ForwardBlock">Rows that go forward together.</param>
/// <param name="ForwardScratch">Elements of scratch memory for each of them.</param>
/// <param name="BackwardBlock">Rows that go forward and back together.</param>
/// <param name="BackwardScratch">Elements of scratch memory for each of them.</param>
/// <param name="SharedScratch">Elements of scratch memory for all rows together, after those of the rows.</param>
/// <param name="GradientRows">The number of rows per gradient: the minimum if each part of a batch has its own gradient,
/// the maximum if the deltas of all rows are computed first; whole blocks.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchPlan(
    int InputSize,
    int OutputSize,
    int StorageSize,
    int ForwardBlock,
    int ForwardScratch,
    int BackwardBlock,
    int BackwardScratch,
    int SharedScratch,
    int GradientRows)
{
    /// <summary>Elements of scratch memory for training row by row.</summary>
    public int TrainingScratch { get; init; }

    /// <summary>The number of elements in a row's target: as in its output, unless they have another type.</summary>
    internal int TargetSize<T, TTarget>() => typeof(TTarget) == typeof(T) ? OutputSize : 1;
}

/// <summary>
/// A network's passes over blocks of rows, as static members of a type, so that a batch can be divided among cores
/// without a delegate or an allocation. Part of the support for generated code.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IForwardPasses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How batches are divided.</summary>
    static abstract BatchPlan Plan { get; }

    /// <summary>The forward pass of a block.</summary>
    static abstract void Forward(ref readonly T parameters, ref T scratch, ref T input, ref T output, int rows);
}

/// <summary>The passes of a network with few weights: each part of a batch has its own gradient; these are summed.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <typeparam name="TTarget">The same type if targets are rows of numbers; another if they are one number per row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPassesByRows<T, TTarget> : IForwardPasses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>Forward and back for a block: returns the loss and adds to the gradient.</summary>
    static abstract T Backward(ref readonly T parameters, ref T scratch, ref T input, ref TTarget target, ref T gradient, int rows, BatchExtras<T> extras);
}

/// <summary>
/// The passes of a network with many weights: first the deltas of all rows, block by block; then the gradient, each of
/// its parts over all rows.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <typeparam name="TTarget">The same type if targets are rows of numbers; another if they are one number per row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPassesByWeights<T, TTarget> : IForwardPasses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>Transposes part of the weights through which deltas are propagated back.</summary>
    static abstract void Transpose(ref readonly T parameters, ref T transposed, int part, int parts);

    /// <summary>
    /// Forward and the deltas for <paramref name="count"/> rows from the row <paramref name="first"/> on, whose values are among
    /// those of all <paramref name="rows"/> rows in the scratch memory; returns the loss. Input and target are the block's first.
    /// </summary>
    static abstract T Deltas(
        ref readonly T parameters, ref T scratch, ref readonly T transposed, ref T input, ref TTarget target, int first, int count, int rows, BatchExtras<T> extras);

    /// <summary>Adds part of the gradient of all rows. Input is the first row's.</summary>
    static abstract void Gradient(ref T scratch, ref T input, ref T gradient, int rows, int part, int parts);
}

/// <summary>The passes of a tiled network, in addition to those of its batches.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <typeparam name="TTarget">The same type if targets are rows of numbers; another if they are one number per row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainingPasses<T, TTarget> : IForwardPasses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>Forward for a block, without dropout: returns the loss.</summary>
    static abstract T Loss(ref readonly T parameters, ref T scratch, ref T input, ref TTarget target, int rows, BatchExtras<T> extras);

    /// <summary>
    /// Forward, back and a step, row after row: returns the loss. Outputs are written if <paramref name="output"/> is not null.
    /// </summary>
    static abstract T Train(
        ref T parameters, ref T scratch, ref T input, ref TTarget target, T learningRate, int rows, ref T output, Dropout? dropout);
}
