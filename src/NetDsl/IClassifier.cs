using System.Numerics;

namespace NetDsl;

/// <summary>
/// What networks with <see cref="Loss.CrossEntropy"/> offer beside <see cref="INetwork{TSelf, T}"/>: targets given as the index
/// of a class, an output counted from 0, with the same results, bit for bit, as the one-hot targets of those classes. An index
/// that is no output's is an <see cref="ArgumentException"/>, thrown before anything changes.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Returns the loss of one example of a class and adds its gradient to <paramref name="gradient"/>, in storage order.</summary>
    T Backward(ReadOnlySpan<T> input, int targetClass, Span<T> gradient);

    /// <summary>
    /// Returns the summed loss of the rows, each of a class, and adds their summed gradient to <paramref name="gradient"/>, on up to
    /// <paramref name="degreeOfParallelism"/> threads.
    /// </summary>
    T BackwardBatch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, Span<T> gradient, int degreeOfParallelism = 1);

    /// <summary>One step of gradient descent on one example of a class; returns the loss before the step.</summary>
    T TrainStep(ReadOnlySpan<T> input, int targetClass, T learningRate);

    /// <summary>Stochastic gradient descent: one step per row, in order; returns the mean of the rows' losses, each before its step.</summary>
    T TrainEpoch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, T learningRate);

    /// <summary>Steps of gradient descent on all rows together; returns the mean loss per row before the last step.</summary>
    T TrainBatch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, T learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1);
}
