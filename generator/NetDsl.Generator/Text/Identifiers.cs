using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetDsl.Generator.Text;

/// <summary>C# names: which words can be one, and how they are written.</summary>
internal static class Identifiers
{
    // Reserved in every context (C# language reference, "C# keywords"); contextual keywords make fine names.
    private static readonly HashSet<string> _keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    // Words that are keywords only where a type is named or declared.
    private static readonly HashSet<string> _typeKeywords =
        ["await", "dynamic", "extension", "field", "file", "partial", "record", "required", "scoped", "var", "where", "yield", "nint", "nuint", "notnull", "unmanaged", "allows"];

    public static bool IsKeyword(string name) => _keywords.Contains(name);

    /// <summary>
    /// The name as a declaration or reference writes it, with <c>@</c> where it needs one: for keywords, and for types of
    /// lower-case letters alone, about which the compiler warns because they may become keywords (CS8981).
    /// </summary>
    public static string Escape(string name) =>
        _keywords.Contains(name) || _typeKeywords.Contains(name) || name.All(c => c is >= 'a' and <= 'z') ? "@" + name : name;

    /// <summary>The name as a parameter has it; only keywords need <c>@</c> there.</summary>
    public static string EscapeValue(string name) => _keywords.Contains(name) ? "@" + name : name;

    /// <summary>Whether the name is an identifier by C#'s rules, keywords aside.</summary>
    public static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(name[0] == '_' || IsLetter(name[0])))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!(c == '_' || IsLetter(c) || IsPart(c)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The name as a property has it: <c>winRate</c>, <c>win_rate</c> and <c>WinRate</c> all become <c>WinRate</c>.
    /// Empty where nothing but underscores is left.
    /// </summary>
    public static string ToPascalCase(string name)
    {
        var text = new StringBuilder(name.Length);
        bool upper = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.ToString();
    }

    private static bool IsLetter(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
