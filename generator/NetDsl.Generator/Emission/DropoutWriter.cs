using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>What a network has that leaves units out in training.</summary>
internal static class DropoutWriter
{
    /// <summary>The interface by which tools find it.</summary>
    public const string Interface = Code.Kernels + "IDropout";

    /// <summary>The object that draws the masks, from the seed of the declaration.</summary>
    public static string Create(NetworkPlan plan) => Create(plan, $"new global::NetDsl.NumPyRandom({Literal.Of(plan.Model.Seed)})");

    /// <summary>The object that draws the masks.</summary>
    public static string Create(NetworkPlan plan, string random)
    {
        EquatableArray<MaskPlan> masks = plan.Facts.Dropout.Masks;
        string units = string.Join(", ", masks.Select(mask => Literal.Of(mask.Units))), rates = string.Join(", ", masks.Select(mask => Literal.Of(mask.Rate)));
        return $"new {Code.Kernels}Dropout({random}, [{units}], [{rates}])";
    }

    public static void WriteInterface(CodeWriter writer, NetworkModel model)
    {
        if (model.HasDropout && !model.IsBroken)
        {
            writer.Line();
            writer.Line($"{Code.Kernels}Dropout {Interface}.Dropout => _dropout;");
        }
    }
}
