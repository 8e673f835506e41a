using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Hot and cold learning, after chapter 4 of "Grokking Deep Learning": no gradient, only trials. Each parameter in turn is tried
/// one step larger and one step smaller, and moves to where the loss is lower.
/// </summary>
/// <remarks>
/// As in the text, a parameter that is already at its best still moves to the better of the two, so the step size limits
/// the precision of learning; it stays only if both sides are equally good. A step takes two passes over all examples per
/// parameter: this is for understanding, for small networks, and for functions without a useful gradient, such as a custom activation
/// with jumps.
/// </remarks>
public static class HotAndCold
{
    /// <summary>Makes steps with each parameter on rows of inputs and targets; returns the mean loss per row before the last of them.</summary>
    /// <inheritdoc cref="TrainHotAndCold{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, T, int, int)"/>
    /// <param name="network">Any network. Frozen layers do not change, and dropout does not apply.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another; at least one.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="stepAmount">How far a parameter moves; more than 0.</param>
    /// <param name="steps">How often each parameter, in canonical order, takes its turn; at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    public static T TrainHotAndCold<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T stepAmount, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.TrainHotAndCold(new Examples<T>(inputs, targets), stepAmount, steps, degreeOfParallelism);

    /// <summary>Makes steps with each parameter on rows of inputs and the class of each; returns the mean loss per row before the last of them.</summary>
    /// <inheritdoc cref="TrainHotAndCold{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, T, int, int)"/>
    /// <param name="network">Any network. Frozen layers do not change, and dropout does not apply.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another; at least one.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="stepAmount">How far a parameter moves; more than 0.</param>
    /// <param name="steps">How often each parameter, in canonical order, takes its turn; at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    public static T TrainHotAndCold<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, T stepAmount, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.TrainHotAndCold(new Examples<T>(inputs, targetClasses), stepAmount, steps, degreeOfParallelism);

    /// <summary>Makes steps with each parameter on the rows of a dataset; returns the mean loss per row before the last of them.</summary>
    /// <inheritdoc cref="TrainHotAndCold{TNetwork, T}(INetwork{TNetwork, T}, Examples{T}, T, int, int)"/>
    /// <param name="network">Any network. Frozen layers do not change, and dropout does not apply.</param>
    /// <param name="data">The rows, at least one.</param>
    /// <param name="stepAmount">How far a parameter moves; more than 0.</param>
    /// <param name="steps">How often each parameter, in canonical order, takes its turn; at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    public static T TrainHotAndCold<TNetwork, T>(
        this INetwork<TNetwork, T> network, Dataset<T> data, T stepAmount, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return network.TrainHotAndCold(data.Examples, stepAmount, steps, degreeOfParallelism);
    }

    /// <summary>Makes steps with each parameter; returns the mean loss per row before the last of them.</summary>
    /// <param name="network">Any network. Frozen layers do not change, and dropout does not apply.</param>
    /// <param name="examples">The rows, at least one.</param>
    /// <param name="stepAmount">How far a parameter moves; more than 0.</param>
    /// <param name="steps">How often each parameter, in canonical order, takes its turn; at least 1.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads, including the calling one.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, or the examples do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step size is not positive or not finite, or there are no steps.</exception>
    public static T TrainHotAndCold<TNetwork, T>(
        this INetwork<TNetwork, T> network, Examples<T> examples, T stepAmount, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!T.IsFinite(stepAmount) || stepAmount <= T.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(stepAmount), stepAmount, "the step has to be a number, more than 0");
        }

        int rows = RowChecks.Rows((TNetwork)network, examples, Member<TNetwork>.Name, "learning");
        Shapes.CheckDegree(degreeOfParallelism, Member<TNetwork>.Name);
        T loss = T.Zero;
        for (int step = 0; step < steps; step++)
        {
            if (step == steps - 1)
            {
                loss = network.LossBatch(examples, [], degreeOfParallelism) / T.CreateTruncating(rows);
            }

            StepAll(network, examples, stepAmount, degreeOfParallelism);
        }

        return loss;
    }

    private static void StepAll<TNetwork, T>(INetwork<TNetwork, T> network, Examples<T> examples, T amount, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<LayerInfo> layers = TNetwork.Layers;
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].IsFrozen)
            {
                continue;
            }

            LayerParameters<T> layer = layers[i].In(network.Parameters);
            Weights<T> weights = layer.Weights;
            for (int input = 0; input < weights.Inputs; input++)
            {
                for (int output = 0; output < weights.Outputs; output++)
                {
                    StepOne(network, ref weights[input, output], examples, amount, degreeOfParallelism);
                }
            }

            foreach (ref T bias in layer.Biases)
            {
                StepOne(network, ref bias, examples, amount, degreeOfParallelism);
            }
        }
    }

    private static void StepOne<TNetwork, T>(INetwork<TNetwork, T> network, ref T parameter, Examples<T> examples, T amount, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T kept = parameter, up = kept + amount, down = kept - amount;
        T next = kept;
        try
        {
            parameter = up;
            T lossUp = network.LossBatch(examples, [], degreeOfParallelism);
            parameter = down;
            T lossDown = network.LossBatch(examples, [], degreeOfParallelism);
            next = lossDown < lossUp ? down : lossDown > lossUp ? up : kept;
        }
        finally
        {
            // If the loss throws, because examples do not fit, the network is unchanged.
            parameter = next;
        }
    }

    // Built once: a check that passes allocates nothing.
    private static class Member<TNetwork>
    {
        public static readonly string Name = typeof(TNetwork).Name + ".TrainHotAndCold";
    }
}
