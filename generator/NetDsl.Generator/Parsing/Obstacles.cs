using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Parsing;

/// <summary>What makes it impossible to write a network into a class.</summary>
internal static class Obstacles
{
    private static readonly string[] _roots = ["System", "NetDsl"];

    /// <summary>The first obstacle, as the end of a sentence about the class, or null.</summary>
    public static string? Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.IsRecord ? "it is a record"
        : type.IsStatic ? "it is static"
        : type.IsAbstract ? "it is abstract"
        : IsFileLocal(type) ? "it is local to its file"
        : HasPrimaryConstructor(type, cancellationToken) ? "it has a primary constructor"
        : Base(type) ?? Required(type) ?? Namesake(type) ?? AliasNamesake(type) ?? HidesVar(type);

    /// <summary>Whether the class has constructors of the user's.</summary>
    public static bool HasOwnConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && !OwnMembers.IsGenerated(constructor));

    // Behind `global::` a type of the project's own comes before a namespace, and generated code begins every name with one of these.
    private static string? Namesake(INamedTypeSymbol type) => _roots
        .Where(name => !type.ContainingAssembly.GlobalNamespace.GetTypeMembers(name).IsEmpty)
        .Select(name => $"the type '{name}' in the global namespace hides the namespace of that name")
        .FirstOrDefault();

    // A type that a generated file reopens in the global namespace may not be called as the alias that the file begins with.
    private static string? AliasNamesake(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type is { Name: "Dsl", ContainingNamespace.IsGlobalNamespace: true } ? "a type called 'Dsl' in the global namespace conflicts with the alias in its code" : null;
    }

    // Inside such a type, or beside it, `var` is no keyword but its name.
    private static string? HidesVar(INamedTypeSymbol type)
    {
        const string reason = "a type called 'var' hides the keyword from its code";
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (around.Name == "var" || !around.GetTypeMembers("var").IsEmpty)
            {
                return reason;
            }
        }

        for (INamespaceSymbol? around = type.ContainingNamespace; around is not null; around = around.ContainingNamespace)
        {
            if (!around.GetTypeMembers("var").IsEmpty)
            {
                return reason;
            }
        }

        return null;
    }

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

        // Without constructors of its own the class gets one from the compiler, which then reports the same.
        return HasOwnConstructors(type) && !HasCallableBase(type) ? $"its base class '{type.BaseType!.Name}' has no constructor without parameters" : null;
    }

    /// <summary>Whether <c>base()</c> finds a constructor. What cannot be a base class at all, or is not known yet, is the compiler's to report.</summary>
    public static bool HasCallableBase(INamedTypeSymbol type) =>
        type.BaseType is not { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } parent || HasCallableConstructor(parent, type);

    // What `base()` calls: the constructor without parameters, or else the only one whose parameters can all be left out.
    private static bool HasCallableConstructor(INamedTypeSymbol parent, INamedTypeSymbol derived)
    {
        List<IMethodSymbol> callable = parent.InstanceConstructors.Where(constructor => IsCallable(constructor, derived)).ToList();
        int without = callable.Count(constructor => constructor.Parameters.IsEmpty);
        return without == 1 || (without == 0 && callable.Count == 1);
    }

    private static bool IsCallable(IMethodSymbol constructor, INamedTypeSymbol derived) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
        && constructor.DeclaredAccessibility switch
        {
            Accessibility.Private => false,
            Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, derived.ContainingAssembly)
                || constructor.ContainingAssembly.GivesAccessTo(derived.ContainingAssembly),
            _ => true,
        };

    private static string? Required(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
            {
                return $"its member '{required.Name}' is required, which the generated constructors do not set";
            }
        }

        return null;
    }
}
