using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>tanh z, within 2 units in the last place (float) or 2.25 (double). The derivative reads the value: 1 − y².</summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tanh<T> : IFunction<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        HyperbolicTangent.Tanh<TLanes, TVector, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Subtract(TLanes.Constant(1), TLanes.Multiply(value, value));
}
