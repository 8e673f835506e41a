using System.Globalization;

namespace NetDsl.Tool;

/// <summary>Texts from files as a terminal may show them.</summary>
internal static class Text
{
    /// <summary>The text without anything that ends a line or steers a terminal.</summary>
    public static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>A name or a value from a file, not too long, and escaped where it cannot be seen.</summary>
    public static string Shown(string text) => SafeTensorsHeader.Shown(text)[1..^1];

    /// <summary>1 layer, 2 layers.</summary>
    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
