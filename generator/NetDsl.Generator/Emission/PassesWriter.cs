using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>
/// What takes batches of more than one block to the runtime library, which cuts them up and spreads them over cores: the calls,
/// and the type by which it calls back.
/// </summary>
internal static class PassesWriter
{
    /// <summary>Writes the way of <c>rows</c> rows that are more than a block.</summary>
    public static void WriteForwardOfBlocks(CodeWriter writer, NetworkPlan plan)
    {
        using (writer.Block($"if (rows > {Literal.Of(plan.Batches.ForwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.Batches.ForwardBlock)} rows, on several cores if they may take part.");
            writer.Line($"{Code.Kernels}Batches.Forward<{Passes(plan.Model, plan.Model.T)}, {plan.Model.T}>(in _parameters.Reference, in x, ref y, rows, degreeOfParallelism);");
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <inheritdoc cref="WriteForwardOfBlocks"/>
    public static void WriteBackwardOfBlocks(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        string by = plan.Batches.CutsGradient ? "Weights" : "Rows";
        using (writer.Block($"if (rows > {Literal.Of(plan.Batches.BackwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.Batches.BackwardBlock)} rows, on several cores if they may take part.");
            writer.Line($"return {Code.Kernels}Batches.BackwardBy{by}<{Types(plan.Model, targets)}>(in _parameters.Reference, in x, in t, ref g, rows, degreeOfParallelism);");
        }

        writer.Line();
    }

    /// <summary>Writes the steps of <c>rows</c> rows that are more than a block, for a network that has no gradient in memory.</summary>
    public static void WriteTrainingOfBlocks(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        using (writer.Block($"if (rows > {Literal.Of(plan.Batches.BackwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.Batches.BackwardBlock)} rows, on several cores if they may take part.");
            writer.Line(
                $"return {Code.Kernels}Batches.Train<{Types(plan.Model, targets)}>"
                + "(ref _parameters.Reference, in x, in t, rate, rows, steps, degreeOfParallelism) / rows;");
        }

        writer.Line();
    }

    public static void WriteType(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        string t = plan.Model.T, by = plan.Batches.CutsGradient ? "Weights" : "Rows";
        bool takesClasses = plan.Model.Loss.TakesClasses;
        string target = takesClasses ? "TTarget" : t, where = takesClasses ? " where TTarget : unmanaged" : "";
        PassCalls calls = rows.Passes;
        writer.Line("// How the library calls for the passes over a block of rows, on whichever thread: batches are cut into blocks.");
        string training = plan.Batches.Trains ? $", {Code.Kernels}ITrainingPasses<{t}, {target}>" : "";
        using (writer.Block($"private readonly struct {Passes(plan.Model, target)} : {Code.Kernels}IPassesBy{by}<{t}, {target}>{training}{where}"))
        {
            writer.Line($"public static {Code.Kernels}BatchPlan Plan => new(");
            writer.Line($"    InputSize, OutputSize, StorageSize,");
            writer.Line($"    ForwardBlock: {Literal.Of(plan.Batches.ForwardBlock)}, ForwardScratch: {Literal.Of(plan.Batches.ForwardScratch)},");
            writer.Line(
                $"    BackwardBlock: {Literal.Of(plan.Batches.BackwardBlock)}, BackwardScratch: {Literal.Of(plan.Batches.BackwardScratch)}, "
                + $"SharedScratch: {Literal.Of(plan.Batches.SharedScratch)}, GradientRows: {Literal.Of(plan.Batches.GradientRows)})"
                + (plan.Batches.TrainingScratch is { } scratch ? $" {{ TrainingScratch = {Literal.Of(scratch)} }};" : ";"));
            writer.Line();
            Pass(
                "void Forward", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {t} output, int rows",
                calls.Forward);
            writer.Line();
            if (!plan.Batches.CutsGradient)
            {
                Pass(
                    $"{t} Backward", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, ref {t} gradient, int rows, {Code.Kernels}BatchExtras<{t}> extras",
                    calls.Backward);
                WriteTraining();
                return;
            }

            if (calls.Transpose is not null)
            {
                Pass("void Transpose", $"ref readonly {t} parameters, ref {t} transposed, int part, int parts", calls.Transpose);
            }
            else
            {
                using (writer.Block($"public static void Transpose(ref readonly {t} parameters, ref {t} transposed, int part, int parts)"))
                {
                }
            }

            writer.Line();
            Pass(
                $"{t} Deltas",
                $"ref readonly {t} parameters, ref {t} scratch, ref readonly {t} transposed, ref {t} input, ref {target} target, int first, int count, int rows, {Code.Kernels}BatchExtras<{t}> extras",
                calls.Deltas);
            writer.Line();
            Pass(
                "void Gradient", $"ref {t} scratch, ref {t} input, ref {t} gradient, int rows, int part, int parts",
                calls.Gradient);
            WriteTraining();
        }

        void WriteTraining()
        {
            if (!plan.Batches.Trains)
            {
                return;
            }

            writer.Line();
            Pass(
                $"{t} Loss", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, int rows, {Code.Kernels}BatchExtras<{t}> extras",
                calls.Loss);
            writer.Line();
            Pass(
                $"{t} Train",
                $"ref {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, {t} learningRate, int rows, ref {t} output, {Code.Kernels}Dropout? dropout",
                calls.Train);
        }

        void Pass(string member, string parameters, string call)
        {
            writer.Line($"public static {member}({parameters}) =>");
            writer.Line($"    {call};");
        }
    }

    // A classifier's targets are numbers or classes.
    private static string Passes(NetworkModel model, string target) => model.Loss.TakesClasses ? $"Passes<{target}>" : "Passes";

    /// <summary>The type arguments of the library's methods: the passes, and the types of a number and of a target.</summary>
    public static string Types(NetworkModel model, TargetForm targets) => $"{Passes(model, targets.Element)}, {model.T}, {targets.Element}";
}
