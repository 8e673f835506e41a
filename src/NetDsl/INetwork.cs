using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The interface of every generated network, so that training, files and tools can be written once for all of them:
/// <c>static void Train&lt;TNetwork&gt;(TNetwork network) where TNetwork : class, INetwork&lt;TNetwork, float&gt;</c>.
/// All spans must be exactly as long as stated; a wrong length causes an <see cref="ArgumentException"/> that names the network.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<TSelf, T>
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of inputs: the units of the first layer.</summary>
    static abstract int InputSize { get; }

    /// <summary>Number of outputs: the units of the last layer.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Number of weights and biases of all layers: the length in canonical order.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The length of <see cref="Parameters"/> and of every gradient: <see cref="ParameterCount"/> plus gaps that hold zero.</summary>
    static abstract int StorageSize { get; }

    /// <summary>The layers after the input, in order, as declared.</summary>
    static abstract IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>The declared names of the inputs, or none.</summary>
    static virtual IReadOnlyList<string> InputNames => [];

    /// <summary>The declared names of the outputs, or none.</summary>
    static virtual IReadOnlyList<string> OutputNames => [];

    /// <summary>Creates a network whose weights are drawn from the seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    static abstract TSelf Create(int seed);

    /// <summary>Creates a network with the weights of a file written by <c>Save</c> or by PyTorch (see <see cref="NetworkLoading"/>).</summary>
    /// <param name="path">The file, in the safetensors format.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">The file is in another format, damaged, or for another network.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    static virtual TSelf Load(string path, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(path, options);

    /// <summary>Creates a network with the weights of a file read from the rest of a stream; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">The content is in another format, damaged, or for another network.</exception>
    static virtual TSelf Load(Stream stream, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(stream, options);

    /// <summary>Creates a network with the weights of a file in memory.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="options">What to tolerate; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">The bytes are in another format, damaged, or for another network.</exception>
    static virtual TSelf Load(ReadOnlySpan<byte> bytes, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(bytes, options);

    /// <summary>
    /// Copies parameters, or a gradient, from canonical order (for each layer its weights row-major [input, output], then its
    /// biases; <see cref="ParameterCount"/> values) into storage order (<see cref="StorageSize"/> values, gaps zero).
    /// </summary>
    /// <param name="canonical"><see cref="ParameterCount"/> values.</param>
    /// <param name="storage"><see cref="StorageSize"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    static abstract void Pack(ReadOnlySpan<T> canonical, Span<T> storage);

    /// <summary>
    /// Copies parameters, or a gradient, from storage order into canonical order (for each layer its weights row-major [input, output],
    /// then its biases).
    /// </summary>
    /// <param name="storage"><see cref="StorageSize"/> values.</param>
    /// <param name="canonical"><see cref="ParameterCount"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    static abstract void Unpack(ReadOnlySpan<T> storage, Span<T> canonical);

    /// <summary>The parameters themselves, in storage order: writing to the span changes the network. Gaps hold zero; leave them zero.</summary>
    Span<T> Parameters { get; }

    /// <summary>Computes the output for one input. Safe on several threads at once while nothing trains this instance.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="output"><see cref="OutputSize"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>
    /// Computes the outputs for several rows of inputs. It works in place: outputs may start where the inputs do, if
    /// they have as many values, or fewer on a single thread.
    /// </summary>
    /// <param name="inputs">Rows of <see cref="InputSize"/> values.</param>
    /// <param name="outputs">As many rows of <see cref="OutputSize"/> values; all are written.</param>
    /// <param name="degreeOfParallelism">
    /// The maximum number of threads, including the calling one; more than <see cref="Environment.ProcessorCount"/> do not help.
    /// The result is the same for any number, bit for bit.
    /// </param>
    /// <exception cref="ArgumentException">A span does not hold a whole number of rows, or the spans hold different numbers of rows; or outputs would overwrite inputs still to be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs, int degreeOfParallelism = 1);

    /// <summary>Backpropagation for one example: adds the gradient of its loss to <paramref name="gradient"/>.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="target"><see cref="OutputSize"/> values: what the output should be.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradient);

    /// <summary>Backpropagation for several examples: adds the sum of their gradients to <paramref name="gradient"/>.</summary>
    /// <param name="inputs">Rows of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <param name="degreeOfParallelism">
    /// The maximum number of threads, including the calling one; more than <see cref="Environment.ProcessorCount"/> do not help.
    /// The result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The sum of the rows' losses.</returns>
    /// <exception cref="ArgumentException">The gradient has the wrong length, or a span does not hold a whole number of rows, or the spans hold different numbers of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, int degreeOfParallelism = 1);

    /// <summary>One step of gradient descent on one example: parameters −= learningRate · gradient.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="target"><see cref="OutputSize"/> values: what the output should be.</param>
    /// <param name="learningRate">The size of the step; the texts call it alpha.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, T learningRate);

    /// <summary>Stochastic gradient descent: one step per row, in order.</summary>
    /// <param name="inputs">At least one row of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <returns>The mean of the rows' losses, each before its step.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainEpoch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    /// <summary>Steps of gradient descent on all rows together.</summary>
    /// <param name="inputs">At least one row of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <param name="reduction">Whether a step uses the mean of the rows' gradients or their sum.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="degreeOfParallelism">
    /// The maximum number of threads, including the calling one; more than <see cref="Environment.ProcessorCount"/> do not help.
    /// The result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The mean loss per row before the last step.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN; the reduction is not valid; or the number of steps or threads is less than 1.</exception>
    T TrainBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1);

    /// <summary>
    /// Returns the weighted sum of the rows' losses and adds the weighted sum of their gradients to <paramref name="gradient"/>,
    /// on up to <paramref name="degreeOfParallelism"/> threads; both are the same for any number.
    /// </summary>
    /// <param name="examples">The rows; with classes as targets only if the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="outputs">Receives each row's output as in training; empty if not wanted.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    /// <exception cref="ArgumentException">The parts do not have the same number of whole rows, or a weight is negative or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(Examples<T> examples, Span<T> outputs, Span<T> gradient, int degreeOfParallelism = 1) =>
        RowByRow.Backward((TSelf)this, examples, outputs, gradient, degreeOfParallelism);

    /// <summary>
    /// Stochastic gradient descent: one step per row, in order, each scaled by the row's weight; returns the mean of the
    /// rows' weighted losses, each before its step.
    /// </summary>
    /// <param name="examples">The rows, at least one; with classes as targets only if the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="learningRate">The size of each step.</param>
    /// <param name="outputs">Receives each row's output before its step; empty if not wanted.</param>
    /// <exception cref="ArgumentException">There are no rows, or the parts do not have the same number of whole rows, or a weight is negative or NaN.</exception>
    T TrainEpoch(Examples<T> examples, T learningRate, Span<T> outputs) => RowByRow.Train((TSelf)this, examples, learningRate, outputs);

    /// <summary>
    /// Returns the weighted sum of the rows' losses without dropout, on up to
    /// <paramref name="degreeOfParallelism"/> threads; it is the same for any number.
    /// </summary>
    /// <param name="examples">The rows; with classes as targets only if the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="outputs">Receives each row's output; empty if not wanted.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    /// <exception cref="ArgumentException">The parts do not have the same number of whole rows, or a weight is negative or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T LossBatch(Examples<T> examples, Span<T> outputs, int degreeOfParallelism = 1) => RowByRow.Loss((TSelf)this, examples, outputs, degreeOfParallelism);
}
