using System;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>How the rows of a batch lie in the lanes: values as [unit, row], layer after layer.</summary>
/// <param name="Forward">Elements that a row takes forward.</param>
/// <param name="Backward">Elements that a row takes forward and back.</param>
/// <param name="Layers">Where each layer's values lie, in elements per row; the input is at 0.</param>
internal sealed record RowLanesPlan(int Forward, int Backward, EquatableArray<LaneValues> Layers)
{
    /// <summary>The plan for networks whose layers are narrow; null for others, which tiles over units serve as well.</summary>
    public static RowLanesPlan? Of(NetworkModel model, bool cutsGradient)
    {
        if (model.IsBroken || model.HasDropout || cutsGradient || model.InputSize > Limits.LaneUnits || model.Layers.Any(layer => layer.Units > Limits.LaneUnits))
        {
            return null;
        }

        int place = model.InputSize;
        var layers = new LaneValues[model.Layers.Count];
        for (int i = 0; i < layers.Length; i++)
        {
            LayerModel layer = model.Layers[i];
            layers[i] = new LaneValues(place, layer.NeedsPreActivation ? place + layer.Units : place, Delta: 0);
            place += layer.Units * (layer.NeedsPreActivation ? 2 : 1);
        }

        int forward = place;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = layers[i] with { Delta = place };
            place += model.Layers[i].Units;
        }

        return new RowLanesPlan(forward, place, layers.ToEquatableArray());
    }

    /// <summary>Rows that go through the network together: as many as the nearest cache holds, whole blocks.</summary>
    public static int Block(NetworkModel model, int perRow)
    {
        int rows = Limits.LaneBytes / (perRow * model.Number.Bytes) / Limits.LaneRows * Limits.LaneRows;
        return Math.Min(Math.Max(rows, 2 * Limits.LaneRows), Limits.MaxLaneBlock);
    }
}

/// <summary>Where a layer's values lie, each unit's rows together.</summary>
/// <param name="Value">The activations.</param>
/// <param name="PreActivation">The weighted sums; the same where they need not be kept.</param>
/// <param name="Delta">The error sent back to the weighted sums.</param>
internal sealed record LaneValues(int Value, int PreActivation, int Delta);
