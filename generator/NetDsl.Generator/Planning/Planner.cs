using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Decides how a network's code is written and how its buffers lie.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkModel model) => IsStraightLine(model) ? PlanStraightLine(model) : PlanTiled(model);

    private static bool IsStraightLine(NetworkModel model) => model.Unroll switch
    {
        Unroll.Always => true,
        Unroll.Never => false,
        _ => SuitsStraightLine(model),
    };

    /// <summary>Whether a network is so small that it is faster written out.</summary>
    public static bool SuitsStraightLine(NetworkModel model) =>
        model.Layers.All(layer => layer.Units <= Limits.StraightLineUnits)
        && model.Layers.Sum(layer => StraightLineSize.Forward(layer.Inputs, layer.Units)) <= Limits.StraightLineMultiplyAdds
        && StraightLineSize.Training(model) <= StraightLineSize.MaxTraining;

    private static NetworkPlan PlanStraightLine(NetworkModel model)
    {
        const int Quad = 4;
        var layers = new List<LayerPlan>();
        int end = 0;
        foreach (LayerModel layer in model.Layers)
        {
            LayoutPlan layout = layer.Units == 1
                ? Layout(layer, end, laneUnits: 0, laneStride: 0, dotStride: RoundUp(layer.Inputs, Quad), block: 1)
                : Layout(layer, end, laneUnits: layer.Units, laneStride: RoundUp(layer.Units, Quad), dotStride: 0, block: Quad);
            layout = layout with { End = RoundUp(layout.End, Quad) };
            end = layout.End;
            layers.Add(new LayerPlan(layer, layout, null));
        }

        return new NetworkPlan(model, Form.StraightLine, layers.ToEquatableArray(), end, false, null, null, null);
    }

    private static NetworkPlan PlanTiled(NetworkModel model)
    {
        int block = Limits.BlockBytes / (model.Precision == Precision.Single ? 4 : 8);
        bool copiesInput = model.InputSize % block != 0;
        var layers = new List<LayerPlan>();
        int end = 0;
        int forward = copiesInput ? RoundUp(model.InputSize, block) : 0;
        int backward = forward + model.Layers.Sum(layer => RoundUp(layer.Units, block) * (layer.Activation.NeedsPreActivation ? 2 : 1));
        foreach (LayerModel layer in model.Layers)
        {
            int laneUnits = layer.Units - (layer.Units % block);
            LayoutPlan layout = Layout(layer, end, laneUnits, laneStride: laneUnits, dotStride: RoundUp(layer.Inputs, block), block);
            end = layout.End;

            int size = RoundUp(layer.Units, block);
            int value = forward;
            forward += size;
            int preActivation = value;
            if (layer.Activation.NeedsPreActivation)
            {
                preActivation = forward;
                forward += size;
            }

            layers.Add(new LayerPlan(layer, layout, new ScratchPlan(value, preActivation, backward)));
            backward += size;
        }

        // A batch's deltas go back through weights that are transposed first; the largest layer's need the most room.
        int transposed = layers.Skip(1).Where(layer => layer.TransposesWeights).Select(layer => layer.Layout.LaneUnits * layer.Layout.DotStride).DefaultIfEmpty().Max();
        return new NetworkPlan(
            model, Form.Tiled, layers.ToEquatableArray(), end, copiesInput,
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

    // Units side by side, then units as dot products, then biases.
    private static LayoutPlan Layout(LayerModel layer, int start, int laneUnits, int laneStride, int dotStride, int block)
    {
        int dotStart = start + (layer.Inputs * laneStride);
        int biasStart = dotStart + ((layer.Units - laneUnits) * dotStride);
        int end = layer.HasBias ? biasStart + RoundUp(layer.Units, block) : biasStart;
        return new LayoutPlan(laneUnits, start, laneStride, dotStart, dotStride, layer.HasBias ? biasStart : -1, end);
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
