using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Model;

/// <summary>What of a network decides which members it gets.</summary>
/// <param name="Class">The class, with its type parameters.</param>
/// <param name="T">The type of its numbers.</param>
/// <param name="Layers">Its layers after the input.</param>
/// <param name="Inputs">The units of the first.</param>
/// <param name="Outputs">Those of the last.</param>
/// <param name="TakesClasses">Whether a target may be the index of a class.</param>
/// <param name="HasTest">Whether rows to test it on stand beside its weights.</param>
internal sealed record MemberFacts(string Class, string T, int Layers, int Inputs, int Outputs, bool TakesClasses, bool HasTest)
{
    public bool HasInput => Layers > 0 && NamedValues.HasInput(Inputs, Outputs);
}

/// <summary>What a generated member is to others of its name.</summary>
internal enum MemberKind
{
    /// <summary>A constant, property, field or type: nothing else may have its name.</summary>
    Sole,

    /// <summary>A type without type parameters: one that has some may have its name.</summary>
    Type,

    /// <summary>Methods: others of other parameters may have their name.</summary>
    Methods,
}

/// <summary>A parameter of a generated method.</summary>
/// <param name="Type">Its type from <c>global::</c> on; in it, T stands for the network's numbers.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is where it is left out, or null where it cannot be.</param>
internal sealed record MemberParameter(string Type, string Name, string? Default = null)
{
    /// <summary>The type of a row of inputs, nested in the network.</summary>
    public const string InputType = "Input";

    /// <summary>How the method declares it.</summary>
    public string Declaration(string t) => $"{TypeFor(t)} {Name}{(Default is null ? "" : " = " + Default)}";

    public string TypeFor(string t) => Type switch
    {
        "T" => t,
        "ref T" => "ref " + t,
        _ => Type.Replace("<T>", $"<{t}>"),
    };

    /// <summary>Whether a parameter of that type, as a method of the user's has it, makes no difference from this one.</summary>
    public bool IsSame(string type, MemberFacts network) =>
        Type == InputType ? type == Type || type.EndsWith(network.Class + "." + Type, StringComparison.Ordinal)
        : TypeFor(network.T) is var own && own.EndsWith("?", StringComparison.Ordinal) ? own == type || own == type + "?"
        : own == type;
}

/// <summary>One way to call a method or constructor.</summary>
/// <param name="Parameters">Its parameters.</param>
internal sealed record Overload(EquatableArray<MemberParameter> Parameters)
{
    /// <summary>Which networks have it.</summary>
    public Func<MemberFacts, bool> Exists { get; init; } = static _ => true;

    /// <summary>Whether more parameters follow, which differ by the network: of methods that generated code alone calls.</summary>
    public bool HasMore { get; init; }

    /// <summary>The parameters as the method declares them.</summary>
    public string Declaration(string t) => string.Join(", ", Parameters.Select(parameter => parameter.Declaration(t)));

    /// <summary>Whether a method of the user's with such parameters stands in its place.</summary>
    public bool IsSame(EquatableArray<string> types, MemberFacts network) =>
        Exists(network)
        && (HasMore ? types.Count >= Parameters.Count : types.Count == Parameters.Count)
        && Parameters.Zip(types, (parameter, type) => parameter.IsSame(type, network)).All(isSame => isSame);
}

/// <summary>A generated member, or several of one name.</summary>
/// <param name="Name">Its name; <c>#</c> stands in it for the number of a layer or stage.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Overloads">The methods of the name.</param>
internal sealed record GeneratedMember(string Name, MemberKind Kind, EquatableArray<Overload> Overloads)
{
    /// <summary>Which networks have it.</summary>
    public Func<MemberFacts, bool> Exists { get; init; } = static _ => true;

    /// <summary>The methods of the name that depend on the network's size.</summary>
    public Func<MemberFacts, IEnumerable<Overload>> More { get; init; } = static _ => [];

    /// <summary>Whether the network has a method of the name that such a one of the user's would replace.</summary>
    public bool HasOverload(EquatableArray<string> types, MemberFacts network) => Overloads.Concat(More(network)).Any(overload => overload.IsSame(types, network));

    /// <summary>The parameters as the only method of the name declares them; of two that take targets, as the first does, or the one with classes.</summary>
    public string Parameters(string t, bool withClasses = false) => Overloads[withClasses ? 1 : 0].Declaration(t);

    /// <summary>The member's name for a layer or stage.</summary>
    public string NameOf(int number) => Name.Replace("#", Literal.Of(number));
}
