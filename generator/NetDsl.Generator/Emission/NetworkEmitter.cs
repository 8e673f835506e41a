using System.Collections.Generic;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Planning;

namespace NetDsl.Generator.Emission;

/// <summary>Writes a network down as its plan says: the table of contents of the generated code.</summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan)
    {
        RowWriter rows = plan.Form == Form.StraightLine ? new StraightLineRows(plan) : new TiledRows(plan);

        yield return FileFrame.Write(plan.Model, "", writer =>
        {
            SurfaceWriter.WriteSizes(writer, plan);
            SurfaceWriter.WriteConstructors(writer, plan);
            ParameterWriter.Write(writer, plan);
            StageWriter.WriteStages(writer, plan);
            Write(writer, plan, rows.WriteTypes);
            Write(writer, plan, w => PassesWriter.WriteType(w, plan));
            SurfaceWriter.WriteInterface(writer, plan);
            StageWriter.WriteInterface(writer, plan.Model);
        }, plan);

        yield return FileFrame.Write(plan.Model, "Forward", writer =>
        {
            ForwardWriter.WriteForward(writer, plan, rows);
            ForwardWriter.WriteNamedForward(writer, plan, rows);
            ForwardWriter.WriteForwardBatch(writer, plan, rows);
            Write(writer, plan, rows.WriteForwardMethod);
        });

        yield return FileFrame.Write(plan.Model, "Backward", writer =>
        {
            foreach (TargetForm targets in TargetForm.Of(plan.Model))
            {
                BackwardWriter.WriteBackward(writer, plan, rows, targets);
                BackwardWriter.WriteBackwardBatch(writer, plan, rows, targets);
            }

            Write(writer, plan, rows.WriteBackwardMethod);
        });

        yield return FileFrame.Write(plan.Model, "Training", writer =>
        {
            foreach (TargetForm targets in TargetForm.Of(plan.Model))
            {
                TrainingWriter.WriteTrainStep(writer, plan, rows, targets);
                TrainingWriter.WriteTrainEpoch(writer, plan, rows, targets);
                TrainingWriter.WriteTrainBatch(writer, plan, targets);
            }

            Write(writer, plan, rows.WriteTrainMethod);
            ExamplesWriter.Write(writer, plan);
            if (plan.KeepsParameters && rows is StraightLineRows straight)
            {
                writer.Line();
                Write(writer, plan, straight.WriteTrainingInRegisters);
            }
        });
    }

    // A broken network has members that throw, and nothing for them to call.
    private static void Write(Text.CodeWriter writer, NetworkPlan plan, System.Action<Text.CodeWriter> write)
    {
        if (!plan.Model.IsBroken)
        {
            write(writer);
        }
    }
}
