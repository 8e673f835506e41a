using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>
/// Where a network's parameters lie: layer after layer, those of one form in vectors of four, those of the other in blocks. A
/// stage's part is laid out as its own class has it, so that an instance of that class can work on it.
/// </summary>
/// <param name="Order">How the network's own layers lie.</param>
/// <param name="Layers">The place of each layer.</param>
/// <param name="Stages">The place of each stage.</param>
/// <param name="Size">Elements of the storage, gaps included.</param>
internal sealed record StorageLayout(StorageOrder Order, EquatableArray<LayoutPlan> Layers, EquatableArray<StagePlan> Stages, int Size)
{
    private const int Quad = 4;

    public static StorageLayout Of(NetworkModel model, StorageOrder order)
    {
        var layers = new List<LayoutPlan>();
        var stages = new List<StagePlan>();
        int block = model.Number.Block;
        int boundary = order == StorageOrder.Quads ? Quad : block;
        int end = 0;
        while (layers.Count < model.Layers.Count)
        {
            if (StageAt(model, layers.Count + 1) is { } stage)
            {
                StorageLayout inner = Of(stage.Network!, FormChoice.OrderOf(stage));
                int start = RoundUp(end, inner.Order == StorageOrder.Quads ? Quad : block);
                foreach (LayoutPlan layout in inner.Layers)
                {
                    layers.Add(layout.From(start));
                }

                stages.Add(new StagePlan(stage, start, inner.Size));
                end = start + inner.Size;
            }
            else
            {
                LayerModel layer = model.Layers[layers.Count];
                LayoutPlan layout = order == StorageOrder.Quads ? InQuads(layer, RoundUp(end, boundary)) : InBlocks(layer, RoundUp(end, boundary), block);
                layers.Add(layout);
                end = layout.End;
            }
        }

        return new StorageLayout(order, layers.ToEquatableArray(), stages.ToEquatableArray(), RoundUp(end, boundary));
    }

    // A broken network's members throw: its stages have no place.
    private static StageModel? StageAt(NetworkModel model, int layer)
    {
        foreach (StageModel stage in model.Stages)
        {
            if (!model.IsBroken && stage.FirstLayer == layer)
            {
                return stage;
            }
        }

        return null;
    }

    private static LayoutPlan InQuads(LayerModel layer, int start)
    {
        LayoutPlan layout = layer.Units == 1
            ? Layout(StorageOrder.Quads, layer, start, laneUnits: 0, laneStride: 0, dotStride: RoundUp(layer.Inputs, Quad), block: 1)
            : Layout(StorageOrder.Quads, layer, start, laneUnits: layer.Units, laneStride: RoundUp(layer.Units, Quad), dotStride: 0, block: Quad);
        return layout with { End = RoundUp(layout.End, Quad) };
    }

    private static LayoutPlan InBlocks(LayerModel layer, int start, int block)
    {
        int laneUnits = layer.Units - (layer.Units % block);
        return Layout(StorageOrder.Blocks, layer, start, laneUnits, laneStride: laneUnits, dotStride: RoundUp(layer.Inputs, block), block);
    }

    // Units side by side, then units as dot products, then biases.
    private static LayoutPlan Layout(StorageOrder order, LayerModel layer, int start, int laneUnits, int laneStride, int dotStride, int block)
    {
        int dotStart = start + (layer.Inputs * laneStride);
        int biasStart = dotStart + ((layer.Units - laneUnits) * dotStride);
        int end = layer.HasBias ? biasStart + RoundUp(layer.Units, block) : biasStart;
        return new LayoutPlan(order, laneUnits, start, laneStride, dotStart, dotStride, layer.HasBias ? biasStart : -1, end);
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}

/// <summary>Where one layer's parameters lie in the storage; see LayerLayout in the runtime library.</summary>
/// <param name="Order">How they lie. A small network that is a stage of a large one keeps its own order.</param>
internal sealed record LayoutPlan(StorageOrder Order, int LaneUnits, int LaneStart, int LaneStride, int DotStart, int DotStride, int BiasStart, int End)
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

/// <summary>Where a stage's parameters lie in the storage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Start">The first element.</param>
/// <param name="Length">The size of the stage's own storage, gaps included.</param>
internal sealed record StagePlan(StageModel Stage, int Start, int Length);

/// <summary>In what the parameters of a layer lie side by side.</summary>
internal enum StorageOrder
{
    /// <summary>In vectors of four.</summary>
    Quads,

    /// <summary>In blocks of 64 bytes.</summary>
    Blocks,
}
