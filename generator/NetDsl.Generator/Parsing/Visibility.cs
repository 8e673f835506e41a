using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetDsl.Generator.Parsing;

/// <summary>What code inside a network may name, and how visible a member may be that returns it.</summary>
internal static class Visibility
{
    /// <summary>Whether code inside the network may name the type.</summary>
    public static bool IsAccessible(ITypeSymbol type, INamedTypeSymbol network)
    {
        if (type is INamedTypeSymbol named && named.TypeArguments.Any(argument => !IsAccessible(argument, network)))
        {
            return false;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current is INamedTypeSymbol { IsFileLocal: true })
            {
                return false;
            }

            bool isVisible = current.DeclaredAccessibility switch
            {
                Accessibility.Public => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, network.ContainingAssembly)
                    || current.ContainingAssembly.GivesAccessTo(network.ContainingAssembly),
                Accessibility.NotApplicable => true,
                Accessibility.Private => Encloses(current.ContainingType, network),
                _ => Encloses(current.ContainingType, network) || IsInherited(current.ContainingType, network),
            };
            if (!isVisible)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The widest of public, internal and private that the compiler lets a member of the network have which returns the type;
    /// empty where no code inside the network may name the type.
    /// </summary>
    public static string OfMember(ITypeSymbol type, INamedTypeSymbol network) =>
        !IsAccessible(type, network) ? ""
        : IsSeenWhereverSeen(type, network) ? "public"
        : IsSeenInAssembly(type) ? "internal"
        : "private";

    // Whoever sees the network sees the type: each type of its chain that is not public is matched by one as hidden around the network.
    private static bool IsSeenWhereverSeen(ITypeSymbol type, INamedTypeSymbol network)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPublic(current) && !IsMatched(current, network))
            {
                return false;
            }
        }

        return type is not INamedTypeSymbol named || named.TypeArguments.All(argument => IsSeenWhereverSeen(argument, network));
    }

    private static bool IsMatched(ITypeSymbol type, INamedTypeSymbol network)
    {
        for (INamedTypeSymbol? around = network; around is not null; around = around.ContainingType)
        {
            bool isMatched = type.DeclaredAccessibility == Accessibility.Internal
                ? around.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal
                : around.DeclaredAccessibility == Accessibility.Private && Encloses(type.ContainingType, around.ContainingType);
            if (isMatched)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSeenInAssembly(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPublic(current) && current.DeclaredAccessibility is not (Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return type is not INamedTypeSymbol named || named.TypeArguments.All(IsSeenInAssembly);
    }

    private static bool IsPublic(ITypeSymbol type) => type.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable;

    // Whether the network, or a type around it, derives from the type.
    private static bool IsInherited(INamedTypeSymbol? type, INamedTypeSymbol network)
    {
        for (INamedTypeSymbol? around = network; around is not null; around = around.ContainingType)
        {
            for (INamedTypeSymbol? parent = around.BaseType; parent is not null; parent = parent.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(parent.OriginalDefinition, type?.OriginalDefinition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Encloses(INamedTypeSymbol? outer, INamedTypeSymbol? inner)
    {
        for (INamedTypeSymbol? current = inner; current is not null; current = current.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, outer))
            {
                return true;
            }
        }

        return false;
    }
}
