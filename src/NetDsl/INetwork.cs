using System.Numerics;

namespace NetDsl;

/// <summary>
/// What every generated network offers, so that training, files and tools are written once over all of them:
/// <c>static void Train&lt;TNetwork&gt;(TNetwork network) where TNetwork : class, INetwork&lt;TNetwork, float&gt;</c>.
/// All spans are exactly as long as stated; a wrong length is an <see cref="ArgumentException"/> that names the network.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<TSelf, T>
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values in an input: the units of the first layer.</summary>
    static abstract int InputSize { get; }

    /// <summary>Values in an output: the units of the last layer.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Weights and biases, all layers together: the length of the canonical order.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The length of <see cref="Parameters"/> and of every gradient: <see cref="ParameterCount"/> and gaps that hold zero.</summary>
    static abstract int StorageSize { get; }

    /// <summary>A new network whose weights are drawn from the seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    static abstract TSelf Create(int seed);

    /// <summary>
    /// Puts parameters, or a gradient, from canonical order (for each layer its weights row-major [input, output], then its
    /// biases; <see cref="ParameterCount"/> values) into storage order (<see cref="StorageSize"/> values, gaps zero).
    /// </summary>
    static abstract void Pack(ReadOnlySpan<T> canonical, Span<T> storage);

    /// <summary>Puts parameters, or a gradient, from storage order into canonical order.</summary>
    static abstract void Unpack(ReadOnlySpan<T> storage, Span<T> canonical);

    /// <summary>The parameters themselves, in storage order; writing to the span changes the network.</summary>
    Span<T> Parameters { get; }

    /// <summary>Computes the output for one input. Safe on several threads at once while nobody trains this instance.</summary>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>
    /// Computes the outputs for inputs that stand row after row, on up to <paramref name="degreeOfParallelism"/> threads, this one
    /// included; the outputs are the same for any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs, int degreeOfParallelism = 1);

    /// <summary>Returns the loss of one example and adds its gradient to <paramref name="gradient"/>, in storage order.</summary>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradient);

    /// <summary>
    /// Returns the summed loss of the rows and adds their summed gradient to <paramref name="gradient"/>, on up to
    /// <paramref name="degreeOfParallelism"/> threads; both are the same for any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, int degreeOfParallelism = 1);

    /// <summary>One step of gradient descent on one example; returns the loss before the step.</summary>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, T learningRate);

    /// <summary>Stochastic gradient descent: one step per row, in order; returns the mean of the rows' losses, each before its step.</summary>
    T TrainEpoch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    /// <summary>
    /// Steps of gradient descent on all rows together, on up to <paramref name="degreeOfParallelism"/> threads; returns the mean
    /// loss per row before the last step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such reduction, or no step, or no thread to take part.</exception>
    T TrainBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1);
}
