using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetDsl.Generator.Parsing;

/// <summary>The name of an enumeration's value: what the generator and the library agree on is names, not numbers.</summary>
internal static class EnumNames
{
    public static string? Of(TypedConstant constant) => constant.Kind != TypedConstantKind.Enum
        ? null
        : constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))?.Name;
}
