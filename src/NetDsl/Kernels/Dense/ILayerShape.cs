using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// The sizes of a layer as a type. A kernel with such a type parameter is compiled anew for each layer, with the sizes as
/// constants. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILayerShape
{
    /// <summary>The number of inputs.</summary>
    static abstract int Inputs { get; }

    /// <summary>The number of units.</summary>
    static abstract int Units { get; }

    /// <summary>Whether the units have biases.</summary>
    static abstract bool HasBias { get; }

    /// <summary>
    /// Whether passes over one row look for inputs that are zero and leave their weights out, which pays for images, where
    /// zeros stand together, and costs elsewhere.
    /// </summary>
    static abstract bool SkipsZeroInputs { get; }

    /// <summary>Whether the layer's parameters lie as written-out code has them, see <see cref="QuadLayer"/>, in place of <see cref="DenseLayer"/>'s order.</summary>
    static virtual bool IsInQuads => false;
}
