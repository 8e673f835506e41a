using System.Buffers;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>
/// What training needs beyond a network's plain members (row weights, the outputs of the training rows, the loss
/// alone), by means of those members. For small straight-line networks that is also the fastest way: otherwise their
/// code would be twice as long, and the JIT gives up on longer code.
/// </summary>
internal static class RowByRow
{
    /// <summary>Adds the weighted gradients of the rows and returns the sum of their weighted losses; writes the outputs if requested.</summary>
    public static T Backward<TNetwork, T>(TNetwork network, Examples<T> examples, Span<T> outputs, Span<T> gradient, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Check<TNetwork, T>(network, examples, outputs, Members<TNetwork, T>.Backward);
        Shapes.Check(
            gradient.Length, TNetwork.StorageSize, Members<TNetwork, T>.Backward, nameof(gradient),
            Members<TNetwork, T>.Storage);
        Shapes.CheckDegree(degreeOfParallelism, Members<TNetwork, T>.Backward);
        ExampleChecks.Apart<T>(examples, outputs, gradient, network.Parameters, Members<TNetwork, T>.Backward);
        if (!outputs.IsEmpty)
        {
            network.ForwardBatch(examples.Inputs, outputs, degreeOfParallelism);
        }

        return examples.Weights.IsEmpty
            ? BackwardUnweighted(network, examples, gradient, degreeOfParallelism)
            : BackwardWeighted(network, examples, rows, gradient);
    }

    /// <summary>Only the sum of the weighted losses.</summary>
    public static T Loss<TNetwork, T>(TNetwork network, Examples<T> examples, Span<T> outputs, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<TNetwork, T>(network, examples, outputs, Members<TNetwork, T>.Loss);
        ExampleChecks.Apart<T>(examples, outputs, default, network.Parameters, Members<TNetwork, T>.Loss);
        T[] memory = ArrayPool<T>.Shared.Rent(TNetwork.StorageSize);
        try
        {
            // The gradient is not wanted; what it is added to does not matter.
            Span<T> gradient = memory.AsSpan(0, TNetwork.StorageSize);
            gradient.Clear();
            return Backward(network, examples, outputs, gradient, degreeOfParallelism);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    /// <summary>A step for each row, in order; returns the mean of their weighted losses, each before its step.</summary>
    public static T Train<TNetwork, T>(TNetwork network, Examples<T> examples, T learningRate, Span<T> outputs)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = ExampleChecks.TrainingRows(
            examples, outputs.Length, TNetwork.InputSize, TNetwork.OutputSize, network is IClassifier<T>, Members<TNetwork, T>.Train);
        ExampleChecks.ApartInTraining<T>(examples, outputs, network.Parameters, Members<TNetwork, T>.Train);
        if (examples.Weights.IsEmpty && outputs.IsEmpty)
        {
            return examples.HasClasses
                ? Classifier<TNetwork, T>(network).TrainEpoch(examples.Inputs, examples.TargetClasses, learningRate)
                : network.TrainEpoch(examples.Inputs, examples.Targets, learningRate);
        }

        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> input = examples.Inputs.Slice(row * TNetwork.InputSize, TNetwork.InputSize);
            if (!outputs.IsEmpty)
            {
                network.Forward(input, outputs.Slice(row * TNetwork.OutputSize, TNetwork.OutputSize));
            }

            // A weighted loss has a weighted gradient, and a step along it is a step with a weighted learning rate.
            T weight = examples.Weights.IsEmpty ? T.One : examples.Weights[row];
            loss += DoublePrecision.Of(weight * (examples.HasClasses
                ? Classifier<TNetwork, T>(network).TrainStep(input, examples.TargetClasses[row], learningRate * weight)
                : network.TrainStep(input, examples.Targets.Slice(row * TNetwork.OutputSize, TNetwork.OutputSize), learningRate * weight)));
        }

        return DoublePrecision.Rounded<T>(loss / rows);
    }

    private static T BackwardUnweighted<TNetwork, T>(TNetwork network, Examples<T> examples, Span<T> gradient, int degreeOfParallelism)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => examples.HasClasses
            ? Classifier<TNetwork, T>(network).BackwardBatch(examples.Inputs, examples.TargetClasses, gradient, degreeOfParallelism)
            : network.BackwardBatch(examples.Inputs, examples.Targets, gradient, degreeOfParallelism);

    private static T BackwardWeighted<TNetwork, T>(TNetwork network, Examples<T> examples, int rows, Span<T> gradient)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] memory = ArrayPool<T>.Shared.Rent(TNetwork.StorageSize);
        try
        {
            Span<T> ofRow = memory.AsSpan(0, TNetwork.StorageSize);
            double loss = 0;
            for (int row = 0; row < rows; row++)
            {
                // Even a row that does not count: if it makes the loss infinite or NaN, that should show.
                ofRow.Clear();
                ReadOnlySpan<T> input = examples.Inputs.Slice(row * TNetwork.InputSize, TNetwork.InputSize);
                loss += DoublePrecision.Of(examples.Weights[row] * (examples.HasClasses
                    ? Classifier<TNetwork, T>(network).Backward(input, examples.TargetClasses[row], ofRow)
                    : network.Backward(input, examples.Targets.Slice(row * TNetwork.OutputSize, TNetwork.OutputSize), ofRow)));
                GradientDescent.Step(gradient, ofRow, -examples.Weights[row]);
            }

            return DoublePrecision.Rounded<T>(loss);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(memory);
        }
    }

    private static int Check<TNetwork, T>(TNetwork network, Examples<T> examples, Span<T> outputs, string member)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ExampleChecks.Rows(examples, outputs.Length, TNetwork.InputSize, TNetwork.OutputSize, network is IClassifier<T>, member);

    // Already checked: examples with classes only get here for such a network.
    private static IClassifier<T> Classifier<TNetwork, T>(TNetwork network)
        where TNetwork : class
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (IClassifier<T>)(object)network;

    // Built once: a check that passes allocates nothing.
    private static class Members<TNetwork, T>
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static readonly string Storage = FormattableString.Invariant($"the network's storage has {TNetwork.StorageSize} values");
        public static readonly string Backward = typeof(TNetwork).Name + ".BackwardBatch";
        public static readonly string Loss = typeof(TNetwork).Name + ".LossBatch";
        public static readonly string Train = typeof(TNetwork).Name + ".TrainEpoch";
    }
}
