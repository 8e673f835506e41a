using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.Tiled;

// Units left out in training, and back: a mask for each layer that has dropout, a bit per unit, those of a row side by side.
internal sealed partial class TiledRows
{
    /// <summary>The values that a layer takes: in training those of the units that dropout keeps.</summary>
    private string InputOf(TiledLayerPlan layer, bool inTraining)
    {
        int before = layer.Layer.Index - 1;
        return inTraining && before > 0 && Model.Layers[before - 1].Dropout > 0 ? $"layer{before}Dropped" : $"layer{before}";
    }

    private void WriteDropout(CodeWriter writer, TiledLayerPlan layerPlan, string rows)
    {
        LayerModel layer = layerPlan.Layer;
        if (layer.Dropout == 0)
        {
            return;
        }

        string name = $"layer{layer.Index}";
        writer.Line($"// {name}Dropped = {name} * {Formulas.Mask(layer.Index, layer.Dropout)}");
        writer.Line($"ref {T} {name}Dropped = ref {At(layerPlan.Values.Dropped, layerPlan.Values.Width, rows)};");
        writer.Line(Apply(layer.Index, name, $"{name}Dropped", Factor(layer.Dropout), layer.Units, rows));
        writer.Line();
    }

    private void WriteInputDropout(CodeWriter writer, string input, string rows) =>
        writer.Line(Apply(0, input, input, Factor(Model.InputDropout), Model.InputSize, rows));

    // The error of a unit that was left out goes no further.
    private void WriteDropoutBack(CodeWriter writer, TiledLayerPlan layerPlan, string rows)
    {
        LayerModel layer = layerPlan.Layer;
        if (layer.Dropout > 0)
        {
            string delta = $"layer{layer.Index}Delta", factor = Model.DropoutGradient == DropoutGradient.Exact ? Factor(layer.Dropout) : Model.Number.LiteralOf(1);
            writer.Line(Apply(layer.Index, delta, delta, factor, layer.Units, rows));
        }
    }

    private string Apply(int layer, string source, string destination, string factor, int units, string rows)
    {
        int first = plan.Facts.Dropout.Before(layer);
        string mask = first == 0 ? "in masks" : $"in {Code.Kernels}Rows.Skip(ref masks, {Literal.Of(first)})";
        return $"{Code.Kernels}Dropout.Apply(in {source}, {mask}, {Literal.Of(plan.Facts.Dropout.Words)}, {factor}, ref {destination}, {Literal.Of(units)}, {rows});";
    }

    private string Factor(double rate) => Model.Number.LiteralOf(1 / (1 - rate));
}
