using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>Creates the views of a network's layers. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerView
{
    /// <summary>A layer of parameters or a gradient in storage order.</summary>
    public static LayerParameters<T> Of<T>(Span<T> storage, LayerLayout layout)
        where T : unmanaged => new(storage, layout);
}
