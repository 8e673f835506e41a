using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>|output − target|; the gradient is the sign of the difference, 0 if there is none, NaN if it is NaN.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AbsoluteError<T> : ILoss<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TLanes, TVector>(TVector z, TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        return TLanes.Abs(TLanes.Subtract(output, target));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        return Sign<TLanes, TVector>(TLanes.Subtract(output, target));
    }

    /// <summary>1 with the sign of the difference; 0 and NaN as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign<TLanes, TVector>(TVector difference)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        var sign = TLanes.Or(TLanes.And(difference, TLanes.Constant(-0.0)), TLanes.Constant(1));
        return TLanes.Select(TLanes.LessThan(TLanes.Zero, TLanes.Abs(difference)), sign, difference);
    }
}
