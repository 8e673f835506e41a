using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.Tiled;

// Gradient descent, a step for each row.
internal sealed partial class TiledRows
{
    public override void WriteTrainMethod(CodeWriter writer)
    {
        writer.Line("// Forward, back and update, row after row. A layer's delta goes back through its weights before they change"
            + (plan.FusesRows ? "; the step of the" : "."));
        if (plan.FusesRows)
        {
            writer.Line("// first layer and the next row's way through it are one pass over its weights.");
        }

        WriteTargetComment(writer);
        writer.Line(Code.Optimize);
        string dropout = Model.HasDropout ? $", {Code.Kernels}Dropout dropout" : "";
        using (writer.Block(
            $"private static {T} TrainRows{OfTarget}(ref {T} parameters, ref {T} scratch, ref {T} input, ref {Target} target, {T} learningRate, "
            + $"int rows, ref {T} output{dropout}){WhereTarget}"))
        {
            if (Model.HasDropout)
            {
                writer.Line("// Which units the first row keeps.");
                writer.Line("ref uint masks = ref dropout.Draw(1);");
                writer.Line();
            }

            if (plan.FusesRows)
            {
                WriteFusedRows(writer, plan.OwnLayers[0]);
            }
            else
            {
                WriteRowsOneByOne(writer);
            }
        }
    }

    private void WriteFusedRows(CodeWriter writer, TiledLayerPlan first)
    {
        WriteInput(writer, "1", "ref", inTraining: true);
        if (Scratch.CopiesTrainingInput)
        {
            writer.Line($"ref {T} next = ref {At(Scratch.NextInput, Scratch.InputWidth, "1")};");
        }

        writer.Line($"// the first row's layer0 · W1{(first.Layer.HasBias ? " + b1" : "")}");
        WriteReferences(writer, first, "1");
        WriteSum(writer, first, "1", "layer0");
        writer.Line();
        writer.Line(Code.NoLoss);
        using (writer.Block("for (int row = 1; ; row++)"))
        {
            WriteTrainSteps(writer, first);
        }
    }

    private void WriteTrainSteps(CodeWriter writer, TiledLayerPlan first)
    {
        writer.Line("// " + Formulas.Forward(first.Layer));
        WriteActivation(writer, first, "1");
        writer.Line();
        WriteDropout(writer, first, "1");
        for (int i = 1; i < plan.OwnLayers.Count; i++)
        {
            WriteForward(writer, plan.OwnLayers[i], "1", inTraining: true);
        }

        WriteOutputOfRow(writer);
        WriteOutputDelta(writer, "1");
        WriteUpdates(writer, 1);
        writer.Line("// " + Formulas.Update(first.Layer));
        using (writer.Block("if (row == rows)"))
        {
            writer.Line($"{Kernels(first)}Accumulate<{Shape(first.Layer)}>(in layer0, in layer1Delta, -learningRate, ref parameters1);");
            writer.Line($"return {Code.Loss(T)};");
        }

        writer.Line();
        writer.Line("// and for the next row: layer0 = input, layer0 · W1" + (first.Layer.HasBias ? " + b1" : ""));
        WriteNextRow(writer);
        if (Scratch.CopiesTrainingInput)
        {
            writer.Line($"{Layer}CopyIn<{T}>(in input, ref next, {Literal.Of(Model.InputSize)}, 1);");
        }

        if (Model.InputDropout > 0)
        {
            WriteInputDropout(writer, "next", "1");
        }

        string next = Scratch.CopiesTrainingInput ? "next" : "input";
        writer.Line($"{Kernels(first)}Step<{Shape(first.Layer)}>(in layer0, in layer1Delta, -learningRate, in {next}, ref parameters1, ref {SumName(first)});");
        if (Scratch.CopiesTrainingInput)
        {
            writer.Line($"ref {T} used = ref layer0;");
            writer.Line("layer0 = ref next;");
            writer.Line("next = ref used;");
        }
        else
        {
            writer.Line("layer0 = ref input;");
        }
    }

    // The first layer does not learn: there is no step to fuse with the next row.
    private void WriteRowsOneByOne(CodeWriter writer)
    {
        writer.Line(Code.NoLoss);
        using (writer.Block("for (int row = 1; ; row++)"))
        {
            WriteForwardSteps(writer, "1", inTraining: true, "ref");
            WriteOutputOfRow(writer);
            WriteOutputDelta(writer, "1");
            WriteUpdates(writer, plan.FirstToLearn);
            using (writer.Block("if (row == rows)"))
            {
                writer.Line($"return {Code.Loss(T)};");
            }

            writer.Line();
            WriteNextRow(writer);
        }
    }

    private void WriteOutputOfRow(CodeWriter writer)
    {
        using (writer.Block($"if ({Code.Kernels}Rows.AreWanted(in output))"))
        {
            writer.Line($"// output = layer{Model.Last.Index}");
            writer.Line($"{Layer}CopyOut<{Shape(Model.Last)}, {T}>(in layer{Model.Last.Index}, ref output, 1);");
            writer.Line($"output = ref {Code.Kernels}Rows.Next(ref output, OutputSize);");
        }

        writer.Line();
    }

    // The steps of all layers from the last back to one, except those that are frozen.
    private void WriteUpdates(CodeWriter writer, int first)
    {
        for (int i = plan.OwnLayers.Count - 1; i >= first; i--)
        {
            TiledLayerPlan layer = plan.OwnLayers[i];
            WriteDelta(writer, i - 1, "1");
            if (!layer.Layer.IsFrozen)
            {
                writer.Line("// " + Formulas.Update(layer.Layer, InputOf(layer, true)));
                WriteAccumulate(writer, layer, "-learningRate", $"ref parameters{layer.Layer.Index}");
                writer.Line();
            }
        }
    }

    private void WriteNextRow(CodeWriter writer)
    {
        writer.Line($"input = ref {Code.Kernels}Rows.Next(ref input, InputSize);");
        writer.Line(Next("target"));
        if (Model.HasDropout)
        {
            writer.Line("masks = ref dropout.Draw(1);");
        }
    }
}
