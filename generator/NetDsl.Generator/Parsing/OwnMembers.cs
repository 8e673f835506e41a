using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>Finds the user's own members that generated ones might stand beside.</summary>
internal static class OwnMembers
{
    // The compiler puts what a generator writes into a folder of the generator's name.
    private const string GeneratorName = "NetworkGenerator";

    /// <summary>The members, in the order of their declaration: a problem names one by its number.</summary>
    public static List<ISymbol> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var members = new List<ISymbol>();
        members.AddRange(type.TypeParameters.Where(parameter => GeneratedMembers.Find(parameter.Name) is not null));
        members.AddRange(type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !IsGenerated(member) && IsConcerned(member, cancellationToken)));
        return members;
    }

    public static OwnMember Parse(ISymbol member, CancellationToken cancellationToken)
    {
        // A field's own syntax is its name alone.
        SyntaxNode? syntax = Syntax(member, cancellationToken);
        bool isUnfinished = (syntax is VariableDeclaratorSyntax ? syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() : syntax) is { } declaration && Unfinished.HasErrors(declaration);
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => new OwnMember(constructor.ContainingType.Name, OwnMemberKind.Constructor, Types(constructor), isUnfinished),
            IMethodSymbol method => new OwnMember(method.Name, OwnMemberKind.Method, Types(method), isUnfinished),
            ITypeParameterSymbol parameter => new OwnMember(parameter.Name, OwnMemberKind.TypeParameter, default, isUnfinished),
            _ => new OwnMember(member.Name, OwnMemberKind.Sole, default, isUnfinished),
        };
    }

    /// <summary>
    /// Whether the member is the generator's alone: the analyzer sees the class with what has been generated into it, the
    /// generator without. A nested network of the user's has generated parts too.
    /// </summary>
    public static bool IsGenerated(ISymbol member) => member.Locations.All(location =>
        location.SourceTree is { FilePath: var path } && path.EndsWith(".g.cs", StringComparison.Ordinal) && path.Contains(GeneratorName));

    private static bool IsConcerned(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        // A primary constructor is an obstacle of its own.
        IMethodSymbol { MethodKind: MethodKind.Constructor } => Syntax(member, cancellationToken) is ConstructorDeclarationSyntax,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Arity: 0 } => GeneratedMembers.Find(member.Name) is not null,

        // Generic types, and generic methods beside methods, are others than those without type parameters.
        IMethodSymbol { MethodKind: MethodKind.Ordinary } => GeneratedMembers.Find(member.Name) is { Kind: not MemberKind.Methods },
        INamedTypeSymbol { Arity: > 0 } => GeneratedMembers.Find(member.Name) is { Kind: not MemberKind.Type },
        IFieldSymbol or IPropertySymbol { IsIndexer: false } or IEventSymbol or INamedTypeSymbol => GeneratedMembers.Find(member.Name) is not null,
        _ => false,
    };

    private static SyntaxNode? Syntax(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);

    private static EquatableArray<string> Types(IMethodSymbol method) => method.Parameters
        .Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        .ToEquatableArray();
}
