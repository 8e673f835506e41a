using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Validation;

/// <summary>
/// Says which members of the user's own stand where a generated one would: methods and constructors by the types of their
/// parameters, everything else by its name.
/// </summary>
internal static class MemberClashes
{
    /// <summary>What is generated in the member's place, as messages name it, or null where nothing is.</summary>
    public static string? Of(OwnMember member, MemberFacts network)
    {
        if (member.Kind == OwnMemberKind.Constructor)
        {
            return GeneratedMembers.Constructors.HasOverload(member.ParameterTypes, network) ? $"{member.Name}({string.Join(", ", member.ParameterTypes)})" : null;
        }

        return GeneratedMembers.Find(member.Name, network) is { } generated
            && (member.Kind != OwnMemberKind.Method || generated.Kind != MemberKind.Methods || generated.HasOverload(member.ParameterTypes, network))
                ? member.Name
                : null;
    }

    /// <summary>What of the network decides which members it gets.</summary>
    public static MemberFacts FactsOf(NetworkDeclaration declaration)
    {
        List<(LayerDeclaration Layer, int Attribute)> layers = FlatLayers.Of(declaration);
        LayerDeclaration? first = layers.Count > 0 ? layers[0].Layer : null, last = layers.Count > 0 ? layers[layers.Count - 1].Layer : null;
        return new MemberFacts(
            declaration.Place.Class.Declaration,
            NumberType.Of(declaration.Options.Precision.Value).Name,
            Layers: layers.Count - 1,
            Inputs: first?.Units ?? 0,
            Outputs: last?.Units ?? 0,
            TakesClasses: layers.Count > 1 && last!.Activation is { } activation && new LossModel(LossRules.Resolve(declaration.Options.Loss.Value, activation), 1).TakesClasses,
            HasTest: declaration.Weights?.File?.Test is not null);
    }
}
