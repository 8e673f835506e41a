using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows.RowLanes;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.Tiled;

// Forward and back in two steps, so that a batch can be spread over cores: the deltas, of any block of rows; and the gradient of all
// rows, of any part of the weights.
internal sealed partial class TiledRows
{
    public override void WriteBackwardMethod(CodeWriter writer)
    {
        WriteBackwardRows(writer);
        _lanes?.WriteLossOfRows(writer);
        _lanes?.WriteBackward(writer);
        if (plan.Transposes)
        {
            WriteTransposeWeights(writer);
        }

        WriteDeltaRows(writer);
        WriteGradientRows(writer);
        writer.Line();
        WriteLossRows(writer);
    }

    private void WriteBackwardRows(CodeWriter writer)
    {
        writer.Line("// Forward and back for one row or several: the gradient is added to, the parameters stay.");
        WriteTargetComment(writer);
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} BackwardRows{OfTarget}(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {Target} target, ref {T} gradient, int rows, {Code.Kernels}BatchExtras<{T}> extras){WhereTarget}"))
        {
            if (_lanes is not null)
            {
                RowLanesWriter.WriteChoice(writer, "BackwardLanes(in parameters, ref scratch, in input, in target, ref gradient, rows, extras)");
            }

            if (plan.Transposes)
            {
                writer.Line("// Weights that deltas go back through are transposed, into memory behind the rows', if the rows are worth it.");
                writer.Line($"ref {T} transposed = ref {Code.Kernels}Rows.Skip(ref scratch, {Literal.Of(Scratch.Backward.PerRow)} * rows);");
                using (writer.Block($"if (rows >= {Layer}MinRowsToTranspose)"))
                {
                    writer.Line("TransposeWeights(in parameters, ref transposed, 0, 1);");
                }

                writer.Line();
            }

            writer.Line($"{T} loss = DeltaRows(in parameters, ref scratch, {(plan.Transposes ? "in transposed, " : "")}in input, in target, 0, rows, rows, extras);");
            writer.Line("GradientRows(ref scratch, in input, ref gradient, rows, 0, 1);");
            writer.Line("return loss;");
        }

        writer.Line();
    }

    private void WriteTransposeWeights(CodeWriter writer)
    {
        writer.Line("// Transposes the weights that deltas go back through, or one of several parts of them.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static void TransposeWeights(ref readonly {T} parameters, ref {T} transposed, int part, int parts)"))
        {
            foreach (TiledLayerPlan layer in plan.OwnLayers)
            {
                if (layer.TransposedStart is { } start)
                {
                    writer.Line(
                        $"{Layer}Transpose<{Shape(layer.Layer)}>(in {Layer}Part(in parameters, {Literal.Of(Start(layer))}), "
                        + $"ref {Code.Kernels}Rows.Skip(ref transposed, {Literal.Of(start)}), part, parts);");
                }
            }
        }

        writer.Line();
    }

    private void WriteDeltaRows(CodeWriter writer)
    {
        writer.Line("// Forward, and the deltas back, for `count` rows from the row `first` on. The scratch memory holds all `rows`, layer by layer.");
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} DeltaRows{OfTarget}(ref readonly {T} parameters, ref {T} scratch, {(plan.Transposes ? $"ref readonly {T} transposed, " : "")}"
            + $"ref readonly {T} input, ref readonly {Target} target, int {FirstRow}, int {BlockRows}, int {AllRows}, {Code.Kernels}BatchExtras<{T}> extras){WhereTarget}"))
        {
            if (Model.HasDropout)
            {
                writer.Line("// Which units the rows keep.");
                writer.Line("ref uint masks = ref extras.Masks;");
                writer.Line();
            }

            WriteForwardSteps(writer, BlockRows, inTraining: true);
            WriteOutputs(writer, BlockRows);
            WriteOutputDelta(writer, BlockRows);
            for (int i = plan.OwnLayers.Count - 2; i >= 0; i--)
            {
                WriteDelta(writer, i, BlockRows);
            }

            writer.Line($"return {Code.Loss(T)};");
        }

        writer.Line();
    }

    private void WriteGradientRows(CodeWriter writer)
    {
        writer.Line("// The gradient of all rows from their deltas, or one of several parts of it, each for other weights.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static void GradientRows(ref {T} scratch, ref readonly {T} input, ref {T} gradient, int {AllRows}, int part, int parts)"))
        {
            bool isFirst = true;
            for (int i = plan.OwnLayers.Count - 1; i >= 0; i--)
            {
                TiledLayerPlan layer = plan.OwnLayers[i];
                if (layer.Layer.IsFrozen)
                {
                    continue;
                }

                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                writer.Line("// " + Formulas.Gradient(layer.Layer, InputOf(layer, true)));
                WriteDeltaReference(writer, layer, AllRows);
                if (i > 0)
                {
                    TiledLayerPlan before = plan.OwnLayers[i - 1];
                    int start = before.Layer.Dropout > 0 ? before.Values.Dropped : before.Values.Value;
                    writer.Line($"ref {T} {InputOf(layer, true)} = ref {At(start, before.Values.Width, AllRows)};");
                }
                else
                {
                    writer.Line(Scratch.CopiesTrainingInput ? $"ref {T} layer0 = ref scratch;" : $"ref readonly {T} layer0 = ref input;");
                }

                string target = $"ref {Code.Kernels}Rows.Skip(ref gradient, {Literal.Of(Start(layer))})";
                if (!layer.IsInQuads)
                {
                    WriteAccumulate(writer, layer, AllRows, target + ", part, parts");
                    continue;
                }

                // So small that it is not cut: it belongs to one of the parts.
                using (writer.Block("if (part == parts - 1)"))
                {
                    WriteAccumulate(writer, layer, AllRows, target);
                }
            }
        }
    }

    private void WriteLossRows(CodeWriter writer)
    {
        writer.Line("// The loss of rows as the network is used. With it comes the last delta, which is left where it is.");
        WriteTargetComment(writer);
        writer.Line(Code.Optimize);
        using (writer.Block(
            $"private static {T} LossRows{OfTarget}(ref readonly {T} parameters, ref {T} scratch, ref readonly {T} input, ref readonly {Target} target, "
            + $"int {AllRows}, {Code.Kernels}BatchExtras<{T}> extras){WhereTarget}"))
        {
            if (_lanes is not null)
            {
                RowLanesWriter.WriteChoice(writer, "LossLanes(in parameters, ref scratch, in input, in target, rows, extras)");
            }

            WriteForwardSteps(writer, AllRows);
            WriteOutputs(writer, AllRows);
            writer.Line("// " + LossFormulas.Value(Model));
            WriteDeltaReference(writer, plan.Last, AllRows);
            WriteLossOfRows(writer, AllRows);
            writer.Line();
            writer.Line($"return {Code.Loss(T)};");
        }
    }

    private void WriteOutputs(CodeWriter writer, string rows)
    {
        using (writer.Block("if (extras.WantsOutputs)"))
        {
            writer.Line($"// outputs = layer{Model.Last.Index}");
            writer.Line($"{Layer}CopyOut<{Shape(Model.Last)}, {T}>(in layer{Model.Last.Index}, ref extras.Outputs, {rows});");
        }

        writer.Line();
    }

    // All rows at once, or, where they have weights, one by one.
    private void WriteLossOfRows(CodeWriter writer, string rows)
    {
        string last = $"layer{Literal.Of(Model.Last.Index)}", shape = Shape(Model.Last), sum = SumName(plan.Last);
        string width = Literal.Of(plan.Last.Values.Width);
        writer.Line(Code.NoLoss);
        using (writer.Block($"for (int row = 0, step = extras.RowsAtOnce({rows}); row < {rows}; row += step)"))
        {
            bool readsSum = TiledLoss.ReadsSum(Model) && sum != last;
            if (readsSum)
            {
                writer.Line($"ref {T} rowSum = ref {Code.Kernels}Rows.Skip(ref {sum}, {width} * row);");
            }

            writer.Line($"ref {T} rowValue = ref {Code.Kernels}Rows.Skip(ref {last}, {width} * row);");
            writer.Line($"ref {T} rowDelta = ref {Code.Kernels}Rows.Skip(ref {last}Delta, {width} * row);");
            writer.Line($"ref readonly {Target} rowTarget = ref {Code.Kernels}Targets.Skip(in target, OutputSize, row);");
            string call = TiledLoss.Call(Model, shape, readsSum ? "rowSum" : "rowValue", "rowValue", "in rowTarget, ref rowDelta, step");
            writer.Line($"loss += extras.Weigh<{shape}>(row, {call}, ref rowDelta);");
        }
    }
}
