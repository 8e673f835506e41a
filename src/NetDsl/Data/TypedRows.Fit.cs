using System.Numerics;

namespace NetDsl;

// Training on arrays of typed rows.
public static partial class TypedRows
{
    /// <summary>Trains on typed rows.</summary>
    /// <inheritdoc cref="NetworkFit.Fit{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, int, int, Optimizer?)"/>
    public static History Fit<TNetwork, T, TInput, TOutput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, TOutput[] targets, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T>
        where TOutput : unmanaged, IOutputRow<TNetwork, T> =>
        Checked(network).Fit(Values<TInput, T>(inputs), Values<TOutput, T>(targets), epochs, batchSize, optimizer);

    /// <summary>Trains on typed rows, for networks with one output.</summary>
    /// <inheritdoc cref="NetworkFit.Fit{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, int, int, Optimizer?)"/>
    public static History Fit<TNetwork, T, TInput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, ReadOnlySpan<T> targets, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T> =>
        Checked(network).Fit(Values<TInput, T>(inputs), targets, epochs, batchSize, optimizer);

    /// <summary>Trains on typed rows, with options.</summary>
    /// <inheritdoc cref="NetworkFit.Fit{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, FitOptions?)"/>
    public static History Fit<TNetwork, T, TInput, TOutput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, TOutput[] targets, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T>
        where TOutput : unmanaged, IOutputRow<TNetwork, T> =>
        Checked(network).Fit(Values<TInput, T>(inputs), Values<TOutput, T>(targets), options);

    /// <summary>Trains on typed rows, with options, for networks with one output.</summary>
    /// <inheritdoc cref="NetworkFit.Fit{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, FitOptions?)"/>
    public static History Fit<TNetwork, T, TInput>(
        this INetwork<TNetwork, T> network, TInput[] inputs, ReadOnlySpan<T> targets, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TInput : unmanaged, IInputRow<TNetwork, T> =>
        Checked(network).Fit(Values<TInput, T>(inputs), targets, options);
}
