using System.Globalization;

namespace NetDsl.Tool;

/// <summary>Text from files, made safe for a terminal.</summary>
internal static class Text
{
    /// <summary>The text without line breaks and terminal control characters.</summary>
    public static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>A name or a value from a file, shortened, with invisible characters escaped.</summary>
    public static string Shown(string text) => SafeTensorsHeader.Shown(text)[1..^1];

    /// <summary>1 layer, 2 layers.</summary>
    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
