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

    // Dropout and frozen layers are for networks that are large, or trained from others: written out they would make every form
    // of training longer.
    private static bool IsStraightLine(NetworkModel model) => model.Unroll switch
    {
        _ when model.HasDropout || model.HasFrozen => false,
        Unroll.Always => true,
        Unroll.Never => false,
        _ => SuitsStraightLine(model),
    };

    /// <summary>Whether a network is so small that it is faster written out.</summary>
    public static bool SuitsStraightLine(NetworkModel model) =>
        model.Layers.All(layer => layer.Units <= Limits.StraightLineUnits)
        && model.Layers.Sum(layer => StraightLineSize.Forward(layer.Inputs, layer.Units)) <= Limits.StraightLineMultiplyAdds
        && StraightLineSize.Training(model) <= StraightLineSize.MaxTraining;

    private static NetworkPlan PlanStraightLine(NetworkModel model, StorageLayout storage) => new(
        model, Form.StraightLine, model.Layers.Select((layer, i) => new LayerPlan(layer, storage.Layers[i], null)).ToEquatableArray(), storage.Size, false, null, null, null);

    private static NetworkPlan PlanTiled(NetworkModel model, StorageLayout storage)
    {
        int block = Limits.BlockBytes / (model.Precision == Precision.Single ? 4 : 8);
        bool copiesInput = model.InputSize % block != 0;
        var layers = new List<LayerPlan>();
        int input = copiesInput || model.InputDropout > 0 ? RoundUp(model.InputSize, block) : 0;
        int forward = input;
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

        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Layer.Dropout > 0)
            {
                layers[i] = layers[i] with { Scratch = layers[i].Scratch! with { Dropped = backward } };
                backward += RoundUp(layers[i].Layer.Units, block);
            }
        }

        // A batch's deltas go back through weights that are transposed first.
        int transposed = layers.Skip(1).Sum(layer => layer.TransposedSize);
        int maxBlock = storage.Size > Limits.GradientPerPart ? Limits.SharedBlock : Limits.MaxBlock;
        return new NetworkPlan(
            model, Form.Tiled, layers.ToEquatableArray(), storage.Size, copiesInput,
            Scratch(model, forward, 0, maxBlock), Scratch(model, backward, transposed, maxBlock), Scratch(model, backward + input, 0, 1));
    }

    // As many rows at a time as the stack's share holds; if that is too few to pay, more rows in memory from the pool.
    private static PassScratch Scratch(NetworkModel model, int perRow, int shared, int maxBlock)
    {
        int elementSize = model.Precision == Precision.Single ? 4 : 8;
        long rowBytes = (long)perRow * elementSize, sharedBytes = (long)shared * elementSize;
        long rowsOnStack = (Limits.BlockStackBytes - sharedBytes) / rowBytes / Limits.TileRows * Limits.TileRows;
        bool blockOnStack = rowsOnStack >= Limits.MinBlockOnStack;
        long block = Math.Min(blockOnStack ? rowsOnStack : Limits.PoolBytes / rowBytes, Limits.MaxBlockElements / Math.Max(model.InputSize, model.OutputSize));
        return new PassScratch(
            perRow, shared, (int)Math.Min(Math.Max(block, 1), maxBlock), rowBytes <= Limits.StackBytes, blockOnStack);
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
