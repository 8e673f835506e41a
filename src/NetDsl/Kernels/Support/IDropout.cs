using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>A network with dropout. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDropout
{
    /// <summary>The dropout.</summary>
    Dropout Dropout { get; }
}
