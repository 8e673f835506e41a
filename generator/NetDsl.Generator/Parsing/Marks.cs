using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>
/// What the user's types are marked with, obsolete, experimental and the like, so that every use of them is reported. The use
/// in an attribute is the user's to see; that in a generated file is not, for nobody could silence it there.
/// </summary>
internal static class Marks
{
    private const string Obsolete = "System.ObsoleteAttribute", Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private static readonly Dictionary<string, string> _ids = new()
    {
        ["System.Runtime.Versioning.RequiresPreviewFeaturesAttribute"] = "CA2252",
        ["System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute"] = "IL2026",
        ["System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute"] = "IL3002",
        ["System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute"] = "IL3050",
    };

    // Of a network that is marked so itself, generated members are marked and those of the interface are not; and its nested types call them.
    private static readonly Dictionary<string, string[]> _ownIds = new()
    {
        ["System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute"] = ["IL2026", "IL2046"],
        ["System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute"] = ["IL3002", "IL3003"],
        ["System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute"] = ["IL3050", "IL3051"],
    };

    /// <summary>The ids of what is reported where generated code names the types of a network's layers or calls its base class.</summary>
    public static EquatableArray<string> WarningsOf(INamedTypeSymbol network, List<AttributeData> layers)
    {
        IEnumerable<ISymbol> symbols = layers.SelectMany(TypesOf).SelectMany(NamedBy);
        if (network.BaseType is { SpecialType: not SpecialType.System_Object } parent)
        {
            symbols = symbols.Concat(NamedBy(parent)).Concat(parent.InstanceConstructors.Where(constructor => constructor.Parameters.All(p => p.IsOptional || p.IsParams)));
        }

        IEnumerable<string> own = network.GetAttributes().SelectMany(attribute => _ownIds.TryGetValue(NameOf(attribute), out string[]? ids) ? ids : []);

        // An id that is no identifier fits no pragma.
        return symbols.SelectMany(Ids).Concat(own).Where(SyntaxFacts.IsValidIdentifier).Distinct().OrderBy(id => id, System.StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Whether the compiler refuses to let the network name the type: it is obsolete to the point of an error.</summary>
    public static bool IsRefused(ITypeSymbol type, INamedTypeSymbol network) =>
        !IsObsolete(network) && NamedBy(type).SelectMany(symbol => symbol.GetAttributes()).Any(IsError);

    /// <summary>Whether it refuses so one of the types that a layer names.</summary>
    public static bool IsRefused(AttributeData layer, INamedTypeSymbol network) => TypesOf(layer).Any(type => IsRefused(type, network));

    private static bool IsError(AttributeData attribute) =>
        NameOf(attribute) == Obsolete && attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true;

    // Within what is obsolete itself nothing obsolete is reported.
    private static bool IsObsolete(INamedTypeSymbol? type) =>
        type is not null && (type.GetAttributes().Any(attribute => NameOf(attribute) == Obsolete) || IsObsolete(type.ContainingType));

    // The activation, or the stage.
    private static IEnumerable<ITypeSymbol> TypesOf(AttributeData layer) =>
        layer.ConstructorArguments.Where(argument => argument.Kind == TypedConstantKind.Type).Select(argument => argument.Value).OfType<ITypeSymbol>()
            .Concat(NetworkAttributes.IsStage(layer) ? layer.AttributeClass!.TypeArguments : []);

    // The type, those around it and its arguments: all stand in its full name. An assembly's marks count for its types.
    private static IEnumerable<ISymbol> NamedBy(ITypeSymbol type)
    {
        // A type parameter stands for itself. Going on to the type that declares it would come back to the parameter without end.
        if (type is ITypeParameterSymbol)
        {
            yield break;
        }

        if (type is IArrayTypeSymbol array)
        {
            foreach (ISymbol element in NamedBy(array.ElementType))
            {
                yield return element;
            }

            yield break;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current.OriginalDefinition;
            foreach (ISymbol argument in current is INamedTypeSymbol { IsUnboundGenericType: false } named ? named.TypeArguments.SelectMany(NamedBy) : [])
            {
                yield return argument;
            }
        }

        if (type.ContainingAssembly is { } assembly)
        {
            yield return assembly;
            yield return type.ContainingModule;
        }
    }

    private static IEnumerable<string> Ids(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string name = NameOf(attribute);
            ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
            if (name == Obsolete)
            {
                yield return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value is { IsNull: false, Value: string id } ? id
                    : arguments.Length == 0 || arguments[0].IsNull ? "CS0612"
                    : "CS0618";
            }
            else if (name == Experimental && arguments.Length == 1 && arguments[0].Value is string experiment)
            {
                yield return experiment;
            }
            else if (_ids.TryGetValue(name, out string? known))
            {
                yield return known;
            }
        }
    }

    private static string NameOf(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() ?? "";
}
