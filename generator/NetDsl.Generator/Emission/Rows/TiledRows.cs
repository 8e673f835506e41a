using System;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Rows of a network too large to be written out: a kernel of the runtime library per layer and pass, given the layer's
/// sizes as a type, so that the JIT compiles it for exactly this layer. The layers' values lie in scratch memory.
/// </summary>
internal sealed class TiledRows(NetworkPlan plan) : RowWriter(plan)
{
    private const string Layer = Code.Kernels + "DenseLayer.";

    public override bool ReturnsOutput => false;

    public override string ForwardAttribute => Code.Optimize;

    protected override string Start(bool changesParameters) => $"{(changesParameters ? "ref" : "in")} _parameters.Reference, ref scratch";

    public override void WithScratch(CodeWriter writer, int elements, Action<CodeWriter> body)
    {
        // A block more than is used, so that the first block can start on its boundary.
        string size = $"{Literal.Of(elements)} + {Literal.Of((Limits.BlockBytes / Plan.ElementSize) - 1)}";
        if (Plan.FitsStack(elements))
        {
            writer.Line($"{Code.Span(T)} memory = stackalloc {T}[{size}];");
            writer.Line($"ref {T} scratch = ref {Code.Kernels}Scratch.Align(memory);");
            body(writer);
            return;
        }

        writer.Line("// More than a small stack holds.");
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
        foreach (LayerModel layer in Model.Layers)
        {
            writer.Line();
            using (writer.Block($"private readonly struct {Shape(layer)} : {Code.Kernels}ILayerShape"))
            {
                writer.Line($"public static int Inputs => {Literal.Of(layer.Inputs)};");
                writer.Line();
                writer.Line($"public static int Units => {Literal.Of(layer.Units)};");
                writer.Line();
                writer.Line($"public static bool HasBias => {Literal.Of(layer.HasBias)};");
            }
        }

        writer.Line();
    }

    public override void WriteForwardRow(CodeWriter writer)
    {
        writer.Line("// The forward pass for one row.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static void ForwardRow(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref {T} output)"))
        {
            WriteForwardSteps(writer);
            int last = Model.Last.Index;
            writer.Line($"// output = layer{last}");
            writer.Line($"{Code.Kernels}DenseLayer.CopyOut(in layer{last}, ref output, {Literal.Of(Model.OutputSize)});");
        }
    }

    public override void WriteBackwardRow(CodeWriter writer)
    {
        writer.Line("// Forward and back for one row: the gradient is added to, the parameters stay.");
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} BackwardRow(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {T} target, ref {T} gradient)"))
        {
            WriteForwardSteps(writer);
            WriteOutputDelta(writer);
            for (int i = Plan.Layers.Count - 1; i >= 0; i--)
            {
                LayerPlan layer = Plan.Layers[i];
                WriteDelta(writer, i - 1);
                WriteComment(writer, GradientFormulas(layer.Layer));
                WriteAccumulate(writer, layer, "1", $"ref {Code.Kernels}Rows.Skip(ref gradient, {Literal.Of(Start(layer))})");
            }

            writer.Line("return loss;");
        }
    }

    public override void WriteTrainRow(CodeWriter writer)
    {
        writer.Line("// Forward, back and update for one row. A layer's delta goes back through its weights before they change.");
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} TrainRow(ref {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {T} target, {T} learningRate)"))
        {
            WriteForwardSteps(writer);
            WriteOutputDelta(writer);
            for (int i = Plan.Layers.Count - 1; i >= 0; i--)
            {
                LayerPlan layer = Plan.Layers[i];
                WriteDelta(writer, i - 1);
                WriteComment(writer, UpdateFormulas(layer.Layer));
                WriteAccumulate(writer, layer, "-learningRate", $"ref parameters{layer.Layer.Index}");
            }

            writer.Line("return loss;");
        }
    }

    private void WriteForwardSteps(CodeWriter writer)
    {
        if (Plan.CopiesInput)
        {
            writer.Line("// layer0 = input, padded to whole vectors");
            writer.Line($"ref {T} layer0 = ref scratch;");
            writer.Line($"{Layer}Copy(in input, ref layer0, {Literal.Of(Model.InputSize)});");
        }
        else
        {
            writer.Line("// layer0 = input");
            writer.Line($"ref readonly {T} layer0 = ref input;");
        }

        writer.Line();
        foreach (LayerPlan layer in Plan.Layers)
        {
            WriteForward(writer, layer);
        }
    }

    private void WriteForward(CodeWriter writer, LayerPlan plan)
    {
        LayerModel layer = plan.Layer;
        string name = $"layer{layer.Index}", sum = plan.KeepsPreActivation ? name + "Sum" : name;
        writer.Line("// " + Formula(layer));

        // By reference to what the method was given: a training step changes what a forward pass only reads.
        writer.Line($"ref {T} parameters{layer.Index} = ref {Code.Kernels}DenseLayer.Part(in parameters, {Literal.Of(Start(plan))});");
        writer.Line($"ref {T} {name} = ref {Code.Kernels}Rows.Skip(ref scratch, {Literal.Of(plan.Scratch!.Value)});");
        if (plan.KeepsPreActivation)
        {
            writer.Line($"ref {T} {sum} = ref {Code.Kernels}Rows.Skip(ref scratch, {Literal.Of(plan.Scratch.PreActivation)});");
        }

        writer.Line(
            $"{Layer}Forward<{Shape(layer)}>(in layer{layer.Index - 1}, in parameters{layer.Index}, ref {sum});");
        if (!layer.Activation.IsLinear)
        {
            writer.Line($"{Layer}Activate<{ActivationCode.Function(layer.Activation, Model.Precision)}, {Shape(layer)}>(in {sum}, ref {name});");
            if (!layer.Activation.KeepsZero && HasGap(layer.Units))
            {
                writer.Line($"{Layer}ClearGap(ref {name}, {Literal.Of(layer.Units)});");
            }
        }

        writer.Line();
    }

    private void WriteOutputDelta(CodeWriter writer)
    {
        LayerModel last = Model.Last;
        writer.Line($"// loss = ½ · Σ (layer{last.Index} - target)²");
        writer.Line("// " + OutputDeltaFormula(last));
        WriteDeltaReference(writer, Plan.Last);
        writer.Line(
            $"{T} loss = {Layer}SquaredError<{Shape(last)}>(in layer{last.Index}, in target, ref layer{last.Index}Delta);");
        WriteDerivative(writer, Plan.Last);
        writer.Line();
    }

    // The delta of the layer at this index, from that of the next; the input has none.
    private void WriteDelta(CodeWriter writer, int index)
    {
        if (index < 0)
        {
            return;
        }

        LayerPlan layer = Plan.Layers[index], next = Plan.Layers[index + 1];
        writer.Line("// " + DeltaFormula(layer.Layer));
        WriteDeltaReference(writer, layer);
        writer.Line(
            $"{Layer}BackwardDelta<{Shape(next.Layer)}>(in layer{next.Layer.Index}Delta, in parameters{next.Layer.Index}, ref layer{layer.Layer.Index}Delta);");
        WriteDerivative(writer, layer);
        writer.Line();
    }

    private void WriteDeltaReference(CodeWriter writer, LayerPlan layer) =>
        writer.Line($"ref {T} layer{layer.Layer.Index}Delta = ref {Code.Kernels}Rows.Skip(ref scratch, {Literal.Of(layer.Scratch!.Delta)});");

    private void WriteDerivative(CodeWriter writer, LayerPlan plan)
    {
        LayerModel layer = plan.Layer;
        if (layer.Activation.IsLinear)
        {
            return;
        }

        string name = $"layer{layer.Index}";
        writer.Line(
            $"{Layer}MultiplyByDerivative<{ActivationCode.Function(layer.Activation, Model.Precision)}, {Shape(layer)}>(ref {name}Delta, "
            + $"in {(plan.KeepsPreActivation ? name + "Sum" : name)}, in {name});");
        if (layer.Activation.Kind == ActivationKind.Custom && HasGap(layer.Units))
        {
            writer.Line($"{Layer}ClearGap(ref {name}Delta, {Literal.Of(layer.Units)});");
        }
    }

    private static void WriteAccumulate(CodeWriter writer, LayerPlan plan, string scale, string target)
    {
        LayerModel layer = plan.Layer;
        writer.Line(
            $"{Layer}Accumulate<{Shape(layer)}>(in layer{layer.Index - 1}, in layer{layer.Index}Delta, {scale}, {target});");
        writer.Line();
    }

    private static string Shape(LayerModel layer) => $"Layer{layer.Index}Shape";

    private static void WriteComment(CodeWriter writer, string text) => writer.Line("// " + text);

    private static int Start(LayerPlan layer) => layer.Layout.LaneStart;

    private bool HasGap(int units) => units % (Limits.BlockBytes / Plan.ElementSize) != 0;
}
