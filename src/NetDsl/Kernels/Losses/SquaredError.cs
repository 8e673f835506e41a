using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>½ · (output − target)²; the gradient is the difference.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SquaredError<T> : ILoss<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TLanes, TVector>(TVector z, TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        var error = TLanes.Subtract(output, target);
        return TLanes.Multiply(TLanes.Multiply(TLanes.Constant(0.5), error), error);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct => TLanes.Subtract(output, target);
}
