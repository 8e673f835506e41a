using System.Collections.Generic;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// How the code of a small network reaches parameters, or a gradient: in memory behind a reference, or in locals, one per
/// vector, which stay in registers over many rows. Both go by the index in the storage.
/// </summary>
/// <param name="memory">The reference to the first element; null for locals.</param>
/// <param name="locals">What the locals' names begin with.</param>
internal sealed class ParameterAccess(string? memory, string locals = "")
{
    private const string Lanes = StraightLineLayer.Lanes;

    /// <summary>Four numbers.</summary>
    public string Load(int index) => memory is null ? Local(index) : $"{Lanes}Load(in {memory}, {Literal.Of(index)})";

    /// <summary>One number.</summary>
    public string At(int index) => memory is null ? Local(index) : $"{Lanes}At(in {memory}, {Literal.Of(index)})";

    /// <summary>The statement that adds factor · value, or only the value.</summary>
    public string Accumulate(int index, string? factor, string value)
    {
        if (memory is not null)
        {
            return $"{Lanes}Accumulate(ref {memory}, {Literal.Of(index)}, {(factor is null ? "" : factor + ", ")}{value});";
        }

        return factor is null ? $"{Local(index)} += {value};" : $"{Local(index)} = {Lanes}MultiplyAdd({factor}, {value}, {Local(index)});";
    }

    /// <summary>Declares the locals, with what is in memory or with zeros.</summary>
    public void WriteDeclarations(CodeWriter writer, IEnumerable<ParameterSlot> slots, ParameterAccess? from, string t)
    {
        foreach (ParameterSlot slot in slots)
        {
            string value = from is null ? (slot.IsNumber ? $"({t})0" : $"{Lanes}Create(({t})0)") : slot.IsNumber ? from.At(slot.Index) : from.Load(slot.Index);
            writer.Line($"var {Local(slot.Index)} = {value}; // {slot.Name}");
        }
    }

    /// <summary>Puts the locals into memory.</summary>
    public void WriteStores(CodeWriter writer, IEnumerable<ParameterSlot> slots, string destination)
    {
        foreach (ParameterSlot slot in slots)
        {
            writer.Line($"{Lanes}Store({Local(slot.Index)}, ref {destination}, {Literal.Of(slot.Index)});");
        }
    }

    public string Local(int index) => locals + Literal.Of(index);
}

/// <summary>A vector of four, or one number, of the storage.</summary>
/// <param name="Index">Where it lies.</param>
/// <param name="IsNumber">Whether it is one number.</param>
/// <param name="Name">What it is, as comments name it: <c>W1[2, *]</c>.</param>
internal sealed record ParameterSlot(int Index, bool IsNumber, string Name);
