using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>Gradient descent: by the example, by the epoch, by the batch.</summary>
internal static class TrainingWriter
{
    public static void WriteTrainStep(CodeWriter writer, NetworkPlan plan, RowWriter rows, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} TrainStep({targets.ParametersOf(GeneratedMembers.TrainStep)})"))
        {
            Checks.WriteLength(writer, model, "TrainStep", "input", "InputSize", Checks.TakesInput(model));
            targets.WriteCheck(writer, "TrainStep");
            Checks.WriteLearningRate(writer, model, "TrainStep");
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            targets.WriteApart(writer, plan, "TrainStep", Checks.Parameters);
            if (model.HasDropout)
            {
                ExamplesWriter.WriteTrain(writer, plan, targets, ofOne: true);
            }
            else
            {
                targets.WriteOneReference(writer);
                rows.WriteTrainCall(writer);
            }
        }

        writer.Line();
    }

    public static void WriteTrainEpoch(CodeWriter writer, NetworkPlan plan, RowWriter rows, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} TrainEpoch({targets.ParametersOf(GeneratedMembers.TrainEpoch)})"))
        {
            targets.WriteRows(writer, "TrainingRows", "TrainEpoch");
            Checks.WriteLearningRate(writer, model, "TrainEpoch");
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            Checks.WriteApart(writer, model, "TrainEpoch", Checks.Parameters, "inputs", targets.SeveralName);
            if (model.HasDropout)
            {
                ExamplesWriter.WriteTrain(writer, plan, targets, ofOne: false);
            }
            else
            {
                targets.WriteSeveralReferences(writer);
                writer.Line(Code.NoLoss);
                rows.WriteTrainCalls(writer);
                writer.Line();
                writer.Line($"return {Code.Loss(model.T, "(loss / rows)")};");
            }
        }

        writer.Line();
    }

    public static void WriteTrainBatch(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        bool inMemory = plan.Facts.Gradient is GradientPlace.Memory or GradientPlace.ClearedMemory;
        if (inMemory && !model.IsBroken && !targets.IsSecond)
        {
            writer.Line("// The gradient of TrainBatch, allocated by its first call: a network that only runs forward does without.");
            writer.Line($"private {Code.Kernels}AlignedMemory<{model.T}> _gradient;");
            writer.Line();
        }

        writer.Doc("<inheritdoc/>");
        if (inMemory)
        {
            writer.Doc($"<remarks>The first call allocates the gradient, {Literal.Grouped((long)plan.StorageSize * model.Number.Bytes)} bytes; later calls allocate nothing.</remarks>");
        }

        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} TrainBatch({targets.ParametersOf(GeneratedMembers.TrainBatch)})"))
        {
            WriteTrainBatchBody(writer, plan, targets);
        }

        writer.Line();
    }

    private static void WriteTrainBatchBody(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        targets.WriteRows(writer, "TrainingRows", "TrainBatch");
        Checks.WriteLearningRate(writer, model, "TrainBatch");
        writer.Line($"{Code.Kernels}Shapes.CheckSteps(steps, {Checks.Member(model, "TrainBatch")});");
        Batches.WriteDegreeCheck(writer, model, "TrainBatch");
        if (model.IsBroken)
        {
            BrokenMembers.WriteThrow(writer, model);
            return;
        }

        Checks.WriteApart(writer, model, "TrainBatch", Checks.Parameters, "inputs", targets.SeveralName);
        writer.Line($"{model.T} rate = learningRate / {Code.Kernels}Shapes.Divisor(reduction, rows, {Checks.Member(model, "TrainBatch")});");
        writer.Line();
        if (plan.Facts.Gradient == GradientPlace.Registers)
        {
            targets.WriteSeveralReferences(writer);
            PassesWriter.WriteTrainingOfBlocks(writer, plan, targets);
            writer.Line("return TrainSteps(ref _parameters.Reference, ref x, ref t, rate, rows, steps) / rows;");
            return;
        }

        if (plan.Facts.Gradient == GradientPlace.ClearedMemory)
        {
            WriteStepsOfAll(writer, model, targets);
            return;
        }

        if (plan.Facts.Gradient == GradientPlace.Stack)
        {
            writer.Line($"{Code.Span(model.T)} gradient = stackalloc {model.T}[StorageSize];");
        }
        else
        {
            using (writer.Block("if (_gradient.Length == 0)"))
            {
                writer.Line("_gradient = new(StorageSize);");
            }

            writer.Line();
            writer.Line($"{Code.Span(model.T)} gradient = _gradient.Span;");
        }

        writer.Line($"{model.T} loss = 0;");
        using (writer.Block("for (int step = 0; step < steps; step++)"))
        {
            writer.Line("gradient.Clear();");
            writer.Line($"loss = BackwardBatch(inputs, {targets.SeveralName}, gradient, degreeOfParallelism);");
            writer.Line($"{Code.Kernels}GradientDescent.Step(_parameters.Span, gradient, rate);");
        }

        writer.Line();
        writer.Line("return loss / rows;");
    }

    // The gradient of a large network takes as long to clear as to add to the parameters: both are done in one pass.
    private static void WriteStepsOfAll(CodeWriter writer, NetworkModel model, TargetForm targets)
    {
        writer.Line("// All zero from call to call. Meanwhile the network does without, so that a step that fails leaves nothing behind.");
        writer.Line($"{Code.Kernels}AlignedMemory<{model.T}> gradient = _gradient.Length == 0 ? new(StorageSize) : _gradient;");
        writer.Line("_gradient = default;");
        writer.Line($"{model.T} loss = 0;");
        using (writer.Block("for (int step = 0; step < steps; step++)"))
        {
            writer.Line($"loss = BackwardBatch(inputs, {targets.SeveralName}, gradient.Span, degreeOfParallelism);");
            writer.Line($"{Code.Kernels}GradientDescent.StepAndClear(_parameters.Span, gradient.Span, rate, degreeOfParallelism);");
        }

        writer.Line();
        writer.Line("_gradient = gradient;");
        writer.Line("return loss / rows;");
    }
}
