using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Hot and cold learning, after chapter 4 of "Grokking Deep Learning": no gradient, only trials. Each parameter in turn is tried
/// one step larger and one step smaller, and goes to where the loss is less.
/// </summary>
/// <remarks>
/// As in the text, a parameter that is at its best already still goes to the better of the two, so the size of the step is how
/// close learning comes; only where both sides are equally good does it stay. A step takes two passes over all examples per
/// parameter: this is for understanding, for small networks, and for what has no useful gradient, such as a user's activation
/// that jumps.
/// </remarks>
public static class HotAndCold
{
    /// <summary>Lets each parameter take steps; returns the mean loss per row before the last of them.</summary>
    /// <param name="network">Any network. Frozen layers are left as they are, and no unit drops out.</param>
    /// <param name="examples">The rows, at least one.</param>
    /// <param name="stepAmount">How far a parameter goes; more than 0.</param>
    /// <param name="steps">How often each parameter, in canonical order, has its turn; at least 1.</param>
    /// <param name="degreeOfParallelism">The number of threads that may take part, this one included.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There is no row, or the examples do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above 0, or infinite, or there is none.</exception>
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

        if (examples.Inputs.IsEmpty)
        {
            throw new ArgumentException($"{typeof(TNetwork).Name}: there are no examples, learning takes at least one", nameof(examples));
        }

        // Here and not in the loss, so that a message names this member.
        ExampleChecks.Rows(examples, 0, TNetwork.InputSize, TNetwork.OutputSize, network is IClassifier<T>, Member<TNetwork>.Name);
        Shapes.CheckDegree(degreeOfParallelism, Member<TNetwork>.Name);
        T loss = T.Zero;
        for (int step = 0; step < steps; step++)
        {
            if (step == steps - 1)
            {
                loss = network.LossBatch(examples, [], degreeOfParallelism) / T.CreateTruncating(examples.Inputs.Length / TNetwork.InputSize);
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
            // A loss that throws, on examples that do not fit, leaves the network as it was.
            parameter = next;
        }
    }

    // Put together once: a check that passes allocates nothing.
    private static class Member<TNetwork>
    {
        public static readonly string Name = typeof(TNetwork).Name + ".TrainHotAndCold";
    }
}
