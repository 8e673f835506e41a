using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>One layer of a plan.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Layout">Where its parameters lie.</param>
/// <param name="Order">In which order its products are summed.</param>
internal abstract record LayerPlan(LayerModel Layer, LayoutPlan Layout, SumOrder Order)
{
    public int MultiplyAdds => Layer.Inputs * Layer.Units;

    /// <summary>Elements that the layer takes of the storage, gaps included.</summary>
    public int StorageSize => Layout.End - Layout.LaneStart;

    public bool KeepsPreActivation => Layer.NeedsPreActivation;

    /// <summary>Whether the activation leaves something in the gap behind the layer's values, which then has to be cleared.</summary>
    public bool ClearsValues => HasGap && !Layer.Activation.KeepsZero;

    /// <summary>Whether the gap behind its deltas has to be cleared: a user's derivative may be infinite at 0, and 0 · ∞ is not 0.</summary>
    public bool ClearsDeltas => HasGap && Layer.Activation.Kind == ActivationKind.Custom;

    /// <summary>Whether the layer's values do not fill what holds them.</summary>
    protected abstract bool HasGap { get; }
}

/// <summary>In which order a layer's products are summed for one row, under the names of SumOrder in the runtime library.</summary>
internal enum SumOrder
{
    Blocks,
    SparseBlocks,
    Quads,
    WrittenOut,
}
