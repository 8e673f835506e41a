using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Testing;

/// <summary>Walks what an object reaches through its fields.</summary>
public static class ObjectGraph
{
    /// <summary>Fails if the object reaches a piece of a compilation. The message says by which fields.</summary>
    public static void AssertHoldsNoCompilation(object? root, string name) =>
        Visit(root, name, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null || IsLeaf(value.GetType()) || (!value.GetType().IsValueType && !seen.Add(value)))
            return;

        bool isForbidden = value is ISymbol or SyntaxNode or SyntaxToken or SyntaxReference or SyntaxTree or Compilation or SemanticModel or Location
            or AttributeData or TypedConstant or IOperation;
        Assert.False(isForbidden, $"{path} is a {value.GetType()}: it keeps a compilation alive between runs.");

        // Text and diagnostics of the last step are Roslyn's own; what they reach is not the generator's to choose.
        if (value is Microsoft.CodeAnalysis.Text.SourceText or Diagnostic)
            return;

        // Every other collection keeps its elements in an array or in fields.
        if (value is Array elements)
        {
            int index = 0;
            foreach (object? element in elements)
                Visit(element, $"{path}[{index++}]", seen);
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            const BindingFlags fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(fields))
            {
                if (!field.FieldType.IsPointer)
                    Visit(field.GetValue(value), $"{path}.{FieldName(field)}", seen);
            }
        }
    }

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || typeof(MemberInfo).IsAssignableFrom(type);

    // An auto-property's field is called <Name>k__BackingField.
    private static string FieldName(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
