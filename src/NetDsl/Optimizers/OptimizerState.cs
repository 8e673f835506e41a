using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The state of an <see cref="NetDsl.Optimizer"/> while it trains one network, and its steps. The loop around it is:
/// <c>network.BackwardBatch(…, gradient); state.Step(network.Parameters, gradient, rate);</c>
/// </summary>
/// <remarks>
/// Steps allocate nothing. Every parameter is processed separately, so the result is the same on any number of threads, bit for
/// bit. Only one thread at a time may call <c>Step</c>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract partial class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StorageRange[] _ranges = new StorageRange[1];

    /// <summary>Creates the state at the start of training.</summary>
    /// <param name="optimizer">The optimizer whose state this is; its regularization and clipping are applied here.</param>
    /// <param name="storageSize">The network's <see cref="INetwork{TSelf, T}.StorageSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    protected OptimizerState(Optimizer optimizer, int storageSize)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegative(storageSize);
        Optimizer = optimizer;
        StorageSize = storageSize;
    }

    /// <summary>The optimizer whose state this is.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of parameters that a step takes, including gaps.</summary>
    public int StorageSize { get; }

    /// <summary>The number of steps begun; during a step, its number from 1.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes one step: changes all parameters by their gradient, and sets the gradient to 0 for the next one.</summary>
    /// <param name="parameters">The network's <see cref="INetwork{TSelf, T}.Parameters"/>.</param>
    /// <param name="gradient">The gradient, in storage order like the parameters.</param>
    /// <param name="learningRate">The step's rate: the optimizer's, times the factor of a schedule. 0 or more.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    /// <param name="gradientScale">
    /// The factor applied to the gradient before anything else: one over the number of rows, to turn a sum
    /// over rows into a mean.
    /// </param>
    /// <exception cref="ArgumentException">A span is not as long as <see cref="StorageSize"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, the scale is infinite or NaN, or the number of threads is less than 1.</exception>
    public void Step(Span<T> parameters, Span<T> gradient, double learningRate, int degreeOfParallelism = 1, double gradientScale = 1)
    {
        Check(parameters, gradient, learningRate, degreeOfParallelism, gradientScale);
        _ranges[0] = new(0, StorageSize);
        StepIn(_ranges.AsSpan(0, 1), parameters, gradient, learningRate, degreeOfParallelism, gradientScale);
    }

    /// <summary>
    /// Takes one step that does not change the parameters of frozen layers, whatever their gradient and weight decay. Their
    /// gradient does not count in the norm for <see cref="Optimizer.ClipNorm"/>, and is set to 0 like the others.
    /// </summary>
    /// <param name="parameters">The network's <see cref="INetwork{TSelf, T}.Parameters"/>.</param>
    /// <param name="gradient">The gradient, in storage order like the parameters.</param>
    /// <param name="layers">The network's <see cref="INetwork{TSelf, T}.Layers"/>.</param>
    /// <param name="learningRate">The step's rate: the optimizer's, times the factor of a schedule. 0 or more.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    /// <param name="gradientScale">The factor applied to the gradient before anything else.</param>
    /// <exception cref="ArgumentException">A span is not as long as <see cref="StorageSize"/>, or a layer is beyond it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN, the scale is infinite or NaN, or the number of threads is less than 1.</exception>
    public void Step(
        Span<T> parameters, Span<T> gradient, IReadOnlyList<LayerInfo> layers, double learningRate, int degreeOfParallelism = 1, double gradientScale = 1)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Check(parameters, gradient, learningRate, degreeOfParallelism, gradientScale);
        ReadOnlySpan<StorageRange> ranges = RangesOf(layers);
        StepIn(ranges, parameters, gradient, learningRate, degreeOfParallelism, gradientScale);
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].IsFrozen)
            {
                gradient.Slice(layers[i].StorageStart, layers[i].StorageLength).Clear();
            }
        }
    }

    /// <summary>Called once per step, before <see cref="Update"/>, for work that is the same for all parameters.</summary>
    /// <param name="learningRate">The step's rate.</param>
    protected virtual void BeginStep(double learningRate)
    {
    }

    /// <summary>
    /// Updates a part of the parameters by their gradient, which is scaled, clipped and regularized. It is called for all parts in
    /// turn, on several threads at once if the step uses them; it may change the gradient, which is set to 0 afterwards.
    /// </summary>
    /// <param name="parameters">Some of the parameters, including gaps that hold 0, which must remain 0.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="start">Their start in the storage, to index the state of each parameter.</param>
    /// <param name="learningRate">The step's rate.</param>
    protected abstract void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate);

    /// <summary>
    /// Carries the state to or from a checkpoint, so that training can resume in another process. A state without
    /// data carries nothing; without an override, checkpoints are not supported.
    /// </summary>
    /// <param name="state">Where to carry it: <c>state.Carry("momentum", _momentum)</c>.</param>
    /// <exception cref="NotSupportedException">The optimizer does not support saving its state.</exception>
    protected virtual void Carry(StateCarrier state) => throw new NotSupportedException(
        $"{Name} does not say what its state remembers: override {nameof(OptimizerState<T>)}.{nameof(Carry)}, and a checkpoint can be written.");

    internal void CarryAll(StateCarrier state)
    {
        long steps = Steps;
        state.Carry("optimizer.steps", ref steps);
        Steps = steps >= 0 ? steps : throw state.Damaged("the number of the optimizer's steps is negative");
        Carry(state);
    }

    // Whether the rule itself scales the gradient, and sets it to 0, in the same pass over memory.
    private protected virtual bool IsFused => false;

    // Tells a fused rule the factor for the gradient.
    private protected virtual void BeginFused(double learningRate, double gradientScale)
    {
    }

    private void Check(Span<T> parameters, Span<T> gradient, double learningRate, int degreeOfParallelism, double gradientScale)
    {
        CheckLength(parameters.Length, nameof(parameters));
        CheckLength(gradient.Length, nameof(gradient));
        CheckNumber(learningRate is >= 0 and < double.PositiveInfinity, learningRate, nameof(learningRate), "a number, 0 or more");
        CheckNumber(double.IsFinite(gradientScale), gradientScale, nameof(gradientScale), "a number");
        CheckNumber(degreeOfParallelism >= 1, degreeOfParallelism, nameof(degreeOfParallelism), "1 or more");
    }

    private void CheckLength(int length, string argument)
    {
        if (length != StorageSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{Name}.Step: {argument} has {length} values, the state is one of {StorageSize}"), argument);
        }
    }

    private void CheckNumber(bool holds, double value, string argument, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(
                argument, value, FormattableString.Invariant($"{Name}.Step: {argument} is {value}, it has to be {rule}"));
        }
    }

    private string Name => Optimizer.GetType().Name;

    // The location of the layers that are not frozen; adjacent ones form one range. After the first step, the array is as long as is ever needed.
    private ReadOnlySpan<StorageRange> RangesOf(IReadOnlyList<LayerInfo> layers)
    {
        if (_ranges.Length < layers.Count)
        {
            _ranges = new StorageRange[layers.Count];
        }

        int count = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            if (layer.StorageStart + layer.StorageLength > StorageSize)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{Name}.Step: {layer.Name} ends at {layer.StorageStart + layer.StorageLength}, the state is one of {StorageSize}"),
                    nameof(layers));
            }

            if (layer.IsFrozen || layer.StorageLength == 0)
            {
                continue;
            }

            if (count > 0 && _ranges[count - 1].End == layer.StorageStart)
            {
                _ranges[count - 1] = new(_ranges[count - 1].Start, _ranges[count - 1].Length + layer.StorageLength);
            }
            else
            {
                _ranges[count++] = new(layer.StorageStart, layer.StorageLength);
            }
        }

        return _ranges.AsSpan(0, count);
    }
}
