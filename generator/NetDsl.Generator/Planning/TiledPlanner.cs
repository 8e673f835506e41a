using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Plans tiled code: where values lie in scratch memory, and how many rows go through the network together.</summary>
internal static class TiledPlanner
{
    public static TiledPlan Plan(NetworkModel model, StorageLayout storage)
    {
        NumberType number = model.Number;
        bool copiesInput = model.InputSize % number.Block != 0, copiesTrainingInput = copiesInput || model.InputDropout > 0;
        int input = copiesTrainingInput ? number.RoundUp(model.InputSize) : 0;
        LayerValues[] values = Values(model, input, out int forward, out int backward);
        EquatableArray<TiledLayerPlan> layers = Layers(model, storage, values, out int transposed);

        bool cutsGradient = storage.Size > Limits.GradientPerPart;
        int maxBlock = cutsGradient ? Limits.SharedBlock : Limits.MaxBlock;
        RowLanesPlan? lanes = RowLanesPlan.Of(model, cutsGradient);
        int forwardRow = Math.Max(forward, lanes?.Forward ?? 0), backwardRow = Math.Max(backward, lanes?.Backward ?? 0);
        var scratch = new ScratchPlan(
            number.RoundUp(model.InputSize), copiesInput, copiesTrainingInput, NextInput: backward,
            lanes is null ? Pass(model, forward, 0, maxBlock) : LanePass(model, forwardRow, 0, lanes.Forward),
            lanes is null ? Pass(model, backward, transposed, maxBlock) : LanePass(model, backwardRow, transposed, lanes.Backward),
            Pass(model, backward + input, 0, 1));
        var batches = new BatchPlan(
            scratch.Forward.Block, forwardRow, scratch.Backward.Block, backwardRow, transposed, cutsGradient, GradientRows(model, scratch.Backward, cutsGradient), scratch.Training.PerRow);
        var facts = new PlanFacts(
            batches,
            cutsGradient ? GradientPlace.ClearedMemory : GradientPlace.Memory,
            ReadsInputFirst: layers.Count > 1,
            ReadsExampleFirst: false,
            WritesOutputLast: model.OutputSize == 1,
            FormChoice.BySize(model).Name,
            DropoutPlan.Of(model));
        return new TiledPlan(model, storage, facts, layers, scratch) { Lanes = lanes };
    }

    // What the forward pass uses comes first, layer by layer; behind that the deltas, and what dropout leaves of the values.
    private static LayerValues[] Values(NetworkModel model, int input, out int forward, out int backward)
    {
        NumberType number = model.Number;
        var values = new LayerValues[model.Layers.Count];
        forward = input;
        backward = input + model.Layers.Sum(layer => number.RoundUp(layer.Units) * (layer.NeedsPreActivation ? 2 : 1));
        for (int i = 0; i < values.Length; i++)
        {
            int width = number.RoundUp(model.Layers[i].Units), value = forward, preActivation = value;
            forward += width;
            if (model.Layers[i].NeedsPreActivation)
            {
                preActivation = forward;
                forward += width;
            }

            values[i] = new LayerValues(width, value, preActivation, backward, Dropped: 0);
            backward += width;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (model.Layers[i].Dropout > 0)
            {
                values[i] = values[i] with { Dropped = backward };
                backward += values[i].Width;
            }
        }

        return values;
    }

    private static EquatableArray<TiledLayerPlan> Layers(NetworkModel model, StorageLayout storage, LayerValues[] values, out int transposed)
    {
        var layers = new List<TiledLayerPlan>();
        transposed = 0;
        foreach (LayerModel layer in model.Layers)
        {
            LayoutPlan layout = storage.Layers[layers.Count];
            bool skipsZeroInputs = layer.Index == 1 && layer.Inputs >= Limits.SparseInputs;
            SumOrder order =
                layout.Order == StorageOrder.Quads ? SumOrder.Quads
                : skipsZeroInputs && layer.Inputs <= Limits.MaxSparseInputs ? SumOrder.SparseBlocks
                : SumOrder.Blocks;

            // A batch's deltas go back through weights that are transposed first; huge ones are not copied for that.
            long size = layer.Index > 1 && layout.Order == StorageOrder.Blocks ? (long)layout.LaneUnits * layout.DotStride : 0;
            bool transposes = size is > 0 and <= Limits.MaxTransposed;
            layers.Add(new TiledLayerPlan(layer, layout, order, values[layers.Count], skipsZeroInputs, transposes ? transposed : null));
            transposed += transposes ? (int)size : 0;
        }

        return layers.ToEquatableArray();
    }

    // Where a gradient is cut up, the rows that are computed together stay in the cache, and there are blocks for several cores.
    private static int GradientRows(NetworkModel model, PassScratch backward, bool cutsGradient) => cutsGradient
        ? backward.Block * Math.Max(Limits.MinSharedBlocks, Limits.GradientBytes / ((backward.PerRow + model.InputSize) * model.Number.Bytes) / backward.Block)
        : backward.Block * ((Limits.MinPartRows + backward.Block - 1) / backward.Block);

    // As many rows at a time as the stack's share holds; if that is too few to pay, more rows in memory from the pool.
    private static PassScratch Pass(NetworkModel model, int perRow, int shared, int maxBlock)
    {
        long rowBytes = (long)perRow * model.Number.Bytes, sharedBytes = (long)shared * model.Number.Bytes;
        long rowsOnStack = (Limits.BlockStackBytes - sharedBytes) / rowBytes / Limits.TileRows * Limits.TileRows;
        bool blockOnStack = rowsOnStack >= Limits.MinBlockOnStack;
        long block = Math.Min(blockOnStack ? rowsOnStack : Limits.PoolBytes / rowBytes, Limits.MaxBlockElements / Math.Max(model.InputSize, model.OutputSize));
        return new PassScratch(
            perRow, shared, (int)Math.Min(Math.Max(block, 1), maxBlock), rowBytes <= Limits.StackBytes, blockOnStack);
    }

    // Rows in the lanes: memory from the pool, and as many rows as the nearest cache holds. Fewer rows are tiled, in the same memory.
    private static PassScratch LanePass(NetworkModel model, int perRow, int shared, int perLane) =>
        new(perRow, shared, RowLanesPlan.Block(model, perLane), (long)perRow * model.Number.Bytes <= Limits.StackBytes, BlockOnStack: false);
}
