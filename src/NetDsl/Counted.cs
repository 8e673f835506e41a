using System.Globalization;

namespace NetDsl;

/// <summary>Numbers of things as messages say them: <c>1 row</c>, <c>2 rows</c>, in every culture alike.</summary>
internal static class Counted
{
    /// <summary>So many things whose noun takes an s: <c>Of(1, "row")</c>.</summary>
    public static string Of(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>So many things whose noun takes something else: <c>Of(1, "class", "classes")</c>.</summary>
    public static string Of(long count, string one, string several) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : several);
}
