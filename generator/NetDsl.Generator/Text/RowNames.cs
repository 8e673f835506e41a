using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Generator.Text;

/// <summary>What the generated types <c>Input</c> and <c>Output</c> call their values.</summary>
internal static class RowNames
{
    // What a record struct of inputs or outputs has already.
    private static readonly HashSet<string> _reserved =
    [
        "Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "PrintMembers", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "Rows",
    ];

    // The names that a tuple's elements cannot have (C# specification, tuple types); ItemN in another place than N is one too.
    private static readonly HashSet<string> _forbiddenInTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    /// <summary>Whether a property of the type can have the name.</summary>
    public static bool IsReserved(string property, string type) => property == type || _reserved.Contains(property);

    /// <summary>
    /// The properties: the names in PascalCase, or X0, X1 … where there are none. Input names are made for parameters, and some
    /// are no properties: then all are numbered.
    /// </summary>
    public static string[] Properties(IReadOnlyList<string> names, int count, string type, string prefix)
    {
        string[] properties = names.Select(Identifiers.ToPascalCase).ToArray();
        return properties.Length > 0 && properties.Distinct().Count() == count && properties.All(name => Identifiers.IsIdentifier(name) && !IsReserved(name, type))
            ? properties
            : Enumerable.Range(0, count).Select(i => prefix + Literal.Of(i)).ToArray();
    }

    /// <summary>The values one by one, as parameters: the names as they are given, or x0, x1 …</summary>
    public static string[] Values(IReadOnlyList<string> names, int count, string prefix) =>
        names.Count > 0 ? names.ToArray() : Enumerable.Range(0, count).Select(i => prefix + Literal.Of(i)).ToArray();

    /// <summary>A tuple of values of a type, with their names where a tuple can have them.</summary>
    public static string Tuple(string type, string[] values)
    {
        bool canBeNamed = values.All(name => !_forbiddenInTuples.Contains(name) && !name.StartsWith("Item", System.StringComparison.Ordinal));
        return "(" + string.Join(", ", values.Select(name => canBeNamed ? $"{type} {Identifiers.EscapeValue(name)}" : type)) + ")";
    }
}
