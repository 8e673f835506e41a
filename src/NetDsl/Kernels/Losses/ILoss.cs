using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// A loss that is a sum over separate outputs, in the form that kernels use: written once for every vector width. It
/// is an instance, because a loss may have a parameter. Part of the support for generated code.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILoss<T>
    where T : unmanaged
{
    /// <summary>The loss of outputs. A loss that is fused with its activation reads the pre-activation z, others do not.</summary>
    TVector Value<TLanes, TVector>(TVector z, TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct;

    /// <summary>The gradient: with respect to the pre-activation if the loss is fused with its activation, otherwise with respect to the output.</summary>
    TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct;
}
