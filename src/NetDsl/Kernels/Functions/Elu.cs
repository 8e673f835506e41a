using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// z if z &gt; 0, otherwise eᶻ − 1, within 1.25 units in the last place. The derivative reads the value: 1 if it is above 0, otherwise
/// y + 1, which is eᶻ.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Elu<T> : IFunction<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Select(
            TLanes.LessThan(z, TLanes.Zero),
            Exponential.Expm1<TLanes, TVector, T>(TLanes.Min(TLanes.Zero, z)),
            z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Min(TLanes.Constant(1), TLanes.Add(value, TLanes.Constant(1)));
}
