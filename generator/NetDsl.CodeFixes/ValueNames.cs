using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Text;
using NetDsl.Generator.Validation;

namespace NetDsl.CodeFixes;

/// <summary>Makes up names of inputs and outputs: the given ones where they can stay, and others close to them where they cannot.</summary>
internal static class ValueNames
{
    public static ImmutableArray<string> Of(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? [.. names.Values.Select(name => name.Value as string ?? "")]
            : [];

    /// <summary>Names for the values behind those that have one: <c>input4</c> is the fourth.</summary>
    public static IEnumerable<string> Placeholders(ImmutableArray<string> present, int count, string value)
    {
        var taken = new HashSet<string>(present.Select(Identifiers.ToPascalCase), StringComparer.Ordinal);
        for (int i = present.Length; i < count; i++)
        {
            yield return Free(value + Numbers.Of(i + 1), taken);
        }
    }

    /// <summary>As many names, all of which can be used.</summary>
    public static ImmutableArray<string> Mended(ImmutableArray<string> names, bool isInput)
    {
        var mended = names.ToBuilder();
        ImmutableArray<bool> isRight = [.. names.Select((name, index) => NetworkValidator.IsUsable(name, isInput) && names.Take(index).All(other => !Same(other, name)))];
        var taken = new HashSet<string>(names.Where((_, index) => isRight[index]).Select(Identifiers.ToPascalCase), StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (!isRight[i])
            {
                string name = CamelCase(names[i]);
                string made = name.Length == 0 ? (isInput ? "input" : "output") + Numbers.Of(i + 1)
                    : NetworkValidator.IsUsable(name, isInput) ? name
                    : name + "Value";
                mended[i] = Free(made, taken);
            }
        }

        return mended.ToImmutable();
    }

    private static bool Same(string left, string right) => Identifiers.ToPascalCase(left) == Identifiers.ToPascalCase(right);

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int number = 2; !taken.Add(Identifiers.ToPascalCase(free)); number++)
        {
            free = name + Numbers.Of(number);
        }

        return free;
    }

    // "win rate" becomes winRate: what no identifier holds ends a word.
    private static string CamelCase(string name)
    {
        var text = new StringBuilder(name.Length);
        bool startsWord = false;
        foreach (char c in name)
        {
            if (!Identifiers.IsIdentifier("a" + c) || (text.Length == 0 && !Identifiers.IsIdentifier(c.ToString())))
            {
                startsWord = text.Length > 0;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return text.ToString();
    }
}
