using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>A network that leaves units out in training. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDropout
{
    /// <summary>What draws which.</summary>
    Dropout Dropout { get; }
}
