using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Model;

/// <summary>
/// Every member that networks get, each once: emission writes methods with the parameters that stand here, and the names that the user
/// cannot have, and the members that stand in the way, follow.
/// </summary>
internal static class GeneratedMembers
{
    private const string Numbers = "global::System.ReadOnlySpan<T>", Written = "global::System.Span<T>", Classes = "global::NetDsl.ClassIndices";

    private static readonly MemberParameter
        _input = new(Numbers, "input"), _inputs = new(Numbers, "inputs"),
        _rate = new("T", "learningRate"), _gradient = new(Written, "gradient"), _degree = new("int", "degreeOfParallelism", "1"),
        _options = new("global::NetDsl.LoadOptions?", "options", "null");

    /// <summary>The methods that people call, in the order of their files.</summary>
    public static GeneratedMember Forward { get; } = Method("Forward", [_input, new(Written, "output")]) with { More = NamedForward };

    public static GeneratedMember ForwardBatch { get; } = Method("ForwardBatch", [_inputs, new(Written, "outputs"), _degree]);

    public static GeneratedMember Backward { get; } = OfOne("Backward", target => [_input, target, _gradient]);

    public static GeneratedMember BackwardBatch { get; } = OfSeveral("BackwardBatch", targets => [_inputs, targets, _gradient, _degree]);

    public static GeneratedMember TrainStep { get; } = OfOne("TrainStep", target => [_input, target, _rate]);

    public static GeneratedMember TrainEpoch { get; } = OfSeveral("TrainEpoch", targets => [_inputs, targets, _rate]);

    public static GeneratedMember TrainBatch { get; } = OfSeveral("TrainBatch", targets =>
        [_inputs, targets, _rate, new("global::NetDsl.Reduction", "reduction", "global::NetDsl.Reduction.Mean"), new("int", "steps", "1"), _degree]);

    public static GeneratedMember Pack { get; } = Method("Pack", [new(Numbers, "canonical"), new(Written, "storage")]);

    public static GeneratedMember Unpack { get; } = Method("Unpack", [new(Numbers, "storage"), new(Written, "canonical")]);

    public static GeneratedMember Load { get; } = Method(
        "Load",
        [new("string", "path"), _options], [new("global::System.IO.Stream", "stream"), _options], [new("global::System.ReadOnlySpan<byte>", "bytes"), _options]);

    public static GeneratedMember SelfTest { get; } = new(
        "SelfTest", MemberKind.Methods, new[] { new Overload(default) { Exists = network => network.HasTest } }.ToEquatableArray());

    public static GeneratedMember LayerIn { get; } = Method("Layer#In", [new(Written, "storage")]);

    /// <summary>The constructors: from the declaration's seed or weights, from a seed, and from the memory of the network that this one is a stage of.</summary>
    public static GeneratedMember Constructors { get; } = Method(".ctor", [], [new("int", "seed")], [new("global::NetDsl.Kernels.AlignedMemory<T>", "parameters")]);

    /// <summary>All but the constructors.</summary>
    public static IReadOnlyList<GeneratedMember> All { get; } =
    [
        Forward, ForwardBatch, Backward, BackwardBatch, TrainStep, TrainEpoch, TrainBatch, Pack, Unpack, Load, SelfTest, LayerIn,
        .. new[]
        {
            "InputSize", "OutputSize", "ParameterCount", "StorageSize", "Parameters", "Layer#", "Layer#Size", "Layer#Layout", "Layer#Shape",
            "Passes", "_parameters", "_gradient", "_layers", "_dropout", "_weights", "_test", "_stage#",
        }.Select(name => new GeneratedMember(name, MemberKind.Sole, default)),
        new(MemberParameter.InputType, MemberKind.Type, default) { Exists = network => network.HasInput },
        new("Output", MemberKind.Type, default) { Exists = network => network.Outputs > 1 },

        // Rows are written for machines and differ by the network and its form: all begin with a reference to the parameters or a gradient.
        .. new[]
        {
            "ForwardRow", "ForwardRows", "BackwardRow", "BackwardRows", "TrainRow", "TrainRows", "TrainSteps",
            "TransposeWeights", "DeltaRows", "GradientRows", "LossRows", "ForwardLanes", "BackwardLanes", "LossLanes",
        }.Select(name => new GeneratedMember(
            name, MemberKind.Methods, new[] { new Overload(new[] { new MemberParameter("ref T", "parameters") }.ToEquatableArray()) { HasMore = true } }.ToEquatableArray())),
    ];

    /// <summary>The member that some network gets under that name, or null.</summary>
    public static GeneratedMember? Find(string name) => All.FirstOrDefault(member => Matches(member.Name, name, out _));

    /// <summary>The member that this network gets under that name, or null.</summary>
    public static GeneratedMember? Find(string name, MemberFacts network) => All.FirstOrDefault(member =>
        Matches(member.Name, name, out int number) && member.Exists(network)
        && (!member.Name.StartsWith("Layer", StringComparison.Ordinal) || (number >= 1 && number <= network.Layers)));

    /// <summary>The member that gives a stage's part of a span in storage order.</summary>
    public static string PartOf(string stage) => stage + "In";

    /// <summary>The field that holds a stage.</summary>
    public static string FieldOf(int stage) => "_stage" + Literal.Of(stage);

    // By the values one by one, and by a row of them.
    private static IEnumerable<Overload> NamedForward(MemberFacts network)
    {
        if (network.Layers == 0 || !NamedValues.Exist(network.Inputs, network.Outputs))
        {
            yield break;
        }

        yield return new Overload(Enumerable.Range(0, network.Inputs).Select(i => new MemberParameter("T", "x" + Literal.Of(i))).ToEquatableArray());
        if (network.HasInput)
        {
            yield return new Overload(new[] { new MemberParameter(MemberParameter.InputType, "input") }.ToEquatableArray());
        }
    }

    private static GeneratedMember Method(string name, MemberParameter[] first, params MemberParameter[][] others) =>
        new(name, MemberKind.Methods, others.Prepend(first).Select(parameters => new Overload(parameters.ToEquatableArray())).ToEquatableArray());

    // With the target of one example, or with those of several; a classifier's may be the index of a class.
    private static GeneratedMember OfOne(string name, Func<MemberParameter, MemberParameter[]> parameters) =>
        WithClasses(name, parameters(new(Numbers, "target")), parameters(new("int", "targetClass")));

    private static GeneratedMember OfSeveral(string name, Func<MemberParameter, MemberParameter[]> parameters) =>
        WithClasses(name, parameters(new(Numbers, "targets")), parameters(new(Classes, "targetClasses")));

    private static GeneratedMember WithClasses(string name, MemberParameter[] numbers, MemberParameter[] classes) => new(
        name,
        MemberKind.Methods,
        new[]
        {
            new Overload(numbers.ToEquatableArray()),
            new Overload(classes.ToEquatableArray()) { Exists = network => network.TakesClasses },
        }.ToEquatableArray());

    // Numbers are as they are written: Layer1, and not Layer01.
    private static bool Matches(string pattern, string name, out int number)
    {
        number = 0;
        int start = pattern.IndexOf('#'), rest = pattern.Length - start - 1, length = name.Length - start - rest;
        if (start < 0)
        {
            return pattern == name;
        }

        return length > 0
            && string.CompareOrdinal(pattern, 0, name, 0, start) == 0
            && string.CompareOrdinal(pattern, start + 1, name, start + length, rest) == 0
            && int.TryParse(name.Substring(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && Literal.Of(number).Length == length;
    }
}
