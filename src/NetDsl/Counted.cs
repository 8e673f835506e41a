using System.Globalization;

namespace NetDsl;

/// <summary>Numbers with their nouns, for messages: <c>1 row</c>, <c>2 rows</c>, the same in every culture.</summary>
internal static class Counted
{
    /// <summary>A number with a noun whose plural ends in s: <c>Of(1, "row")</c>.</summary>
    public static string Of(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>A number with a noun that has another plural: <c>Of(1, "class", "classes")</c>.</summary>
    public static string Of(long count, string one, string several) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : several);
}
