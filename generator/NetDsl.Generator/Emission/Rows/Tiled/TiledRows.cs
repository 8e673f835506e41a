using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows.RowLanes;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.Tiled;

/// <summary>
/// Rows of a network too large to be written out: a kernel of the runtime library per layer and pass, given the layer's
/// sizes as a type, so that the JIT compiles it for exactly this layer. The layers' values lie in scratch memory.
/// </summary>
internal sealed partial class TiledRows(TiledPlan plan) : RowWriter(plan.Model)
{
    private const string Layer = Code.DenseLayer;

    // What generated methods call the rows whose values are in the scratch memory, those of a block among them, and its first.
    private const string AllRows = "rows";
    private const string BlockRows = "count";
    private const string FirstRow = "first";

    private readonly RowLanesWriter? _lanes = plan.Lanes is { } lanes ? new(plan.Model, lanes, plan.Layers) : null;

    private ScratchPlan Scratch => plan.Scratch;

    private string NoOutput => $"{Code.Kernels}Scratch.None<{T}>()";

    public override string ForwardAttribute => Code.Optimize;

    public override IReadOnlyList<string> KindsOfCode => plan.OwnLayers.Select(KindOfCode).ToList();

    public override string Memory
    {
        get
        {
            BatchPlan batches = plan.Batches;
            return $"A row's layers take {Bytes(batches.ForwardScratch)} forward and {Bytes(batches.BackwardScratch)} in training, "
                + $"{(Scratch.Backward.RowOnStack ? "on the stack" : "in memory of the shared array pool")}. "
                + $"Batches go in blocks of {Literal.Of(batches.ForwardBlock)} rows, and of {Literal.Of(batches.BackwardBlock)} in training{(plan.Lanes is null ? "" : ", many rows side by side in vectors")}; "
                + (batches.CutsGradient ? "their gradient is computed part by part of the weights." : $"a gradient of its own has each part of at least {Literal.Of(batches.GradientRows)} rows.");
        }
    }

    public override PassCalls Passes => new(
        "ForwardRows(in parameters, ref scratch, in input, ref output, rows)", "BackwardRows(in parameters, ref scratch, in input, in target, ref gradient, rows, extras)")
    {
        Transpose = plan.Transposes ? "TransposeWeights(in parameters, ref transposed, part, parts)" : null,
        Deltas = $"DeltaRows(in parameters, ref scratch, {(plan.Transposes ? "in transposed, " : "")}in input, in target, first, count, rows, extras)",
        Gradient = "GradientRows(ref scratch, in input, ref gradient, rows, part, parts)",
        Loss = "LossRows(in parameters, ref scratch, in input, in target, rows, extras)",
        Train = $"TrainRows(ref parameters, ref scratch, ref input, ref target, learningRate, rows, ref output{(Model.HasDropout ? ", dropout!" : "")})",
    };

    private static string KindOfCode(TiledLayerPlan layer)
    {
        int lanes = layer.Layout.LaneUnits, dots = layer.Layer.Units - lanes;
        string code =
            layer.IsInQuads ? "looped, as its stage is stored: in vectors of 4"
            : dots == 0 ? "tiled, units side by side"
            : lanes == 0 ? "tiled, dot products"
            : $"tiled, {lanes} units side by side, {dots} as dot products";
        return code + (layer.Layer.IsFrozen ? "; frozen" : "");
    }

    private string Bytes(int elements) => Literal.Grouped((long)elements * Model.Number.Bytes) + " bytes";

    public override void WriteForwardCall(CodeWriter writer) =>
        WithScratch(writer, Scratch.Forward, "1", Scratch.Forward.RowOnStack, w => w.Line("ForwardRows(in _parameters.Reference, ref scratch, in x, ref y, 1);"));

    public override void WriteForwardCalls(CodeWriter writer) =>
        WithScratch(writer, Scratch.Forward, "rows", Scratch.Forward.BlockOnStack, w => w.Line("ForwardRows(in _parameters.Reference, ref scratch, in x, ref y, rows);"));

    public override void WriteBackwardCall(CodeWriter writer) => WithScratch(
        writer, Scratch.Backward, "1", Scratch.Backward.RowOnStack, w => w.Line("return BackwardRows(in _parameters.Reference, ref scratch, in x, in t, ref g, 1, default);"));

    public override void WriteBackwardCalls(CodeWriter writer) => WithScratch(
        writer, Scratch.Backward, "rows", Scratch.Backward.BlockOnStack, w => w.Line("return BackwardRows(in _parameters.Reference, ref scratch, in x, in t, ref g, rows, default);"));

    public override void WriteTrainCall(CodeWriter writer) => WithScratch(
        writer, Scratch.Training, "1", Scratch.Training.RowOnStack, w => w.Line($"return TrainRows(ref _parameters.Reference, ref scratch, ref x, ref t, learningRate, 1, ref {NoOutput});"));

    public override void WriteTrainCalls(CodeWriter writer) => WithScratch(
        writer, Scratch.Training, "1", Scratch.Training.RowOnStack, w => w.Line($"loss = TrainRows(ref _parameters.Reference, ref scratch, ref x, ref t, learningRate, rows, ref {NoOutput});"));

    private void WithScratch(CodeWriter writer, PassScratch scratch, string rows, bool onStack, Action<CodeWriter> body)
    {
        // A block of memory more than is used, so that the first can start on its boundary.
        string rowsThere = plan.Lanes is null ? rows : $"{Code.Kernels}RowLanes.Padded({rows})";
        string perRow = rows == "1" ? Literal.Of(scratch.PerRow) : $"({Literal.Of(scratch.PerRow)} * {rowsThere})";
        string shared = rows == "1" || scratch.Shared == 0 ? "" : $" + {Literal.Of(scratch.Shared)}";
        string size = $"{perRow}{shared} + {Literal.Of(Model.Number.Block - 1)}";
        if (onStack)
        {
            writer.Line($"{Code.Span(T)} memory = stackalloc {T}[{size}];");
            writer.Line($"ref {T} scratch = ref {Code.Kernels}Scratch.Align(memory);");
            body(writer);
            return;
        }

        writer.Line("// Borrowed: a stack is small, and what is taken of it is cleared first.");
        writer.Line($"{T}[] memory = global::System.Buffers.ArrayPool<{T}>.Shared.Rent({size});");
        using (writer.Block("try"))
        {
            writer.Line($"ref {T} scratch = ref {Code.Kernels}Scratch.Align(new {Code.Span(T)}(memory));");
            body(writer);
        }

        using (writer.Block("finally"))
        {
            writer.Line($"global::System.Buffers.ArrayPool<{T}>.Shared.Return(memory);");
        }
    }

    public override void WriteTypes(CodeWriter writer)
    {
        writer.Line("// The layers' sizes as types: the JIT compiles a kernel anew for each, with the sizes as constants.");
        foreach (TiledLayerPlan layerPlan in plan.OwnLayers)
        {
            LayerModel layer = layerPlan.Layer;
            writer.Line();
            using (writer.Block($"private readonly struct {Shape(layer)} : {Code.Kernels}ILayerShape"))
            {
                writer.Line($"public static int Inputs => {Literal.Of(layer.Inputs)};");
                writer.Line();
                writer.Line($"public static int Units => {Literal.Of(layer.Units)};");
                writer.Line();
                writer.Line($"public static bool HasBias => {Literal.Of(layer.HasBias)};");
                writer.Line();
                writer.Line($"public static bool SkipsZeroInputs => {Literal.Of(layerPlan.SkipsZeroInputs)};");
                if (layerPlan.IsInQuads)
                {
                    writer.Line();
                    writer.Line("public static bool IsInQuads => true;");
                }
            }
        }

        writer.Line();
    }

    public override void WriteForwardMethod(CodeWriter writer)
    {
        writer.Line("// The forward pass for one row or several, compiled into its callers: for one row, with that number as a constant.");
        writer.Line(Code.OptimizeAndInline);
        using (writer.Block($"private static void ForwardRows(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref {T} output, int rows)"))
        {
            _lanes?.WriteForwardChoice(writer);
            WriteForwardSteps(writer, "rows");
            int last = Model.Last.Index;
            writer.Line($"// output = layer{last}");
            writer.Line($"{Layer}CopyOut<{Shape(Model.Last)}, {T}>(in layer{last}, ref output, rows);");
        }

        if (_lanes is not null)
        {
            writer.Line();
            _lanes.WriteForward(writer);
        }
    }

    private void WriteForwardSteps(CodeWriter writer, string rows, bool inTraining = false, string reference = "ref readonly")
    {
        WriteInput(writer, rows, reference, inTraining);
        foreach (TiledLayerPlan layer in plan.OwnLayers)
        {
            WriteForward(writer, layer, rows, inTraining);
        }
    }

    private void WriteInput(CodeWriter writer, string rows, string reference, bool inTraining = false)
    {
        if (inTraining && Model.InputDropout > 0)
        {
            writer.Line($"// layer0 = input * {Formulas.Mask(0, Model.InputDropout)}");
            writer.Line($"ref {T} layer0 = ref {At(0, Scratch.InputWidth, rows)};");
            writer.Line($"{Layer}CopyIn<{T}>(in input, ref layer0, {Literal.Of(Model.InputSize)}, {rows});");
            WriteInputDropout(writer, "layer0", rows);
        }
        else if (Scratch.CopiesInput)
        {
            writer.Line("// layer0 = input, padded to whole vectors");
            writer.Line($"ref {T} layer0 = ref {At(0, Scratch.InputWidth, rows)};");
            writer.Line($"{Layer}CopyIn<{T}>(in input, ref layer0, {Literal.Of(Model.InputSize)}, {rows});");
        }
        else
        {
            writer.Line("// layer0 = input");
            writer.Line($"{reference} {T} layer0 = ref input;");
        }

        writer.Line();
    }

    private void WriteForward(CodeWriter writer, TiledLayerPlan layer, string rows, bool inTraining = false)
    {
        string input = InputOf(layer, inTraining);
        writer.Line("// " + Formulas.Forward(layer.Layer, input));
        WriteReferences(writer, layer, rows);
        WriteSum(writer, layer, rows, input);
        WriteActivation(writer, layer, rows);
        writer.Line();
        if (inTraining)
        {
            WriteDropout(writer, layer, rows);
        }
    }

    // Where the layer's parameters and values lie.
    private void WriteReferences(CodeWriter writer, TiledLayerPlan layer, string rows)
    {
        string name = $"layer{layer.Layer.Index}";
        writer.Line($"ref {T} parameters{layer.Layer.Index} = ref {Layer}Part(in parameters, {Literal.Of(Start(layer))});");
        writer.Line($"ref {T} {name} = ref {At(layer.Values.Value, layer.Values.Width, rows)};");
        if (layer.KeepsPreActivation)
        {
            writer.Line($"ref {T} {SumName(layer)} = ref {At(layer.Values.PreActivation, layer.Values.Width, rows)};");
        }
    }

    private static void WriteSum(CodeWriter writer, TiledLayerPlan layer, string rows, string input) => writer.Line(
        $"{Kernels(layer)}Forward<{Shape(layer.Layer)}>(in {input}, in parameters{layer.Layer.Index}, ref {SumName(layer)}, {rows});");

    private void WriteActivation(CodeWriter writer, TiledLayerPlan layerPlan, string rows)
    {
        LayerModel layer = layerPlan.Layer;
        if (layer.Activation.IsLinear)
        {
            return;
        }

        if (layer.Activation.IsSoftmax)
        {
            writer.Line($"{Layer}Softmax<{Shape(layer)}>(in {SumName(layerPlan)}, ref layer{layer.Index}, {rows});");
            return;
        }

        writer.Line(
            $"{Layer}Activate<{ActivationCode.Function(layer.Activation, Model.Precision)}, {Shape(layer)}>(in {SumName(layerPlan)}, ref layer{layer.Index}, {rows});");
        if (layerPlan.ClearsValues)
        {
            writer.Line($"{Layer}ClearGap<{T}>(ref layer{layer.Index}, {Literal.Of(layer.Units)}, {rows});");
        }
    }

    private void WriteOutputDelta(CodeWriter writer, string rows)
    {
        writer.Line("// " + LossFormulas.Value(Model));
        writer.Line("// " + LossFormulas.OutputDelta(Model));
        WriteDeltaReference(writer, plan.Last, rows);
        if (rows == "1")
        {
            string last = $"layer{Literal.Of(Model.Last.Index)}";
            writer.Line($"loss += {TiledLoss.Call(Model, Shape(Model.Last), SumName(plan.Last), last, $"in target, ref {last}Delta, 1")};");
        }
        else
        {
            WriteLossOfRows(writer, rows);
        }

        if (!Model.Loss.IsFused)
        {
            WriteDerivative(writer, plan.Last, rows);
        }

        writer.Line();
    }

    // The delta of the layer at this index, from that of the next; neither the input has one nor layers before which nothing learns.
    private void WriteDelta(CodeWriter writer, int index, string rows)
    {
        if (index < plan.FirstToLearn)
        {
            return;
        }

        TiledLayerPlan layer = plan.OwnLayers[index], next = plan.OwnLayers[index + 1];
        writer.Line("// " + Formulas.Delta(layer.Layer, Model.DropoutGradient));
        WriteDeltaReference(writer, layer, rows);
        writer.Line(
            $"{Kernels(next)}BackwardDelta<{Shape(next.Layer)}>(in layer{next.Layer.Index}Delta, in parameters{next.Layer.Index}, ref layer{layer.Layer.Index}Delta{Batch(next, rows)});");
        WriteDropoutBack(writer, layer, rows);
        WriteDerivative(writer, layer, rows);
        writer.Line();
    }

    private void WriteDeltaReference(CodeWriter writer, TiledLayerPlan layer, string rows) =>
        writer.Line($"ref {T} layer{layer.Layer.Index}Delta = ref {At(layer.Values.Delta, layer.Values.Width, rows)};");

    private void WriteDerivative(CodeWriter writer, TiledLayerPlan layerPlan, string rows)
    {
        LayerModel layer = layerPlan.Layer;
        if (layer.Activation.IsLinear)
        {
            return;
        }

        string name = $"layer{layer.Index}";
        if (layer.Activation.IsSoftmax)
        {
            writer.Line($"{Layer}SoftmaxDelta<{Shape(layer)}>(ref {name}Delta, in {name}, {rows});");
            return;
        }

        writer.Line(
            $"{Layer}MultiplyByDerivative<{ActivationCode.Function(layer.Activation, Model.Precision)}, {Shape(layer)}>(ref {name}Delta, "
            + $"in {SumName(layerPlan)}, in {name}, {rows});");
        if (layerPlan.ClearsDeltas)
        {
            writer.Line($"{Layer}ClearGap<{T}>(ref {name}Delta, {Literal.Of(layer.Units)}, {rows});");
        }
    }

    private void WriteAccumulate(CodeWriter writer, TiledLayerPlan layer, string scaleOrRows, string target) => writer.Line(
        $"{Kernels(layer)}Accumulate<{Shape(layer.Layer)}>(in {InputOf(layer, true)}, in layer{layer.Layer.Index}Delta, {scaleOrRows}, {target});");

    private static string SumName(TiledLayerPlan layer) => $"layer{layer.Layer.Index}{(layer.KeepsPreActivation ? "Sum" : "")}";

    private static string Shape(LayerModel layer) => $"Layer{layer.Index}Shape";

    // What the delta of several rows takes besides: the transposed weights, where the layer has them.
    private string Batch(TiledLayerPlan layer, string rows) =>
        rows == "1" ? ""
        : layer.TransposedStart is { } start ? $", in {Layer}Part(in transposed, {Literal.Of(start)}), {rows}"
        : layer.TakesTransposed ? $", in {Code.Kernels}Scratch.None<{T}>(), {rows}"
        : $", {rows}";

    // The kernels that read the layer's parameters: a small network that is a stage of this one keeps them in its own order.
    private static string Kernels(TiledLayerPlan layer) => layer.IsInQuads ? Code.Kernels + "QuadLayer." : Layer;

    // A layer's part of the scratch memory: for one row, for several, or, of several, for those of a block.
    private static string At(int offset, int width, string rows)
    {
        string first = $"{Literal.Of(width)} * {FirstRow}", all = $"{Literal.Of(offset)} * {AllRows}";
        string elements =
            rows == "1" || (offset == 0 && rows == AllRows) ? Literal.Of(offset)
            : rows == AllRows ? all
            : offset == 0 ? first
            : $"({all}) + ({first})";
        return $"{Code.Kernels}Rows.Skip(ref scratch, {elements})";
    }

    private static int Start(TiledLayerPlan layer) => layer.Layout.LaneStart;
}
