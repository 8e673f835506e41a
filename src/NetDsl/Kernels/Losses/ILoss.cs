using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// A loss that is a sum over outputs, each by itself, as the kernels see it: written once for every vector width. An
/// instance, because a loss may have a parameter. Part of the support for generated code.
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

    /// <summary>The gradient: by the pre-activation where the loss is fused with its activation, else by the output.</summary>
    TVector Gradient<TLanes, TVector>(TVector output, TVector target)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct;
}
