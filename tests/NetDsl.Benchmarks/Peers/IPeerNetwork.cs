using System.Numerics;

namespace NetDsl.Benchmarks.Peers;

/// <summary>
/// A network of a peer, bound to its workload; rows go by number. Implemented by structs, so that the loops over it are
/// compiled for each and nothing stands between them and the peer.
/// </summary>
internal interface IPeerNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes parameters in canonical order.</summary>
    void SetParameters(ReadOnlySpan<T> canonical);

    /// <summary>Gives them back.</summary>
    void GetParameters(Span<T> canonical);

    /// <summary>Computes one row's output, to the row's place in the outputs.</summary>
    void Forward(int row);

    /// <summary>The same through a member with one argument per input; <see cref="Forward"/> where the peer has none.</summary>
    void ForwardScalars(int row);

    /// <summary>Computes all rows' outputs.</summary>
    void ForwardBatch();

    /// <summary>One step of gradient descent on one row.</summary>
    void TrainStep(int row);

    /// <summary>One step on each row, in order.</summary>
    void TrainEpoch();

    /// <summary>Steps on all rows together.</summary>
    void TrainBatch(int steps);

    /// <summary>All rows' outputs.</summary>
    ReadOnlySpan<T> Outputs { get; }
}
