using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>
/// Says which members of the user's own stand where a generated one would: methods and constructors by the types of their
/// parameters, everything else by its name.
/// </summary>
internal static class MemberClashes
{
    private const string Input = "global::System.ReadOnlySpan<T>";
    private const string Target = "target"; // as Input, or a class
    private const string Output = "global::System.Span<T>";

    // The generated methods' parameters. Rows are written for machines and differ by the network: all begin with a reference to the parameters.
    private static readonly Dictionary<string, string[]> _parameters = new()
    {
        ["Forward"] = [Input, Output],
        ["ForwardBatch"] = [Input, Output, "int"],
        ["Backward"] = [Input, Target, Output],
        ["BackwardBatch"] = [Input, Target, Output, "int"],
        ["TrainStep"] = [Input, Target, "T"],
        ["TrainEpoch"] = [Input, Target, "T"],
        ["TrainBatch"] = [Input, Target, "T", "global::NetDsl.Reduction", "int", "int"],
        ["Pack"] = [Input, Output],
        ["Unpack"] = [Input, Output],
    };

    // What a network is loaded from, beside the options.
    private static readonly string[] _sources = ["string", "global::System.IO.Stream", "global::System.ReadOnlySpan<byte>"];

    /// <summary>What is generated in the member's place, as messages name it, or null where nothing is.</summary>
    public static string? Of(OwnMember member, NetworkDeclaration declaration)
    {
        if (member.Kind == OwnMemberKind.Constructor)
        {
            // Without parameters, from a seed, and from the memory of the network that this one is a stage of.
            string types = string.Join(", ", member.ParameterTypes);
            return types is "" or "int" || types == $"global::NetDsl.Kernels.AlignedMemory<{T(declaration)}>" ? $"{member.Name}({types})" : null;
        }

        if (!FlatLayers.IsGenerated(member.Name, declaration))
        {
            return null;
        }

        return member.Kind != OwnMemberKind.Method || !GeneratedNames.IsMethod(member.Name) || HasParametersOf(member, declaration) ? member.Name : null;
    }

    private static bool HasParametersOf(OwnMember member, NetworkDeclaration declaration)
    {
        string t = T(declaration);
        EquatableArray<string> types = member.ParameterTypes;
        if (member.Name == "Forward" && FlatLayers.Of(declaration) is { Count: > 0 } layers && types.Count == layers[0].Layer.Units && types.All(type => type == t))
        {
            return true;
        }

        if (member.Name == "Forward" && FlatLayers.HasInput(declaration) && types.Count == 1
            && (types[0] == "Input" || types[0].EndsWith(declaration.Place.Class.Declaration + ".Input", System.StringComparison.Ordinal)))
        {
            return true;
        }

        if (member.Name == "Load")
        {
            return types.Count == 2 && types[1].TrimEnd('?') == "global::NetDsl.LoadOptions" && _sources.Contains(types[0]);
        }

        if (_parameters.TryGetValue(member.Name, out string[] expected))
        {
            string classes = member.Name is "Backward" or "TrainStep" ? "int" : "global::NetDsl.ClassIndices";
            return Matches(Input) || (TakesClasses(declaration) && Matches(classes));

            bool Matches(string target) =>
                types.SequenceEqual(expected.Select(type => type == "T" ? t : (type == Target ? target : type).Replace("<T>", $"<{t}>")));
        }

        return types.Count > 0 && types[0] == (member.Name.EndsWith("In", System.StringComparison.Ordinal) ? $"global::System.Span<{t}>" : "ref " + t);
    }

    private static bool TakesClasses(NetworkDeclaration declaration) =>
        FlatLayers.Of(declaration) is { Count: > 1 } layers && layers[layers.Count - 1].Layer.Activation is { } last
        && new LossModel(LossRules.Resolve(declaration.Options.Loss.Value, last), 1).TakesClasses;

    private static string T(NetworkDeclaration declaration) => NumberType.Of(declaration.Options.Precision.Value).Name;
}
