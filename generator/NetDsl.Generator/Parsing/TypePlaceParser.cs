using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Parsing;

/// <summary>Reads where a class stands: its namespace and the types around it.</summary>
internal static class TypePlaceParser
{
    private static readonly SymbolDisplayFormat _namespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypePlace Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var types = new List<TypePart>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            types.Insert(0, new TypePart(
                Keyword(current),
                current.Name,
                current.TypeParameters.Select(parameter => parameter.Name).ToEquatableArray(),
                IsPartial(current, cancellationToken),
                current.DeclaringSyntaxReferences.Length == 1));
        }

        string name = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(_namespaceFormat);
        return new TypePlace(name, types.ToEquatableArray(), !Obstacles.HasCallableBase(type) || HasWrongHead(type));
    }

    private static bool HasWrongHead(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            ImmutableArray<ITypeParameterSymbol> parameters = current.TypeParameters;
            if (!Identifiers.IsIdentifier(current.Name)
                || (current.ContainingType is null && current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
                || !current.GetTypeMembers(current.Name).IsEmpty
                || parameters.Any(parameter => !Identifiers.IsIdentifier(parameter.Name) || parameter.ConstraintTypes.Any(Unresolved.Type))
                || parameters.Select(parameter => parameter.Name).Append(current.Name).Distinct().Count() <= parameters.Length)
            {
                return true;
            }
        }

        for (INamespaceSymbol current = type.ContainingNamespace; !current.IsGlobalNamespace; current = current.ContainingNamespace)
        {
            if (!Identifiers.IsIdentifier(current.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record class",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellationToken))
        .OfType<TypeDeclarationSyntax>()
        .All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
