using System.Collections.Generic;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Planning;

namespace NetDsl.Generator.Emission;

/// <summary>
/// Writes a network down as its plan says: the table of contents of the generated code. In each file what computes comes first,
/// then the members that check lengths and call it.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan)
    {
        RowWriter rows = RowWriters.Of(plan);

        yield return FileFrame.Write(plan, "", writer =>
        {
            SurfaceWriter.WriteSizes(writer, plan);
            SurfaceWriter.WriteConstructors(writer, plan);
            SurfaceWriter.WriteLoad(writer, plan.Model);
            WeightsWriter.WriteSelfTest(writer, plan.Model);
            ParameterWriter.Write(writer, plan);
            StageWriter.WriteStages(writer, plan);
            Write(writer, plan, rows.WriteTypes);
            Write(writer, plan, w => PassesWriter.WriteType(w, plan, rows));
            SurfaceWriter.WriteInterface(writer, plan);
            StageWriter.WriteInterface(writer, plan.Model);
        }, rows);

        yield return FileFrame.Write(plan, "Forward", writer =>
        {
            Write(writer, plan, rows.WriteForwardMethod);
            ForwardWriter.WriteForward(writer, plan, rows);
            ForwardWriter.WriteNamedForward(writer, plan, rows);
            ForwardWriter.WriteForwardBatch(writer, plan, rows);
        });

        yield return FileFrame.Write(plan, "Backward", writer =>
        {
            Write(writer, plan, rows.WriteBackwardMethod);
            foreach (TargetForm targets in TargetForm.Of(plan.Model))
            {
                BackwardWriter.WriteBackward(writer, plan, rows, targets);
                BackwardWriter.WriteBackwardBatch(writer, plan, rows, targets);
            }
        });

        yield return FileFrame.Write(plan, "Training", writer =>
        {
            Write(writer, plan, rows.WriteTrainMethod);
            foreach (TargetForm targets in TargetForm.Of(plan.Model))
            {
                TrainingWriter.WriteTrainStep(writer, plan, rows, targets);
                TrainingWriter.WriteTrainEpoch(writer, plan, rows, targets);
                TrainingWriter.WriteTrainBatch(writer, plan, targets);
            }

            ExamplesWriter.Write(writer, plan);
        });
    }

    // A broken network has members that throw, and nothing for them to call.
    private static void Write(Text.CodeWriter writer, NetworkPlan plan, System.Action<Text.CodeWriter> write)
    {
        if (!plan.Model.IsBroken)
        {
            write(writer);
            writer.Line();
        }
    }
}
