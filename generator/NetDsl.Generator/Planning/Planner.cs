using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Decides how a network's code is written and how its buffers lie.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkModel model)
    {
        StorageLayout storage = StorageLayout.Of(model, FormOf(model));
        NetworkPlan plan = storage.Form == Form.StraightLine ? PlanStraightLine(model, storage) : PlanTiled(model, storage);
        return plan with { Stages = storage.Stages };
    }

    /// <summary>How a network's code is written, by its size; straight-line code can only hold stages that are of that form too.</summary>
    public static Form FormOf(NetworkModel model) =>
        IsStraightLine(model) && (model.IsBroken || model.Stages.All(stage => FormOf(stage) == Form.StraightLine)) ? Form.StraightLine : Form.Tiled;

    /// <summary>How a stage's own code is written; where that has been compiled already, it says so.</summary>
    public static Form FormOf(StageModel stage) => stage.IsInQuads switch
    {
        true => Form.StraightLine,
        false => Form.Tiled,
        null => FormOf(stage.Network!),
    };

    private static bool IsStraightLine(NetworkModel model) =>
        model.Layers.All(layer => layer.Units <= Limits.StraightLineUnits)
        && model.Layers.Sum(QuadMultiplyAdds) <= Limits.StraightLineMultiplyAdds;

    // A layer of one unit multiplies four inputs at a time, a wider one four units at a time.
    private static long QuadMultiplyAdds(LayerModel layer) =>
        layer.Units == 1 ? (layer.Inputs + 3L) / 4 : (long)layer.Inputs * ((layer.Units + 3) / 4);

    private static NetworkPlan PlanStraightLine(NetworkModel model, StorageLayout storage) => new(
        model, Form.StraightLine, model.Layers.Select((layer, i) => new LayerPlan(layer, storage.Layers[i], null)).ToEquatableArray(), storage.Size, false, null, null, null);

    private static NetworkPlan PlanTiled(NetworkModel model, StorageLayout storage)
    {
        int block = Limits.BlockBytes / (model.Precision == Precision.Single ? 4 : 8);
        bool copiesInput = model.InputSize % block != 0;
        var layers = new List<LayerPlan>();
        int forward = copiesInput ? RoundUp(model.InputSize, block) : 0;
        int backward = forward + model.Layers.Sum(layer => RoundUp(layer.Units, block) * (layer.NeedsPreActivation ? 2 : 1));
        foreach (LayerModel layer in model.Layers)
        {
            int size = RoundUp(layer.Units, block);
            int value = forward;
            forward += size;
            int preActivation = value;
            if (layer.NeedsPreActivation)
            {
                preActivation = forward;
                forward += size;
            }

            layers.Add(new LayerPlan(layer, storage.Layers[layers.Count], new ScratchPlan(value, preActivation, backward)));
            backward += size;
        }

        // A batch's deltas go back through weights that are transposed first; the largest layer's need the most room.
        int transposed = layers.Skip(1).Where(layer => layer.TransposesWeights).Select(layer => layer.Layout.LaneUnits * layer.Layout.DotStride).DefaultIfEmpty().Max();
        return new NetworkPlan(
            model, Form.Tiled, layers.ToEquatableArray(), storage.Size, copiesInput,
            Scratch(model, forward, 0), Scratch(model, backward, transposed), Scratch(model, backward + (copiesInput ? RoundUp(model.InputSize, block) : 0), 0));
    }

    // As many rows at a time as the stack's share holds; if that is too few to pay, more rows in memory from the pool.
    private static PassScratch Scratch(NetworkModel model, int perRow, int shared)
    {
        int elementSize = model.Precision == Precision.Single ? 4 : 8;
        long rowBytes = (long)perRow * elementSize, sharedBytes = (long)shared * elementSize;
        long rowsOnStack = (Limits.StackBytes - sharedBytes) / rowBytes / Limits.TileRows * Limits.TileRows;
        bool blockOnStack = rowsOnStack >= Limits.MinBlockOnStack;
        long block = Math.Min(blockOnStack ? rowsOnStack : Limits.PoolBytes / rowBytes, Limits.MaxBlockElements / Math.Max(model.InputSize, model.OutputSize));
        return new PassScratch(
            perRow, shared, (int)Math.Min(Math.Max(block, 1), Limits.MaxBlock), rowBytes <= Limits.StackBytes, blockOnStack);
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
