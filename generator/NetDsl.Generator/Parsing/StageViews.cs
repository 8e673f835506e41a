using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>What stands in the way of the members that give a stage: <c>Encoder</c>, and <c>EncoderIn</c> for its part of a gradient.</summary>
internal static class StageViews
{
    /// <summary>Why no member can be called so, as the end of a sentence about the name, or null.</summary>
    /// <param name="network">The class that gets the members.</param>
    /// <param name="stage">The stage's type.</param>
    /// <param name="view">The name.</param>
    /// <param name="earlier">The names of the stages before it.</param>
    public static string? Clash(INamedTypeSymbol network, ITypeSymbol stage, string view, IReadOnlyCollection<string> earlier)
    {
        foreach (string member in new[] { view, GeneratedMembers.PartOf(view) })
        {
            if (member == network.Name)
            {
                return $"the class itself is called '{member}'";
            }

            if (network.TypeParameters.Any(parameter => parameter.Name == member))
            {
                return $"the class has a type parameter '{member}'";
            }

            if (GeneratedMembers.Find(member) is not null || earlier.Any(other => other == member || GeneratedMembers.PartOf(other) == member))
            {
                return $"another member '{member}' is generated";
            }

            if (network.GetMembers(member).Any(own => !own.IsImplicitlyDeclared && !OwnMembers.IsGenerated(own)))
            {
                return SymbolEqualityComparer.Default.Equals(stage.ContainingType, network) && stage.Name == member
                    ? $"it is nested in the class, which then has a type '{member}'"
                    : $"the class has a member '{member}' of its own";
            }
        }

        return null;
    }
}
