using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>½ · e² if |e| ≤ δ and δ · (|e| − ½ · δ) beyond, e = output − target; the gradient is e, clamped between −δ and δ.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="delta">δ, above 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Huber<T>(T delta) : ILoss<T>
    where T : unmanaged
{
    private readonly T _delta = delta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TLanes, TVector>(TVector z, TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        // With c the gradient, both cases are c · (e − ½ · c).
        var error = TLanes.Subtract(output, target);
        var bounded = Gradient<TLanes, TVector>(output, target);
        return TLanes.Multiply(bounded, TLanes.Subtract(error, TLanes.Multiply(TLanes.Constant(0.5), bounded)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
    {
        return Bound<TLanes, TVector>(TLanes.Subtract(output, target), TLanes.Create(_delta));
    }
    /// <summary>The difference, clamped between −δ and δ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Bound<TLanes, TVector>(TVector difference, TVector delta)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct =>
        TLanes.Min(delta, TLanes.Max(TLanes.Subtract(TLanes.Zero, delta), difference));
}
