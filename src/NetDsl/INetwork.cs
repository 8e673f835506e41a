using System.Numerics;
using NetDsl.Kernels;

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

    /// <summary>The layers after the input, in order: what the declaration says of each.</summary>
    static abstract IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>The names of the inputs that the declaration gives, or none.</summary>
    static virtual IReadOnlyList<string> InputNames => [];

    /// <summary>The names of the outputs that the declaration gives, or none.</summary>
    static virtual IReadOnlyList<string> OutputNames => [];

    /// <summary>A new network whose weights are drawn from the seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    static abstract TSelf Create(int seed);

    /// <summary>A new network with the weights of a file: one that <c>Save</c> wrote, or one from PyTorch (see <see cref="NetworkLoading"/>).</summary>
    /// <param name="path">The file, in the format safetensors.</param>
    /// <param name="options">What is taken without complaint; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">The file is something else, damaged, or for another network.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    static virtual TSelf Load(string path, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(path, options);

    /// <summary>A new network with the weights of a file that is left of a stream; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">What is taken without complaint; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">It is something else, damaged, or for another network.</exception>
    static virtual TSelf Load(Stream stream, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(stream, options);

    /// <summary>A new network with the weights of a file in memory.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="options">What is taken without complaint; null for the defaults.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFileException">They are something else, damaged, or for another network.</exception>
    static virtual TSelf Load(ReadOnlySpan<byte> bytes, LoadOptions? options = null) => NetworkLoading.Load<TSelf, T>(bytes, options);

    /// <summary>
    /// Puts parameters, or a gradient, from canonical order (for each layer its weights row-major [input, output], then its
    /// biases; <see cref="ParameterCount"/> values) into storage order (<see cref="StorageSize"/> values, gaps zero).
    /// </summary>
    /// <param name="canonical"><see cref="ParameterCount"/> values.</param>
    /// <param name="storage"><see cref="StorageSize"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    static abstract void Pack(ReadOnlySpan<T> canonical, Span<T> storage);

    /// <summary>
    /// Puts parameters, or a gradient, from storage order into canonical order (for each layer its weights row-major [input, output],
    /// then its biases).
    /// </summary>
    /// <param name="storage"><see cref="StorageSize"/> values.</param>
    /// <param name="canonical"><see cref="ParameterCount"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    static abstract void Unpack(ReadOnlySpan<T> storage, Span<T> canonical);

    /// <summary>The parameters themselves, in storage order: writing to the span changes the network. Gaps hold zero and are to be left so.</summary>
    Span<T> Parameters { get; }

    /// <summary>Computes the output for one input. Safe on several threads at once while nobody trains this instance.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="output"><see cref="OutputSize"/> values; all are written.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>
    /// Computes the outputs for inputs that stand row after row. It works in place: outputs may begin where the inputs do, if they
    /// are as many values, or fewer and the thread is one.
    /// </summary>
    /// <param name="inputs">Rows of <see cref="InputSize"/> values.</param>
    /// <param name="outputs">As many rows of <see cref="OutputSize"/> values; all are written.</param>
    /// <param name="degreeOfParallelism">
    /// The number of threads that may take part, this one included; <see cref="Environment.ProcessorCount"/> is the most that pays. The
    /// result is the same for any number, bit for bit.
    /// </param>
    /// <exception cref="ArgumentException">A span holds no whole number of rows, or not as many as the other; or outputs would overwrite what is still to be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs, int degreeOfParallelism = 1);

    /// <summary>Backpropagation for one example: adds the gradient of its loss to <paramref name="gradient"/>.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="target"><see cref="OutputSize"/> values: what the output should be.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradient);

    /// <summary>Backpropagation for several examples: adds the sum of their gradients to <paramref name="gradient"/>.</summary>
    /// <param name="inputs">Rows of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <param name="degreeOfParallelism">
    /// The number of threads that may take part, this one included; <see cref="Environment.ProcessorCount"/> is the most that pays. The
    /// result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The sum of the rows' losses.</returns>
    /// <exception cref="ArgumentException">The gradient has another length, or a span holds no whole number of rows, or not as many as the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, int degreeOfParallelism = 1);

    /// <summary>One step of gradient descent on one example: parameters −= learningRate · gradient.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="target"><see cref="OutputSize"/> values: what the output should be.</param>
    /// <param name="learningRate">The size of the step; the texts call it alpha.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, T learningRate);

    /// <summary>Stochastic gradient descent: one step per row, in order.</summary>
    /// <param name="inputs">At least one row of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <returns>The mean of the rows' losses, each before its step.</returns>
    /// <exception cref="ArgumentException">There is no row, or a span holds no whole number of rows, or not as many as the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    T TrainEpoch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    /// <summary>Steps of gradient descent on all rows together.</summary>
    /// <param name="inputs">At least one row of <see cref="InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="learningRate">The size of each step; the texts call it alpha.</param>
    /// <param name="reduction">Whether a step takes the mean of the rows' gradients or their sum.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="degreeOfParallelism">
    /// The number of threads that may take part, this one included; <see cref="Environment.ProcessorCount"/> is the most that pays. The
    /// result is the same for any number, bit for bit.
    /// </param>
    /// <returns>The mean loss per row before the last step.</returns>
    /// <exception cref="ArgumentException">There is no row, or a span holds no whole number of rows, or not as many as the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN; or there is no such reduction, or no step, or no thread to take part.</exception>
    T TrainBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate, Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1);

    /// <summary>
    /// Returns the weighted sum of the rows' losses and adds the weighted sum of their gradients to <paramref name="gradient"/>,
    /// on up to <paramref name="degreeOfParallelism"/> threads; both are the same for any number.
    /// </summary>
    /// <param name="examples">The rows; classes for targets only where the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="outputs">Takes each row's output, as it is in training; or empty, if it is not wanted.</param>
    /// <param name="gradient"><see cref="StorageSize"/> values in storage order, added to.</param>
    /// <param name="degreeOfParallelism">The number of threads that may take part, this one included.</param>
    /// <exception cref="ArgumentException">The parts are not equally many whole rows, or a weight is negative or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T BackwardBatch(Examples<T> examples, Span<T> outputs, Span<T> gradient, int degreeOfParallelism = 1) =>
        RowByRow.Backward((TSelf)this, examples, outputs, gradient, degreeOfParallelism);

    /// <summary>
    /// Stochastic gradient descent: one step per row, in order, each as long as the row's weight says; returns the mean of the
    /// rows' weighted losses, each before its step.
    /// </summary>
    /// <param name="examples">The rows, at least one; classes for targets only where the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="learningRate">The size of each step.</param>
    /// <param name="outputs">Takes each row's output before its step; or empty, if it is not wanted.</param>
    /// <exception cref="ArgumentException">There is no row, or the parts are not equally many whole rows, or a weight is negative or no number.</exception>
    T TrainEpoch(Examples<T> examples, T learningRate, Span<T> outputs) => RowByRow.Train((TSelf)this, examples, learningRate, outputs);

    /// <summary>
    /// Returns the weighted sum of the rows' losses as the network is used, with no unit left out, on up to
    /// <paramref name="degreeOfParallelism"/> threads; it is the same for any number.
    /// </summary>
    /// <param name="examples">The rows; classes for targets only where the network is an <see cref="IClassifier{T}"/>.</param>
    /// <param name="outputs">Takes each row's output; or empty, if it is not wanted.</param>
    /// <param name="degreeOfParallelism">The number of threads that may take part, this one included.</param>
    /// <exception cref="ArgumentException">The parts are not equally many whole rows, or a weight is negative or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    T LossBatch(Examples<T> examples, Span<T> outputs, int degreeOfParallelism = 1) => RowByRow.Loss((TSelf)this, examples, outputs, degreeOfParallelism);
}
