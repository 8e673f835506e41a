using System.Collections.Generic;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.RowLanes;

/// <summary>
/// Writes the passes over many rows of a narrow network: a vector is one unit of several rows, a kernel per layer and pass. It stands beside the form
/// that the network has for a single row, whose parameters and layers' sizes it reads.
/// </summary>
/// <param name="model">The network.</param>
/// <param name="plan">Where values lie.</param>
/// <param name="layers">Where the layers' parameters lie.</param>
internal sealed class RowLanesWriter(NetworkModel model, RowLanesPlan plan, IReadOnlyList<LayerPlan> layers)
{
    private const string Lanes = Code.Kernels + "RowLanes.";

    private string T => model.T;

    private string Target => model.Loss.TakesClasses ? "TTarget" : T;

    private string OfTarget => model.Loss.TakesClasses ? "<TTarget>" : "";

    private string WhereTarget => model.Loss.TakesClasses ? " where TTarget : unmanaged" : "";

    private int Last => layers.Count - 1;

    /// <summary>Writes that the forward pass leaves many rows to these.</summary>
    public void WriteForwardChoice(CodeWriter writer)
    {
        using (writer.Block($"if (rows >= {Lanes}MinRows)"))
        {
            writer.Line("int lanes = ForwardLanes(in parameters, ref scratch, in input, rows);");
            writer.Line($"{Lanes}CopyOut<{T}>(in {At(plan.Layers[Last].Value)}, ref output, OutputSize, rows, lanes);");
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <summary>Writes that a pass which returns the loss leaves many rows to these.</summary>
    public static void WriteChoice(CodeWriter writer, string call)
    {
        using (writer.Block($"if (rows >= {Lanes}MinRows)"))
        {
            writer.Line($"return {call};");
        }

        writer.Line();
    }

    /// <summary>The forward pass: it leaves all values in the scratch memory.</summary>
    public void WriteForward(CodeWriter writer)
    {
        writer.Line("// The forward pass for many rows, which lie in the lanes: each value as [unit, row]. Returns the number of rows, padded.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static int ForwardLanes(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, int rows)"))
        {
            WriteForwardSteps(writer);
            writer.Line("return lanes;");
        }

        writer.Line();
    }

    /// <summary>The loss, with the gradient by the outputs.</summary>
    public void WriteLossOfRows(CodeWriter writer)
    {
        string last = Name(Last), memory = $"in {last}, in target, ref {At(plan.Layers[Last].Delta)}, OutputSize, rows, lanes, extras";
        writer.Line("// The loss of many rows in the lanes; the gradient by the outputs is left in the scratch memory.");
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} LossLanes{OfTarget}(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {Target} target, int rows, {Code.Kernels}BatchExtras<{T}> extras){WhereTarget}"))
        {
            writer.Line("int lanes = ForwardLanes(in parameters, ref scratch, in input, rows);");
            WriteValues(writer, Last);
            using (writer.Block("if (extras.WantsOutputs)"))
            {
                writer.Line($"{Lanes}CopyOut<{T}>(in {last}, ref extras.Outputs, OutputSize, rows, lanes);");
            }

            writer.Line();
            writer.Line("// " + LossFormulas.Value(model));
            writer.Line(model.Loss.Kind == Loss.CrossEntropy
                ? $"return {Lanes}CrossEntropy<{Target}>(in {Sum(Last)}, {memory});"
                : $"return {Lanes}Loss<{Code.Kernels}{model.Loss.Kind}<{T}>, {Target}>(new({(model.Loss.Kind == Loss.Huber ? model.Number.LiteralOf(model.Loss.HuberDelta) : "")}), in {Sum(Last)}, {memory});");
        }

        writer.Line();
    }

    /// <summary>Forward and back.</summary>
    public void WriteBackward(CodeWriter writer)
    {
        writer.Line("// Forward and back for many rows in the lanes: the gradient is added to, the parameters stay.");
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} BackwardLanes{OfTarget}(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {Target} target, ref {T} gradient, int rows, {Code.Kernels}BatchExtras<{T}> extras){WhereTarget}"))
        {
            writer.Line($"int lanes = {Lanes}Padded(rows);");
            writer.Line($"{T} loss = LossLanes(in parameters, ref scratch, in input, in target, rows, extras);");
            writer.Line();
            writer.Line("// " + LossFormulas.OutputDelta(model));
            WriteValues(writer, Last);
            writer.Line($"ref {T} {Name(Last)}Delta = ref {At(plan.Layers[Last].Delta)};");
            if (!model.Loss.IsFused)
            {
                WriteDerivative(writer, Last);
            }

            writer.Line();
            for (int i = Last; i >= FirstToLearn; i--)
            {
                if (i > FirstToLearn)
                {
                    WriteDelta(writer, i - 1);
                }

                WriteGradient(writer, i);
            }

            writer.Line("return loss;");
        }

        writer.Line();
    }

    // The index of the first layer that learns: deltas go back no further.
    private int FirstToLearn
    {
        get
        {
            int first = 0;
            while (first < layers.Count && layers[first].Layer.IsFrozen)
            {
                first++;
            }

            return first;
        }
    }

    private void WriteForwardSteps(CodeWriter writer)
    {
        writer.Line("// layer0 = input, each input's rows together");
        writer.Line($"int lanes = {Lanes}Padded(rows);");
        writer.Line($"ref {T} layer0 = ref scratch;");
        writer.Line($"{Lanes}CopyIn<{T}>(in input, ref layer0, InputSize, rows, lanes);");
        writer.Line();
        for (int i = 0; i < layers.Count; i++)
        {
            LayerModel layer = layers[i].Layer;
            string name = Name(i);
            writer.Line("// " + Formulas.Forward(layer));
            WriteValues(writer, i);
            writer.Line($"{Lanes}Forward<{Shape(i)}>(in {Name(i - 1)}, in {Parameters(i)}, ref {Sum(i)}, lanes);");
            if (layer.Activation.IsSoftmax)
            {
                writer.Line($"{Lanes}Softmax(in {Sum(i)}, ref {name}, {Literal.Of(layer.Units)}, lanes);");
            }
            else if (!layer.Activation.IsLinear)
            {
                writer.Line($"{Lanes}Activate<{ActivationCode.Function(layer.Activation, model.Precision)}>(in {Sum(i)}, ref {name}, {Literal.Of(layer.Units)} * lanes);");
            }

            writer.Line();
        }
    }

    // References to a layer's values, and to its weighted sums where they are kept.
    private void WriteValues(CodeWriter writer, int index)
    {
        writer.Line(index < 0 ? $"ref {T} layer0 = ref scratch;" : $"ref {T} {Name(index)} = ref {At(plan.Layers[index].Value)};");
        if (index >= 0 && layers[index].Layer.NeedsPreActivation)
        {
            writer.Line($"ref {T} {Sum(index)} = ref {At(plan.Layers[index].PreActivation)};");
        }
    }

    private void WriteDelta(CodeWriter writer, int index)
    {
        writer.Line("// " + Formulas.Delta(layers[index].Layer));
        WriteValues(writer, index);
        writer.Line($"ref {T} {Name(index)}Delta = ref {At(plan.Layers[index].Delta)};");
        writer.Line($"{Lanes}BackwardDelta<{Shape(index + 1)}>(in {Name(index + 1)}Delta, in {Parameters(index + 1)}, ref {Name(index)}Delta, lanes);");
        WriteDerivative(writer, index);
        writer.Line();
    }

    private void WriteDerivative(CodeWriter writer, int index)
    {
        LayerModel layer = layers[index].Layer;
        if (layer.Activation.IsSoftmax)
        {
            writer.Line($"{Lanes}SoftmaxDelta(ref {Name(index)}Delta, in {Name(index)}, {Literal.Of(layer.Units)}, lanes);");
        }
        else if (!layer.Activation.IsLinear)
        {
            writer.Line(
                $"{Lanes}MultiplyByDerivative<{ActivationCode.Function(layer.Activation, model.Precision)}>(ref {Name(index)}Delta, in {Sum(index)}, in {Name(index)}, {Literal.Of(layer.Units)} * lanes);");
        }
    }

    private void WriteGradient(CodeWriter writer, int index)
    {
        LayerPlan layer = layers[index];
        if (layer.Layer.IsFrozen)
        {
            return;
        }

        writer.Line("// " + Formulas.Gradient(layer.Layer));
        if (index == 0 || index == FirstToLearn)
        {
            WriteValues(writer, index - 1);
        }

        writer.Line(
            $"{Lanes}Accumulate<{Shape(index)}>(in {Name(index - 1)}, in {Name(index)}Delta, ref {Code.Kernels}Rows.Skip(ref gradient, {Literal.Of(layer.Layout.LaneStart)}), lanes);");
        writer.Line();
    }

    private static string Name(int index) => $"layer{Literal.Of(index + 1)}";

    private string Sum(int index) => Name(index) + (layers[index].Layer.NeedsPreActivation ? "Sum" : "");

    private static string Shape(int index) => $"Layer{Literal.Of(index + 1)}Shape";

    private string Parameters(int index) => $"{Code.DenseLayer}Part(in parameters, {Literal.Of(layers[index].Layout.LaneStart)})";

    private static string At(int place) => $"{Code.Kernels}Rows.Skip(ref scratch, {Literal.Of(place)} * lanes)";
}
