using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// An activation in the form that kernels use: its value and derivative, written once for every
/// vector width. Part of the support for generated code; a custom activation implements
/// <see cref="IActivation{T}"/> or <see cref="IVectorActivation{TSelf, T}"/> instead.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFunction<T>
    where T : unmanaged
{
    /// <summary>The value at z, the pre-activation.</summary>
    static abstract TVector Value<TLanes, TVector>(TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct;

    /// <summary>The derivative, given the pre-activation z and the value at z; a function reads the one it needs.</summary>
    static abstract TVector Derivative<TLanes, TVector>(TVector z, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct;
}
