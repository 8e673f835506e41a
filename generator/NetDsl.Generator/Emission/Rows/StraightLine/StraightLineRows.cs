using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>
/// Rows of a small network, written out without a loop: each layer is a vector of four, several of them, or one number, and
/// stays in registers. This class holds the three methods; <see cref="StraightLineLayer"/> writes the steps of one layer.
/// </summary>
internal sealed class StraightLineRows(StraightLinePlan plan) : RowWriter(plan.Model)
{
    private static readonly MemoryAccess _memory = new("parameters");

    private readonly StraightLineSteps _steps = new(plan, _memory);

    private StraightLineRowPlan Rows => plan.Rows;

    public override IReadOnlyList<string> KindsOfCode => plan.OwnLayers.Select(layer => "straight-line, " + layer.Quads switch
    {
        0 => "a dot product",
        1 => "units side by side in a vector of 4",
        int quads => $"units side by side in {quads} vectors of 4",
    }).ToList();

    public override string Memory =>
        $"Layers are held in registers{(Rows.IsInlined ? "" : ", as far as they go, and else on the stack")}. Batches go in blocks of {Literal.Of(plan.Batches.BackwardBlock)} rows.";

    public override PassCalls Passes => new(
        "ForwardRows(in parameters, ref input, ref output, rows)", "BackwardRows(in parameters, ref input, ref target, ref gradient, rows)");

    public override string ForwardAttribute => Rows.IsInlined ? Code.OptimizeAndInline : Code.Optimize;

    // Where a row method has so many locals that the JIT compiles it into none, it is to be optimised on its own.
    private string RowAttribute => Rows.IsInlined ? Code.OptimizeAndInline : Code.OptimizeAlone;

    // The call of ForwardRow, as a statement that leaves the output at y.
    private string ForwardStatement(string inputs, string y) => Rows.ReturnsOutput
        ? $"{y} = ForwardRow(in _parameters.Pinned, {inputs});"
        : $"ForwardRow(in _parameters.Pinned, {inputs}, ref {y});";

    public override void WriteForwardCall(CodeWriter writer)
    {
        writer.Line(ForwardStatement(InputReferences, "y"));
        WriteKeepAlive(writer);
    }

    public override void WriteNamedForwardBody(CodeWriter writer, NamedInput input)
    {
        if (!Rows.TakesScalars)
        {
            base.WriteNamedForwardBody(writer, input);
        }
        else if (Rows.ReturnsOutput)
        {
            string result = input.Unused("y");
            writer.Line($"{T} {ForwardStatement(input.References, result)}");
            WriteKeepAlive(writer);
            writer.Line($"return {result};");
        }
        else
        {
            WriteOutputOnStack(writer, input, () =>
            {
                writer.Line(ForwardStatement(input.References, $"{Code.Kernels}Rows.First({input.Unused("y")})"));
                WriteKeepAlive(writer);
            });
        }
    }

    // The end of a member that read the parameters by their address.
    private static void WriteKeepAlive(CodeWriter writer) =>
        writer.Line("global::System.GC.KeepAlive(this); // the parameters live as long as the network");

    public override void WriteForwardCalls(CodeWriter writer) => writer.Line("ForwardRows(in _parameters.Reference, ref x, ref y, rows);");

    public override void WriteBackwardCall(CodeWriter writer) => writer.Line($"return {BackwardCall};");

    public override void WriteBackwardCalls(CodeWriter writer) => writer.Line("return BackwardRows(in _parameters.Reference, ref x, ref t, ref g, rows);");

    public override void WriteTrainCall(CodeWriter writer) => writer.Line($"return {TrainCall};");

    public override void WriteTrainCalls(CodeWriter writer)
    {
        if (Rows.KeepsParameters)
        {
            writer.Line("loss = TrainRows(ref _parameters.Reference, ref x, ref t, learningRate, rows);");
        }
        else
        {
            WriteRowLoop(writer, "t", $"loss += {TrainCall};");
        }
    }

    private string BackwardCall => $"BackwardRow(in _parameters.Reference, {Inputs}, in t, ref g)";

    private string TrainCall => $"TrainRow(ref _parameters.Reference, {Inputs}, in t, learningRate)";

    // A row's inputs as arguments.
    private string Inputs => InputsAt("x");

    private string InputsAt(string first) => Rows.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => i == 0 ? first : $"{Code.Lanes}At(in {first}, {Literal.Of(i)})"))
        : "in " + first;

    // A row's inputs as parameters.
    private string InputParameters => Rows.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => $"{T} x{Literal.Of(i)}"))
        : $"ref readonly {T} input";

    // The same by reference: a number in memory is then read by the instruction that multiplies it.
    private string InputReferences => InputReferencesAt("x");

    private string InputReferencesAt(string first) => Rows.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => i == 0 ? "in " + first : $"in {Code.Kernels}Rows.Skip(ref {first}, {Literal.Of(i)})"))
        : "in " + first;

    private string ReferenceParameters => Rows.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => $"ref readonly {T} x{Literal.Of(i)}"))
        : $"ref readonly {T} input";

    public override void WriteForwardMethod(CodeWriter writer)
    {
        string result = Rows.ReturnsOutput ? T : "void", output = Rows.ReturnsOutput ? "" : $", ref {T} output";
        writer.Line("// The forward pass for one row.");
        writer.Line(RowAttribute);
        using (writer.Block($"private static {result} ForwardRow(ref readonly {T} parameters, {ReferenceParameters}{output})"))
        {
            _steps.WriteForward(writer);
            StraightLineLayer last = _steps.Last;
            if (Rows.ReturnsOutput)
            {
                writer.Line($"return {last.Value()};");
            }

            for (int quad = 0; quad < last.Quads; quad++)
            {
                writer.Line($"{Code.Lanes}StoreFirst({last.Value(quad)}, ref output, {Literal.Of(4 * quad)}, {Literal.Of(last.UnitsIn(quad))});");
            }
        }

        writer.Line();
        writer.Line("// The same for several rows.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static void ForwardRows(ref readonly {T} parameters, ref {T} input, ref {T} output, int rows)"))
        {
            string row = InputReferencesAt("input");
            WriteRowLoop(writer, "output", Rows.ReturnsOutput ? $"output = ForwardRow(in parameters, {row});" : $"ForwardRow(in parameters, {row}, ref output);", "input");
        }
    }

    public override void WriteBackwardMethod(CodeWriter writer)
    {
        writer.Line("// Forward and back for one row: the gradient is added to, the parameters stay.");
        WriteTargetComment(writer);
        writer.Line(RowAttribute);
        using (writer.Block($"private static {T} BackwardRow{OfTarget}(ref readonly {T} parameters, {InputParameters}, ref readonly {Target} target, ref {T} gradient){WhereTarget}"))
        {
            _steps.WriteForward(writer);
            _steps.WriteDeltas(writer, $"{T} loss =");
            _steps.WriteGradient(writer, new MemoryAccess("gradient"));

            writer.Line("return loss;");
        }

        writer.Line();
        string signature = $"private static {T} BackwardRows{OfTarget}(ref readonly {T} parameters, ref {T} input, ref {Target} target, ref {T} gradient, int rows){WhereTarget}";
        if (Rows.KeepsParameters)
        {
            WriteBackwardInRegisters(writer, signature);
            return;
        }

        writer.Line("// The same for several rows.");
        writer.Line(Code.Optimize);
        using (writer.Block(signature))
        {
            writer.Line(Code.NoLoss);
            WriteRowLoop(writer, "target", $"loss += BackwardRow(in parameters, {InputsAt("input")}, in target, ref gradient);", "input");
            writer.Line();
            writer.Line($"return {Code.Loss(T)};");
        }
    }

    private void WriteBackwardInRegisters(CodeWriter writer, string signature)
    {
        var parameters = new LocalAccess("");
        var gradient = new LocalAccess("d");
        var steps = new StraightLineSteps(plan, parameters);
        writer.Line("// The same for several rows: weights, biases (W, b) and their gradient (dW, db) stay in registers.");
        writer.Line(Code.Optimize);
        using (writer.Block(signature))
        {
            parameters.WriteDeclarations(writer, steps.Slots, _memory, Zero);
            gradient.WriteDeclarations(writer, steps.Slots, new MemoryAccess("gradient"), Zero);
            writer.Line(Code.NoLoss);
            WriteRowsInRegisters(writer, steps, parameters, gradient);
            writer.Line();
            gradient.WriteStores(writer, steps.Slots, "gradient");
            writer.Line($"return {Code.Loss(T)};");
        }
    }

    // Adds the rows' gradient to locals, and their loss to `loss`.
    private void WriteRowsInRegisters(CodeWriter writer, StraightLineSteps steps, LocalAccess parameters, LocalAccess gradient)
    {
        string start = "int row = 0";
        if (Rows.TakesFourRows)
        {
            start = "";
            writer.Line("int row = 0;");
            using (writer.Block("for (; row < rows - 3; row += 4)"))
            {
                new FourRows(plan, parameters).Write(writer, gradient);
                WriteNextRow(writer, 4);
            }

            writer.Line();
        }

        using (writer.Block($"for ({start}; row < rows; row++)"))
        {
            WriteInputLocals(writer);
            steps.WriteForward(writer);
            steps.WriteDeltas(writer, "loss +=");
            steps.WriteGradient(writer, gradient);
            WriteNextRow(writer, 1);
        }
    }

    public override void WriteTrainMethod(CodeWriter writer)
    {
        writer.Line("// Forward, back and update for one row. All deltas are there before the first weight changes.");
        WriteTargetComment(writer);
        writer.Line(RowAttribute);
        using (writer.Block($"private static {T} TrainRow{OfTarget}(ref {T} parameters, {InputParameters}, ref readonly {Target} target, {T} learningRate){WhereTarget}"))
        {
            _steps.WriteTraining(writer, $"{T} loss =", _memory);
            writer.Line("return loss;");
        }

        if (Rows.KeepsParameters)
        {
            writer.Line();
            WriteTrainingInRegisters(writer);
        }
    }

    // Training over rows and over steps with everything in registers, for networks that fit them.
    private void WriteTrainingInRegisters(CodeWriter writer)
    {
        var parameters = new LocalAccess("");
        var gradient = new LocalAccess("d");
        var steps = new StraightLineSteps(plan, parameters);

        writer.Line("// Stochastic gradient descent, row after row: weights and biases (W, b) stay in registers.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static {T} TrainRows{OfTarget}(ref {T} parameters, ref {T} input, ref {Target} target, {T} learningRate, int rows){WhereTarget}"))
        {
            parameters.WriteDeclarations(writer, steps.Slots, _memory, Zero);
            writer.Line(Code.NoLoss);
            LookAhead? ahead = Rows.LooksAhead ? steps.Ahead : null;
            ahead?.WriteStart(writer);
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                ahead?.WriteNextInput(writer);
                steps.WriteTraining(writer, "loss +=", parameters, ahead);
                if (ahead is null)
                {
                    writer.Line($"input = ref {Code.Kernels}Rows.Next(ref input, InputSize);");
                }

                writer.Line(Next("target"));
            }

            writer.Line();
            parameters.WriteStores(writer, steps.Slots, "parameters");
            writer.Line($"return {Code.Loss(T)};");
        }

        writer.Line();
        writer.Line("// Full-batch gradient descent, step after step: weights, biases and their gradient (dW, db) stay in registers.");
        writer.Line(Code.Optimize);
        using (writer.Block($"private static {T} TrainSteps{OfTarget}(ref {T} parameters, ref {T} inputs, ref {Target} targets, {T} learningRate, int rows, int steps){WhereTarget}"))
        {
            parameters.WriteDeclarations(writer, steps.Slots, _memory, Zero);
            writer.Line(Code.NoLoss);
            using (writer.Block("for (int step = 0; step < steps; step++)"))
            {
                gradient.WriteDeclarations(writer, steps.Slots, null, Zero);
                writer.Line($"ref {T} input = ref inputs;");
                writer.Line($"ref {Target} target = ref targets;");
                writer.Line("loss = 0;");
                WriteRowsInRegisters(writer, steps, parameters, gradient);
                writer.Line();
                writer.Line("// W -= learningRate * dW, b -= learningRate * db");
                foreach (ParameterSlot slot in steps.Slots)
                {
                    writer.Line(parameters.Accumulate(slot, "-learningRate", gradient.Read(slot)));
                }
            }

            writer.Line();
            parameters.WriteStores(writer, steps.Slots, "parameters");
            writer.Line($"return {Code.Loss(T)};");
        }
    }

    private string Zero => Model.Number.WholeLiteralOf(0);

    private void WriteInputLocals(CodeWriter writer)
    {
        for (int i = 0; Rows.TakesScalars && i < Model.InputSize; i++)
        {
            writer.Line($"{T} x{Literal.Of(i)} = {Code.Lanes}At(in input, {Literal.Of(i)});");
        }

        writer.Line();
    }

    private void WriteNextRow(CodeWriter writer, int count)
    {
        string times = count == 1 ? "" : $"{Literal.Of(count)} * ";
        writer.Line($"input = ref {Code.Kernels}Rows.Next(ref input, {times}InputSize);");
        writer.Line(Next("target", count == 1 ? null : Literal.Of(count)));
    }
}
