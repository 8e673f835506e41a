using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>A network whose layers are calls of kernels, with values in scratch memory.</summary>
/// <param name="Model">The network.</param>
/// <param name="Storage">Where its parameters lie.</param>
/// <param name="Facts">What the public members have to know of the rows.</param>
/// <param name="OwnLayers">The layers, as this form sees them.</param>
/// <param name="Scratch">How the scratch memory is used.</param>
internal sealed record TiledPlan(NetworkModel Model, StorageLayout Storage, PlanFacts Facts, EquatableArray<TiledLayerPlan> OwnLayers, ScratchPlan Scratch)
    : NetworkPlan(Model, Storage, Facts)
{
    public override IReadOnlyList<LayerPlan> Layers => OwnLayers;

    public TiledLayerPlan Last => OwnLayers[OwnLayers.Count - 1];

    /// <summary>How the rows of a batch lie in the lanes; null where they lie as single rows do.</summary>
    public RowLanesPlan? Lanes { get; init; }

    /// <summary>The index of the first layer that learns; the number of layers where none does.</summary>
    public int FirstToLearn
    {
        get
        {
            int first = 0;
            while (first < OwnLayers.Count && OwnLayers[first].Layer.IsFrozen)
            {
                first++;
            }

            return first;
        }
    }

    /// <summary>Whether training fuses a row's step in the first layer with the next row's way through it: only where that layer learns.</summary>
    public bool FusesRows => FirstToLearn == 0;

    /// <summary>Whether the deltas of a batch go back through weights that are transposed first.</summary>
    public bool Transposes => Scratch.Backward.Shared > 0;
}

/// <summary>One layer of tiled code.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Layout">Where its parameters lie.</param>
/// <param name="Order">In which order its products are summed.</param>
/// <param name="Values">Where its values lie in scratch memory.</param>
/// <param name="SkipsZeroInputs">Whether it reads the network's input and that is large enough to be looked through for zeros.</param>
/// <param name="TransposedStart">Where its transposed weights lie, behind those of the layers before it; null where deltas go back through the weights as they are.</param>
internal sealed record TiledLayerPlan(LayerModel Layer, LayoutPlan Layout, SumOrder Order, LayerValues Values, bool SkipsZeroInputs, int? TransposedStart)
    : LayerPlan(Layer, Layout, Order)
{
    /// <summary>Whether its parameters lie in vectors of four, as a small network has them that is a stage of this one: kernels of their own read them.</summary>
    public bool IsInQuads => Layout.Order == StorageOrder.Quads;

    /// <summary>Whether its kernels take transposed weights, even if it has none.</summary>
    public bool TakesTransposed => TransposedStart is not null || Layout is { Order: StorageOrder.Blocks, LaneUnits: 0 };

    /// <inheritdoc/>
    protected override bool HasGap => Layer.Units != Values.Width;
}

/// <summary>Where a layer's values lie in scratch memory.</summary>
/// <param name="Width">Elements that a row of them takes.</param>
/// <param name="Value">The activations.</param>
/// <param name="PreActivation">The weighted sums; the same as <paramref name="Value"/> where they need not be kept.</param>
/// <param name="Delta">The error sent back to the weighted sums; behind everything that the forward pass uses.</param>
/// <param name="Dropped">The activations of the units that dropout keeps, in training; behind the deltas. Only where the layer has dropout.</param>
internal sealed record LayerValues(int Width, int Value, int PreActivation, int Delta, int Dropped);

/// <summary>How the scratch memory is used.</summary>
/// <param name="InputWidth">Elements that a row of inputs takes where it is copied, at offset 0.</param>
/// <param name="CopiesInput">Whether rows are first copied, padded, because they do not fill whole blocks.</param>
/// <param name="CopiesTrainingInput">Whether training copies them: for padding, or because dropout leaves inputs out.</param>
/// <param name="NextInput">Where training row by row puts the next row, behind everything else.</param>
/// <param name="Forward">The memory of the forward pass.</param>
/// <param name="Backward">That of forward and backward pass together.</param>
/// <param name="Training">That of training row by row.</param>
internal sealed record ScratchPlan(
    int InputWidth, bool CopiesInput, bool CopiesTrainingInput, int NextInput, PassScratch Forward, PassScratch Backward, PassScratch Training);

/// <summary>The scratch memory of a pass.</summary>
/// <param name="PerRow">Elements for each row: the layers' values, deltas and weighted sums.</param>
/// <param name="Shared">Elements for all rows together, behind those of the rows.</param>
/// <param name="Block">How many rows of a batch go through the network together.</param>
/// <param name="RowOnStack">Whether a single row's memory is taken from the stack.</param>
/// <param name="BlockOnStack">Whether a block's memory is.</param>
internal sealed record PassScratch(int PerRow, int Shared, int Block, bool RowOnStack, bool BlockOnStack);
