using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetDsl.Generator.Parsing;

/// <summary>What the compiler does not know, and reports itself: <c>Relu</c> without its using, or a half-typed argument.</summary>
internal static class Unresolved
{
    /// <summary>Whether the compiler could not read the attribute; it hands over what it has.</summary>
    public static bool Attribute(AttributeData attribute) =>
        attribute.AttributeConstructor is null
        || (NetworkAttributes.IsStage(attribute) && Stage(attribute.AttributeClass!.TypeArguments[0]))
        || attribute.ConstructorArguments.Any(Argument)
        || attribute.NamedArguments.Any(argument => Argument(argument.Value));

    /// <summary>Whether the type, or one that it is made of, is unknown.</summary>
    public static bool Type(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => Type(array.ElementType),
        IPointerTypeSymbol pointer => Type(pointer.PointedAtType),
        INamedTypeSymbol named => (named.ContainingType is { } outer && Type(outer)) || (!named.IsUnboundGenericType && named.TypeArguments.Any(Type)),
        _ => false,
    };

    /// <summary>Whether the type of a stage is not known in full: a name that the compiler does not know, or one of a type parameter.</summary>
    public static bool Stage(ITypeSymbol stage) => stage switch
    {
        ITypeParameterSymbol or IErrorTypeSymbol or IDynamicTypeSymbol => true,
        INamedTypeSymbol { IsUnboundGenericType: true } => true,
        INamedTypeSymbol named => named.TypeArguments.Any(Stage) || (named.ContainingType is { } outer && Stage(outer)),
        _ => false,
    };

    private static bool Argument(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Error
        || (argument.Kind == TypedConstantKind.Array && !argument.IsNull && argument.Values.Any(Argument))
        || (argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && Type(type));
}
