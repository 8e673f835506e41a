using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Emission;

/// <summary>Names of generated files: the network's qualified name and the part, <c>App.Streetlights.Forward.g.cs</c>.</summary>
internal static class HintNames
{
    /// <summary>
    /// The longest qualified name that is kept whole. The build may write the files to disk below a path of its own, and
    /// Windows takes 260 characters.
    /// </summary>
    private const int MaxLength = 96;

    /// <summary>Names that differ by case alone: the compiler takes them for one file, and so may the disk.</summary>
    public static EquatableArray<string> Ambiguous(IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    public static string Of(string qualifiedName, string part, EquatableArray<string> ambiguous)
    {
        string name = qualifiedName;
        if (name.Length > MaxLength)
        {
            // The end says most: it is the class itself.
            name = Hash(qualifiedName) + "." + name.Substring(name.Length - MaxLength).TrimStart('.', '+');
        }
        else if (ambiguous.Contains(qualifiedName))
        {
            name += "." + Hash(qualifiedName);
        }

        return name + (part.Length == 0 ? "" : "." + part) + ".g.cs";
    }

    // FNV-1a (Fowler, Noll, Vo): string.GetHashCode differs from run to run.
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
