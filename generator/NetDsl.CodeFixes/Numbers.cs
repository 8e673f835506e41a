using System.Globalization;

namespace NetDsl.CodeFixes;

/// <summary>Numbers as C# reads them, in every culture.</summary>
internal static class Numbers
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
