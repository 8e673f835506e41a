using System.Numerics;

namespace NetDsl;

/// <summary>
/// The members that networks with <see cref="Loss.CrossEntropy"/> have in addition to <see cref="INetwork{TSelf, T}"/>: targets
/// given as class indices, counted from 0, with the same results, bit for bit, as the corresponding one-hot targets. An index
/// that is not that of an output causes an <see cref="ArgumentException"/> before anything changes.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Backpropagation for one example with a class: adds the gradient of its loss to <paramref name="gradient"/>.</summary>
    /// <param name="input">As many values as the network has inputs.</param>
    /// <param name="targetClass">The class of the input: an index into the outputs.</param>
    /// <param name="gradient">As many values as the network's storage has, in storage order, added to.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or there is no such class.</exception>
    T Backward(ReadOnlySpan<T> input, int targetClass, Span<T> gradient);

    /// <summary>Backpropagation for several examples, each with a class: adds the sum of their gradients to <paramref name="gradient"/>.</summary>
    /// <param name="inputs">Rows of as many values as the network has inputs.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="gradient">As many values as the network's storage has, in storage order, added to.</param>
    /// <param name="degreeOfParallelism">
    /// The maximum number of threads, including the calling one; more than <see cref="Environment.ProcessorCount"/> do not help.
    /// The result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The sum of the rows' losses.</returns>
    /// <exception cref="ArgumentException">The gradient has the wrong length, the inputs are not a whole number of rows, or not as many rows as there are classes, or there is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, Span<T> gradient, int degreeOfParallelism = 1);

    /// <summary>One step of gradient descent on one example with a class: parameters −= learningRate · gradient.</summary>
    /// <param name="input">As many values as the network has inputs.</param>
    /// <param name="targetClass">The class of the input: an index into the outputs.</param>
    /// <param name="learningRate">The size of the step; the texts call it alpha.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or there is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainStep(ReadOnlySpan<T> input, int targetClass, T learningRate);

    /// <summary>Stochastic gradient descent: one step per row, in order.</summary>
    /// <param name="inputs">At least one row of as many values as the network has inputs.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <returns>The mean of the rows' losses, each before its step.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows, or there is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainEpoch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, T learningRate);

    /// <summary>Steps of gradient descent on all rows together.</summary>
    /// <param name="inputs">At least one row of as many values as the network has inputs.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <param name="reduction">Whether a step uses the mean of the rows' gradients or their sum.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="degreeOfParallelism">
    /// The maximum number of threads, including the calling one; more than <see cref="Environment.ProcessorCount"/> do not help.
    /// The result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The mean loss per row before the last step.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows, or there is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN; the reduction is not valid; or the number of steps or threads is less than 1.</exception>
    T TrainBatch(ReadOnlySpan<T> inputs, ClassIndices targetClasses, T learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1);
}
