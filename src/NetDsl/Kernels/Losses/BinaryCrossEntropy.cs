using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// −(y · ln ŷ + (1 − y) · ln(1 − ŷ)) of ŷ = sigmoid(z), as ln(1 + e^−|z|) + y · max(−z, 0) + (1 − y) · max(z, 0): for targets y
/// from 0 to 1 no term is negative, so none cancels, and none overflows before the loss does. The gradient by z is ŷ − y.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BinaryCrossEntropy<T> : ILoss<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TLanes, TVector>(TVector z, TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        var one = TLanes.Constant(1);
        var negated = TLanes.Subtract(TLanes.Zero, z);
        var e = Exponential.Exp<TLanes, TVector, T>(TLanes.Subtract(TLanes.Zero, TLanes.Abs(z)));
        var rest = TLanes.Add(
            TLanes.Multiply(target, TLanes.Max(TLanes.Zero, negated)),
            TLanes.Multiply(TLanes.Subtract(one, target), TLanes.Max(TLanes.Zero, z)));
        return TLanes.Add(Logarithm.Log1p<TLanes, TVector, T>(e), rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        return TLanes.Subtract(output, target);
    }
}
