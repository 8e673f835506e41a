using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Parsing;

/// <summary>What makes it impossible to write a network into a class.</summary>
internal static class Obstacles
{
    /// <summary>The first obstacle, as the end of a sentence about the class, or null.</summary>
    public static string? Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.IsRecord ? "it is a record"
        : type.IsStatic ? "it is static"
        : type.IsAbstract ? "it is abstract"
        : IsFileLocal(type) ? "it is local to its file"
        : HasPrimaryConstructor(type, cancellationToken) ? "it has a primary constructor"
        : GeneratedNames.Contains(type.Name) ? "a member of that name is generated into it"
        : Base(type) is { } reason ? reason
        : Member(type);

    /// <summary>Whether the class has constructors of the user's.</summary>
    public static bool HasOwnConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && !IsGenerated(constructor));

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { ParameterList: not null });

    private static string? Base(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (NetworkAttributes.Layers(current.GetAttributes()).Count > 0)
            {
                return $"it derives from the network '{current.Name}'";
            }
        }

        return type.BaseType is { } parent && !parent.InstanceConstructors.Any(c => c.Parameters.All(p => p.IsOptional || p.IsParams) && c.DeclaredAccessibility != Accessibility.Private)
            ? $"its base class '{parent.Name}' has no constructor without parameters"
            : null;
    }

    // A field, property or type of the user's in the way of a generated member; methods may be overloads.
    private static string? Member(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || IsGenerated(member))
            {
                continue;
            }

            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            {
                return $"its member '{member.Name}' is required, which the generated constructors do not set";
            }

            if (member is IFieldSymbol or IPropertySymbol or IEventSymbol or INamedTypeSymbol && GeneratedNames.Contains(member.Name))
            {
                return $"it has a member '{member.Name}' of its own, and one of that name is generated";
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the member is the generator's alone: the analyzer sees the class with what has been generated into it, the
    /// generator without. A nested network of the user's has generated parts too.
    /// </summary>
    public static bool IsGenerated(ISymbol member) => member.Locations.All(location =>
        location.SourceTree is { FilePath: var path } && path.EndsWith(".g.cs", StringComparison.Ordinal) && path.Contains(nameof(NetworkGenerator)));
}
