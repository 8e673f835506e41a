using System.Linq;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>What a network has that leaves units out in training.</summary>
internal static class DropoutWriter
{
    /// <summary>The interface by which tools find it.</summary>
    public const string Interface = Code.Kernels + "IDropout";

    /// <summary>The object that draws the masks.</summary>
    public static string Create(NetworkModel model, string random)
    {
        var layers = Dropouts.Of(model);
        string units = string.Join(", ", layers.Select(layer => Literal.Of(layer.Units))), rates = string.Join(", ", layers.Select(layer => Literal.Of(layer.Rate)));
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
