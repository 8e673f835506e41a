using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>How the code of a network is written.</summary>
internal enum Form
{
    /// <summary>Written out, without a loop: values in vectors of four, held in registers.</summary>
    StraightLine,

    /// <summary>A call of a kernel per layer and pass, compiled for the layer's sizes: values in scratch memory.</summary>
    Tiled,
}

/// <summary>Where one layer's parameters lie in the storage; see LayerLayout in the runtime library.</summary>
/// <param name="Form">
/// Whose parameters lie so: straight-line code's in vectors of four, tiled code's in blocks of 64 bytes. A small network that
/// is a stage of a tiled one keeps its own.
/// </param>
internal sealed record LayoutPlan(Form Form, int LaneUnits, int LaneStart, int LaneStride, int DotStart, int DotStride, int BiasStart, int End)
{
    /// <summary>The same, that many elements further on.</summary>
    public LayoutPlan From(int start) => this with
    {
        LaneStart = LaneStart + start,
        DotStart = DotStart + start,
        BiasStart = BiasStart < 0 ? BiasStart : BiasStart + start,
        End = End + start,
    };
}

/// <summary>One layer of the plan.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Layout">Where its parameters lie.</param>
/// <param name="Scratch">Where its values lie in scratch memory; tiled networks only.</param>
internal sealed record LayerPlan(LayerModel Layer, LayoutPlan Layout, ScratchPlan? Scratch)
{
    /// <summary>Vectors of four that hold the layer's values; 0 where one number does.</summary>
    public int Quads => Layer.Units == 1 ? 0 : (Layer.Units + 3) / 4;

    public bool KeepsPreActivation => Layer.NeedsPreActivation;

    /// <summary>Whether the layer reads the network's input and that is large enough to be looked through for zeros.</summary>
    public bool SkipsZeroInputs => Layer.Index == 1 && Layer.Inputs >= Limits.SparseInputs;

    /// <summary>Whether the deltas of a batch go back through transposed weights; huge weights are not copied for that.</summary>
    public bool TransposesWeights => Layout is { Form: Form.Tiled, LaneUnits: > 0 } && (long)Layout.LaneUnits * Layout.DotStride <= Limits.MaxTransposed;

    /// <summary>Elements that the transposed weights take.</summary>
    public int TransposedSize => TransposesWeights ? Layout.LaneUnits * Layout.DotStride : 0;

    public int MultiplyAdds => Layer.Inputs * Layer.Units;

    /// <summary>Elements that the layer takes of the storage, gaps included.</summary>
    public int StorageSize => Layout.End - Layout.LaneStart;
}

/// <summary>Where a stage's parameters lie in the storage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Start">The first element.</param>
/// <param name="Length">The size of the stage's own storage, gaps included.</param>
internal sealed record StagePlan(StageModel Stage, int Start, int Length);

/// <summary>Offsets in a tiled network's scratch memory.</summary>
/// <param name="Value">The activations.</param>
/// <param name="PreActivation">The weighted sums; the same as <paramref name="Value"/> where they need not be kept.</param>
/// <param name="Delta">The error sent back to the weighted sums; behind everything that the forward pass uses.</param>
internal sealed record ScratchPlan(int Value, int PreActivation, int Delta)
{
    /// <summary>The activations of the units that dropout keeps, in training; behind the deltas. Only where the layer has dropout.</summary>
    public int Dropped { get; init; }
}
