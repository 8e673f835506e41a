using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Writes the three methods that do the work, for the forward pass, for forward and backward pass, and for a step of training,
/// and the calls of them. The public members around them check lengths; what they work on is <c>x</c>, <c>y</c>, <c>t</c> and
/// <c>g</c>: references to the first input, output, target and to the gradient. What differs between the forms of code is here:
/// the writers of public members ask the plan or this class, and never which form a network has.
/// </summary>
internal abstract class RowWriter(NetworkModel model)
{
    protected NetworkModel Model { get; } = model;

    protected string T => Model.T;

    /// <summary>The type that row methods see targets as: a classifier's are numbers or classes, and its methods generic.</summary>
    protected string Target => Model.Loss.TakesClasses ? "TTarget" : T;

    protected string OfTarget => Model.Loss.TakesClasses ? "<TTarget>" : "";

    protected string WhereTarget => Model.Loss.TakesClasses ? " where TTarget : unmanaged" : "";

    /// <summary>What the public members for a single input ask of the JIT.</summary>
    public abstract string ForwardAttribute { get; }

    /// <summary>What kind of code each layer is, for the table of the plan.</summary>
    public abstract IReadOnlyList<string> KindsOfCode { get; }

    /// <summary>Where the layers' values are and how batches are cut, in whole sentences for the same table.</summary>
    public abstract string Memory { get; }

    /// <summary>How the library's passes over a block of rows call the row methods.</summary>
    public abstract PassCalls Passes { get; }

    /// <summary>Writes the types that the row methods use, if any.</summary>
    public virtual void WriteTypes(CodeWriter writer)
    {
    }

    public abstract void WriteForwardMethod(CodeWriter writer);

    public abstract void WriteBackwardMethod(CodeWriter writer);

    public abstract void WriteTrainMethod(CodeWriter writer);

    /// <summary>Writes the forward pass of one row, from the reference <c>x</c> to the reference <c>y</c>.</summary>
    public abstract void WriteForwardCall(CodeWriter writer);

    /// <summary>Writes the body of Forward for an input whose values are given one by one: as any span, unless a form knows better.</summary>
    public virtual void WriteNamedForwardBody(CodeWriter writer, NamedInput input)
    {
        string values = input.Unused("values");
        WriteOutputOnStack(writer, input, () =>
        {
            writer.Line($"{Code.ReadOnlySpan(T)} {values} = stackalloc {T}[] {{ {input.Arguments} }};");
            writer.Line($"Forward({values}, {input.Unused("y")});");
        });
    }

    /// <summary>Writes the forward passes of <c>rows</c> rows, a block at most.</summary>
    public abstract void WriteForwardCalls(CodeWriter writer);

    /// <summary>Writes the return of the loss of one row, its gradient being added at the reference <c>g</c>.</summary>
    public abstract void WriteBackwardCall(CodeWriter writer);

    /// <summary>Writes the return of the loss of <c>rows</c> rows, a block at most, their gradient being added at the reference <c>g</c>.</summary>
    public abstract void WriteBackwardCalls(CodeWriter writer);

    /// <summary>Writes the return of the loss of one row, after its step.</summary>
    public abstract void WriteTrainCall(CodeWriter writer);

    /// <summary>Writes a step for each of <c>rows</c> rows, with their loss added to <c>loss</c>.</summary>
    public abstract void WriteTrainCalls(CodeWriter writer);

    /// <summary>Writes an output that is put on the stack, and returned by value.</summary>
    protected void WriteOutputOnStack(CodeWriter writer, NamedInput input, System.Action compute)
    {
        string y = input.Unused("y");
        writer.Line($"{Code.Span(T)} {y} = stackalloc {T}[{Literal.Of(Model.OutputSize)}];");
        compute();
        writer.Line(Model.OutputSize == 1
            ? $"return {y}[0];"
            : $"return new Output({string.Join(", ", Enumerable.Range(0, Model.OutputSize).Select(i => $"{y}[{Literal.Of(i)}]"))});");
    }

    /// <summary>Writes a loop over the rows, with <paramref name="input"/> and <paramref name="other"/> at the current one.</summary>
    protected void WriteRowLoop(CodeWriter writer, string other, string statement, string input = "x")
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line(statement);
            writer.Line($"{input} = ref {Code.Kernels}Rows.Next(ref {input}, InputSize);");
            writer.Line(Next(other));
        }
    }

    /// <summary>The statement by which the reference to outputs (<c>output</c>) or to targets goes on to the next row, or by some rows.</summary>
    protected string Next(string other, string? rows = null) => Model.Loss.TakesClasses && other != "output"
        ? $"{other} = ref {Code.Kernels}Targets.Next(ref {other}, OutputSize{(rows is null ? "" : ", " + rows)});"
        : $"{other} = ref {Code.Kernels}Rows.Next(ref {other}, OutputSize{(rows is null ? "" : " * " + rows)});";

    /// <summary>Says what the type parameter of a classifier's method is.</summary>
    protected void WriteTargetComment(CodeWriter writer)
    {
        if (Model.Loss.TakesClasses)
        {
            writer.Line($"// TTarget is {T} where a target is a row of numbers, int where it is a class.");
        }
    }
}
