using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>Reads a layer's activation: a built-in one by name, or the user's type and what it implements.</summary>
internal static class ActivationParser
{
    /// <summary>The activation, or null where the argument is none (a number without a name, <c>null</c>).</summary>
    public static Activation? Parse(TypedConstant argument, INamedTypeSymbol network)
    {
        if (argument.Kind == TypedConstantKind.Type)
        {
            return argument.Value is ITypeSymbol type ? new Activation(ActivationKind.Custom, ParseType(type, network)) : null;
        }

        return EnumNames.Of(argument) is { } name && Enum.TryParse(name, out ActivationKind kind) && kind != ActivationKind.Custom
            ? new Activation(kind)
            : null;
    }

    private static CustomActivation ParseType(ITypeSymbol type, INamedTypeSymbol network) => new(
        type.Name.Length == 0 ? type.ToDisplayString() : type.Name,
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        Form(type, SpecialType.System_Single),
        Form(type, SpecialType.System_Double),
        Visibility.IsAccessible(type, network));

    private static ActivationForm Form(ITypeSymbol type, SpecialType number)
    {
        // typeof(Cube<>) names no type that could be called.
        if (type is not INamedTypeSymbol { IsUnboundGenericType: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false } named
            || (named.IsAbstract && named.TypeKind == TypeKind.Class))
        {
            return ActivationForm.Missing;
        }

        bool isScalar = named.AllInterfaces.Any(i => IsActivation(i, "IActivation", 1) && i.TypeArguments[0].SpecialType == number);
        bool isVector = named.AllInterfaces.Any(i => IsActivation(i, "IVectorActivation", 2)
            && i.TypeArguments[1].SpecialType == number && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], named));
        return isVector ? ActivationForm.Vector : isScalar ? ActivationForm.Scalar : ActivationForm.Missing;
    }

    private static bool IsActivation(INamedTypeSymbol type, string name, int arity) =>
        type.Name == name && type.Arity == arity && type.ContainingNamespace is { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true };
}
