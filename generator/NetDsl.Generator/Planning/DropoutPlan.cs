using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>The masks of the units that training leaves out: a bit per unit, those of a row side by side in words of 32.</summary>
/// <param name="Masks">The masks, in the order of the layers, the input first; none without dropout.</param>
/// <param name="Words">The words of a row.</param>
internal sealed record DropoutPlan(EquatableArray<MaskPlan> Masks, int Words)
{
    public static DropoutPlan Of(NetworkModel model)
    {
        var masks = new List<MaskPlan>();
        int words = 0;
        Add(0, model.InputSize, model.InputDropout);
        foreach (LayerModel layer in model.Layers)
        {
            Add(layer.Index, layer.Units, layer.Dropout);
        }

        return new DropoutPlan(masks.ToEquatableArray(), words);

        void Add(int layer, int units, double rate)
        {
            if (rate > 0)
            {
                masks.Add(new MaskPlan(layer, units, rate, words));
                words += (units + 31) / 32;
            }
        }
    }

    /// <summary>The words that stand before a layer's mask; of a layer that has one.</summary>
    public int Before(int layer)
    {
        foreach (MaskPlan mask in Masks)
        {
            if (mask.Layer == layer)
            {
                return mask.Start;
            }
        }

        throw new System.ArgumentOutOfRangeException(nameof(layer));
    }
}

/// <summary>The mask of one layer.</summary>
/// <param name="Layer">The layer's number, 0 for the input.</param>
/// <param name="Units">Its units.</param>
/// <param name="Rate">The part of them that is left out.</param>
/// <param name="Start">The words before it.</param>
internal sealed record MaskPlan(int Layer, int Units, double Rate, int Start);
