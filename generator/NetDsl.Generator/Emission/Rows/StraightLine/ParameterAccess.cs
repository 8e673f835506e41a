using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>How the code of a small network reaches its parameters, or a gradient.</summary>
internal abstract class ParameterAccess
{
    protected const string Lanes = Code.Lanes;

    /// <summary>Four numbers, or the one that is there.</summary>
    public abstract string Read(ParameterSlot slot);

    /// <summary>A comment that says what is read, where the code does not.</summary>
    public abstract string Comment(params ParameterSlot[] slots);

    /// <summary>The statement that adds factor · value, or only the value.</summary>
    public abstract string Accumulate(ParameterSlot slot, string? factor, string value);
}

/// <summary>In memory, behind a reference to the first element.</summary>
internal sealed class MemoryAccess(string reference) : ParameterAccess
{
    public override string Read(ParameterSlot slot) => $"{Lanes}{(slot.IsNumber ? "At" : "Load")}(in {reference}, {Literal.Of(slot.Index)})";

    public override string Comment(params ParameterSlot[] slots) => " // " + string.Join(", ", slots.Select(slot => slot.Name));

    public override string Accumulate(ParameterSlot slot, string? factor, string value) =>
        $"{Lanes}Accumulate{(slot.HasGap ? "First" : "")}(ref {reference}, {Literal.Of(slot.Index)}, {(slot.HasGap ? Literal.Of(slot.Count) + ", " : "")}"
        + $"{(factor is null ? "" : factor + ", ")}{value});{Comment(slot)}";
}

/// <summary>In locals, one per vector, which stay in registers over many rows: <c>W1_0</c>, <c>b1</c>; of a gradient <c>dW1_0</c>, <c>db1</c>.</summary>
internal sealed class LocalAccess(string prefix) : ParameterAccess
{
    public override string Read(ParameterSlot slot) => prefix + slot.Local;

    public override string Comment(params ParameterSlot[] slots) => "";

    public override string Accumulate(ParameterSlot slot, string? factor, string value) => factor is null
        ? $"{Read(slot)} += {value};"
        : $"{Read(slot)} = {Lanes}MultiplyAdd({factor}, {value}, {Read(slot)});";

    /// <summary>Declares the locals, with what is in memory or with zeros.</summary>
    public void WriteDeclarations(CodeWriter writer, IEnumerable<ParameterSlot> slots, MemoryAccess? from, string zero)
    {
        foreach (ParameterSlot slot in slots)
        {
            string value = from is not null ? from.Read(slot) : slot.IsNumber ? zero : $"{Lanes}Create({zero})";
            writer.Line($"var {Read(slot)} = {value}; // {slot.Name}");
        }
    }

    /// <summary>Puts the locals into memory.</summary>
    public void WriteStores(CodeWriter writer, IEnumerable<ParameterSlot> slots, string destination)
    {
        foreach (ParameterSlot slot in slots)
        {
            // What stands behind the parameters is zero in memory; in a local it may be no number, where an input is none.
            string value = slot.HasGap ? $"{Lanes}KeepFirst({Read(slot)}, {Literal.Of(slot.Count)})" : Read(slot);
            writer.Line($"{Lanes}Store({value}, ref {destination}, {Literal.Of(slot.Index)});");
        }
    }
}

/// <summary>A vector of four, or one number, of the storage.</summary>
/// <param name="Index">Where it lies.</param>
/// <param name="Count">How many parameters it holds; behind them is a gap, which stays zero. 0 for one number, which is no vector.</param>
/// <param name="Name">What it is, as comments name it: <c>W1[2, *]</c>.</param>
/// <param name="Local">What it is called as a local: <c>W1_2</c>.</param>
internal sealed record ParameterSlot(int Index, int Count, string Name, string Local)
{
    /// <summary>Whether it is one number.</summary>
    public bool IsNumber => Count == 0;

    /// <summary>Whether it is a vector of fewer than four parameters.</summary>
    public bool HasGap => Count is > 0 and < 4;
}
