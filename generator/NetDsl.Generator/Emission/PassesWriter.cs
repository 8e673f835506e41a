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
        using (writer.Block($"if (rows > {Literal.Of(plan.ForwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.ForwardBlock)} rows, on several cores if they may take part.");
            writer.Line($"{Code.Kernels}Batches.Forward<{Passes(plan.Model, plan.Model.T)}, {plan.Model.T}>(in _parameters.Reference, in x, ref y, rows, degreeOfParallelism);");
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <inheritdoc cref="WriteForwardOfBlocks"/>
    public static void WriteBackwardOfBlocks(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        string by = plan.CutsGradient ? "Weights" : "Rows";
        using (writer.Block($"if (rows > {Literal.Of(plan.BackwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.BackwardBlock)} rows, on several cores if they may take part.");
            writer.Line($"return {Code.Kernels}Batches.BackwardBy{by}<{Types(plan.Model, targets)}>(in _parameters.Reference, in x, in t, ref g, rows, degreeOfParallelism);");
        }

        writer.Line();
    }

    /// <summary>Writes the steps of <c>rows</c> rows that are more than a block, for a network that has no gradient in memory.</summary>
    public static void WriteTrainingOfBlocks(CodeWriter writer, NetworkPlan plan, TargetForm targets)
    {
        using (writer.Block($"if (rows > {Literal.Of(plan.BackwardBlock)})"))
        {
            writer.Line($"// In blocks of {Literal.Of(plan.BackwardBlock)} rows, on several cores if they may take part.");
            writer.Line(
                $"return {Code.Kernels}Batches.Train<{Types(plan.Model, targets)}>"
                + "(ref _parameters.Reference, in x, in t, rate, rows, steps, degreeOfParallelism) / rows;");
        }

        writer.Line();
    }

    public static void WriteType(CodeWriter writer, NetworkPlan plan)
    {
        string t = plan.Model.T, by = plan.CutsGradient ? "Weights" : "Rows";
        bool takesClasses = plan.Model.Loss.TakesClasses;
        string target = takesClasses ? "TTarget" : t, where = takesClasses ? " where TTarget : unmanaged" : "";
        bool takesScratch = plan.Form == Form.Tiled;
        writer.Line("// How the library calls for the passes over a block of rows, on whichever thread: batches are cut into blocks.");
        string training = takesScratch ? $", {Code.Kernels}ITrainingPasses<{t}, {target}>" : "";
        using (writer.Block($"private readonly struct {Passes(plan.Model, target)} : {Code.Kernels}IPassesBy{by}<{t}, {target}>{training}{where}"))
        {
            writer.Line($"public static {Code.Kernels}BatchPlan Plan => new(");
            writer.Line($"    InputSize, OutputSize, StorageSize,");
            writer.Line($"    ForwardBlock: {Literal.Of(plan.ForwardBlock)}, ForwardScratch: {Literal.Of(plan.Forward?.PerRow ?? 0)},");
            writer.Line(
                $"    BackwardBlock: {Literal.Of(plan.BackwardBlock)}, BackwardScratch: {Literal.Of(plan.Backward?.PerRow ?? 0)}, "
                + $"SharedScratch: {Literal.Of(plan.Backward?.Shared ?? 0)}, GradientRows: {Literal.Of(plan.GradientRows)})"
                + (takesScratch ? $" {{ TrainingScratch = {Literal.Of(plan.Training!.PerRow)} }};" : ";"));
            writer.Line();
            Pass(
                "void Forward", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {t} output, int rows",
                $"ForwardRows(in parameters, {(takesScratch ? "ref scratch, in input" : "ref input")}, ref output, rows)");
            writer.Line();
            if (!plan.CutsGradient)
            {
                Pass(
                    $"{t} Backward", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, ref {t} gradient, int rows, {Code.Kernels}BatchExtras<{t}> extras",
                    $"BackwardRows(in parameters, {(takesScratch ? "ref scratch, in input, in target" : "ref input, ref target")}, ref gradient, rows{(takesScratch ? ", extras" : "")})");
                WriteTraining();
                return;
            }

            bool transposes = plan.Backward!.Shared > 0;
            if (transposes)
            {
                Pass(
                    "void Transpose", $"ref readonly {t} parameters, ref {t} transposed, int part, int parts",
                    "TransposeWeights(in parameters, ref transposed, part, parts)");
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
                $"DeltaRows(in parameters, ref scratch, {(transposes ? "in transposed, " : "")}in input, in target, first, count, rows, extras)");
            writer.Line();
            Pass(
                "void Gradient", $"ref {t} scratch, ref {t} input, ref {t} gradient, int rows, int part, int parts",
                "GradientRows(ref scratch, in input, ref gradient, rows, part, parts)");
            WriteTraining();
        }

        void WriteTraining()
        {
            if (!takesScratch)
            {
                return;
            }

            writer.Line();
            Pass(
                $"{t} Loss", $"ref readonly {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, int rows, {Code.Kernels}BatchExtras<{t}> extras",
                "LossRows(in parameters, ref scratch, in input, in target, rows, extras)");
            writer.Line();
            Pass(
                $"{t} Train",
                $"ref {t} parameters, ref {t} scratch, ref {t} input, ref {target} target, {t} learningRate, int rows, ref {t} output, {Code.Kernels}Dropout? dropout",
                $"TrainRows(ref parameters, ref scratch, ref input, ref target, learningRate, rows, ref output{(plan.Model.HasDropout ? ", dropout!" : "")})");
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
