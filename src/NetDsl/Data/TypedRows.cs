using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>
/// Members of networks for arrays of typed rows: <c>Team.Input[] rows = [(8.5, 0.65, 1.2), …]; team.TrainEpoch(rows, targets, 0.1f)</c>.
/// A row of the wrong arity, or of another network, does not compile. Nothing is copied or allocated. For rows written in the call
/// itself, <c>Team.Input.Rows([(8.5, 0.65, 1.2), …])</c> creates what every member accepts.
/// </summary>
public static partial class TypedRows
{
    /// <summary>Computes the outputs of rows, with names.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.ForwardBatch"/>
    public static void ForwardBatch<TNetwork, T, TInput, TOutput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, TOutput[] outputs, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T>
        where TOutput : unmanaged, IOutputRow<TNetwork, T> =>
        Checked(network).ForwardBatch(Values<TInput, T>(inputs), MemoryMarshal.Cast<TOutput, T>(outputs.AsSpan()), degreeOfParallelism);

    /// <summary>Computes the outputs of rows, one after another: for networks with one output.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.ForwardBatch"/>
    public static void ForwardBatch<TNetwork, T, TInput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, Span<T> outputs, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T> =>
        Checked(network).ForwardBatch(Values<TInput, T>(inputs), outputs, degreeOfParallelism);

    /// <summary>Stochastic gradient descent on typed rows.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.TrainEpoch(ReadOnlySpan{T}, ReadOnlySpan{T}, T)"/>
    public static T TrainEpoch<TNetwork, T, TInput, TOutput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, TOutput[] targets, T learningRate)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T>
        where TOutput : unmanaged, IOutputRow<TNetwork, T> =>
        Checked(network).TrainEpoch(Values<TInput, T>(inputs), Values<TOutput, T>(targets), learningRate);

    /// <summary>Stochastic gradient descent on typed rows, for networks with one output.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.TrainEpoch(ReadOnlySpan{T}, ReadOnlySpan{T}, T)"/>
    public static T TrainEpoch<TNetwork, T, TInput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, ReadOnlySpan<T> targets, T learningRate)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T> =>
        Checked(network).TrainEpoch(Values<TInput, T>(inputs), targets, learningRate);

    /// <summary>Steps of gradient descent on all typed rows together.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.TrainBatch"/>
    public static T TrainBatch<TNetwork, T, TInput, TOutput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, TOutput[] targets, T learningRate,
        Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T>
        where TOutput : unmanaged, IOutputRow<TNetwork, T> =>
        Checked(network).TrainBatch(Values<TInput, T>(inputs), Values<TOutput, T>(targets), learningRate, reduction, steps, degreeOfParallelism);

    /// <summary>Steps of gradient descent on all typed rows together, for networks with one output.</summary>
    /// <inheritdoc cref="INetwork{TSelf, T}.TrainBatch"/>
    public static T TrainBatch<TNetwork, T, TInput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, ReadOnlySpan<T> targets, T learningRate,
        Reduction reduction = Reduction.Mean, int steps = 1, int degreeOfParallelism = 1)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T> =>
        Checked(network).TrainBatch(Values<TInput, T>(inputs), targets, learningRate, reduction, steps, degreeOfParallelism);

    internal static ReadOnlySpan<T> Values<TRow, T>(TRow[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : unmanaged, IRow<T> => MemoryMarshal.Cast<TRow, T>(rows.AsSpan());

    private static INetwork<TNetwork, T> Checked<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network;
    }
}
