using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

// Units left out in training, and back: a mask for each layer that has dropout, a bit per unit, those of a row side by side.
internal sealed partial class TiledRows
{
    /// <summary>The values that a layer takes: in training those of the units that dropout keeps.</summary>
    private string InputOf(LayerPlan layer, bool inTraining)
    {
        int before = layer.Layer.Index - 1;
        return inTraining && before > 0 && Model.Layers[before - 1].Dropout > 0 ? $"layer{before}Dropped" : $"layer{before}";
    }

    private void WriteDropout(CodeWriter writer, LayerPlan plan, string rows)
    {
        LayerModel layer = plan.Layer;
        if (layer.Dropout == 0)
        {
            return;
        }

        string name = $"layer{layer.Index}";
        writer.Line($"// {name}Dropped = {name} * {Formulas.Mask(layer.Index, layer.Dropout)}");
        writer.Line($"ref {T} {name}Dropped = ref {At(plan.Scratch!.Dropped, layer.Units, rows)};");
        writer.Line(Apply(layer.Index, name, $"{name}Dropped", Factor(layer.Dropout), layer.Units, rows));
        writer.Line();
    }

    private void WriteInputDropout(CodeWriter writer, string input, string rows) =>
        writer.Line(Apply(0, input, input, Factor(Model.InputDropout), Model.InputSize, rows));

    // The error of a unit that was left out goes no further.
    private void WriteDropoutBack(CodeWriter writer, LayerPlan plan, string rows)
    {
        LayerModel layer = plan.Layer;
        if (layer.Dropout > 0)
        {
            string delta = $"layer{layer.Index}Delta", factor = Model.DropoutGradient == DropoutGradient.Exact ? Factor(layer.Dropout) : Number(1);
            writer.Line(Apply(layer.Index, delta, delta, factor, layer.Units, rows));
        }
    }

    private string Apply(int layer, string source, string destination, string factor, int units, string rows)
    {
        int first = Dropouts.Before(Model, layer);
        string mask = first == 0 ? "in masks" : $"in {Code.Kernels}Rows.Skip(ref masks, {Literal.Of(first)})";
        return $"{Code.Kernels}Dropout.Apply(in {source}, {mask}, {Literal.Of(Dropouts.Words(Model))}, {factor}, ref {destination}, {Literal.Of(units)}, {rows});";
    }

    private string Factor(double rate) => Number(1 / (1 - rate));

    private string Number(double value) => Literal.Of(value) + (Model.Precision == Precision.Single ? "f" : "");
}

/// <summary>The layers of a network that have dropout, the input among them, and where their masks lie.</summary>
internal static class Dropouts
{
    /// <summary>Their number, units and rate, in order.</summary>
    public static (int Layer, int Units, double Rate)[] Of(NetworkModel model) => new[] { (0, model.InputSize, model.InputDropout) }
        .Concat(model.Layers.Select(layer => (layer.Index, layer.Units, layer.Dropout)))
        .Where(layer => layer.Item3 > 0)
        .ToArray();

    /// <summary>The words of a row of masks.</summary>
    public static int Words(NetworkModel model) => Before(model, int.MaxValue);

    /// <summary>The words that stand before a layer's mask.</summary>
    public static int Before(NetworkModel model, int layer) => Of(model).Where(other => other.Layer < layer).Sum(other => (other.Units + 31) / 32);
}
