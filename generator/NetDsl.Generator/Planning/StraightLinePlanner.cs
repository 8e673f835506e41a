using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Plans straight-line code.</summary>
internal static class StraightLinePlanner
{
    public static StraightLinePlan Plan(NetworkModel model, StorageLayout storage)
    {
        EquatableArray<StraightLineLayerPlan> layers = model.Layers.Select((layer, i) => Layer(model, layer, storage.Layers[i])).ToEquatableArray();
        StraightLineRowPlan rows = Rows(model, storage, layers);
        var batches = new BatchPlan(
            Limits.StraightLineBlock, 0, Limits.StraightLineBlock, 0, 0, CutsGradient: false, GradientRows: Limits.StraightLineBlock, TrainingScratch: null);
        var facts = new PlanFacts(
            batches,
            rows.KeepsParameters ? GradientPlace.Registers : GradientPlace.Stack,
            ReadsInputFirst: rows.TakesScalars || layers.Count > 1,
            ReadsExampleFirst: rows.TakesScalars,
            WritesOutputLast: rows.ReturnsOutput,
            FormChoice.BySize(model).Name,
            DropoutPlan.Of(model));
        return new StraightLinePlan(model, storage, facts, layers, rows);
    }

    private static StraightLineLayerPlan Layer(NetworkModel model, LayerModel layer, LayoutPlan layout)
    {
        bool isFirst = layer.Index == 1, isLast = layer.Index == model.Layers.Count, isOnly = isFirst && isLast;
        var input = new InputPlan(layer.Index - 1, layer.Inputs);
        bool readsQuads = layer.Units == 1 && input.Quads > 0;
        return new StraightLineLayerPlan(
            layer, layout, input,
            isFirst && !isOnly ? LayerUpdate.Slope : !isFirst && readsQuads ? LayerUpdate.ScaledInput : LayerUpdate.Step,
            SumsError: isLast && !isOnly && readsQuads && layer.Activation.IsLinear && model.Loss.Kind == Loss.SquaredError);
    }

    private static StraightLineRowPlan Rows(NetworkModel model, StorageLayout storage, EquatableArray<StraightLineLayerPlan> layers)
    {
        bool takesScalars = model.InputSize <= NamedValues.MaxInputs;
        bool keepsParameters = storage.Size <= 4 * Limits.RegisterQuads;
        return new StraightLineRowPlan(
            takesScalars,
            ReturnsOutput: model.OutputSize == 1,
            IsInlined: FormChoice.BySize(model) == Form.StraightLine,
            keepsParameters,
            LooksAhead: keepsParameters && takesScalars,
            TakesFourRows: keepsParameters && takesScalars && GainsByFourRows(model, layers),
            ScalesSlope: keepsParameters && layers.Count > 1 && layers[1].IsNumber && !layers[0].IsNumber);
    }

    private static bool GainsByFourRows(NetworkModel model, EquatableArray<StraightLineLayerPlan> layers) =>
        model.Loss.Kind == Loss.SquaredError && layers.Count > 1 && layers[layers.Count - 1].IsNumber
        && layers.Take(layers.Count - 1).All(layer => !layer.IsNumber) && layers.Any(layer => layer.Layer.Activation.IsCostly)
        && StraightLineSize.FourRows(model) <= StraightLineSize.MaxTraining;
}
