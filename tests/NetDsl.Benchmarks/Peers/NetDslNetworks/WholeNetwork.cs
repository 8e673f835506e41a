using System.Numerics;

namespace NetDsl.Benchmarks.Peers.NetDslNetworks;

/// <summary>The members that are called once for many rows, and so can be called through <see cref="INetwork{TSelf,T}"/>.</summary>
internal abstract class WholeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract void SetParameters(ReadOnlySpan<T> canonical);

    public abstract void GetParameters(Span<T> canonical);

    public abstract void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs, int degreeOfParallelism);

    public abstract void TrainEpoch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    public abstract void TrainBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate, Reduction reduction, int steps, int degreeOfParallelism);
}

/// <inheritdoc />
internal sealed class WholeNetwork<TNetwork, T>(TNetwork network) : WholeNetwork<T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void SetParameters(ReadOnlySpan<T> canonical) => TNetwork.Pack(canonical, network.Parameters);

    public override void GetParameters(Span<T> canonical) => TNetwork.Unpack(network.Parameters, canonical);

    public override void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs, int degreeOfParallelism) =>
        network.ForwardBatch(inputs, outputs, degreeOfParallelism);

    public override void TrainEpoch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate) =>
        network.TrainEpoch(inputs, targets, learningRate);

    public override void TrainBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate, Reduction reduction, int steps, int degreeOfParallelism) =>
        network.TrainBatch(inputs, targets, learningRate, reduction, steps, degreeOfParallelism);
}
