namespace NetDsl.SourceCode;

/// <summary>Names in emitted code.</summary>
internal static class SourceNames
{
    private static readonly string[] _members =
    [
        "Forward", "InputSize", "OutputSize", "NonZeros", "ExpOfDifference", "PowerOfTwo", "InputMeans", "InputDeviations", "OutputMeans", "OutputDeviations",
        .. Enum.GetNames<Activation>(),
    ];

    /// <summary>The name of a type as an identifier: without the suffix of generic types.</summary>
    public static string Identifier(string name)
    {
        int generic = name.IndexOf('`', StringComparison.Ordinal);
        return generic < 0 ? name : name[..generic];
    }

    /// <summary>The name of a class, by default the network's.</summary>
    /// <exception cref="ArgumentException">It is not an identifier, or that of a member.</exception>
    public static string Class(string? given, string network, string member, string argument)
    {
        if (given is null)
        {
            string name = Identifier(network);
            return Keyword(IsMember(name) ? name + "Network" : name);
        }

        Check(given, member, argument);
        return !IsMember(given) ? Keyword(given) : throw new ArgumentException($"{member}: '{given}' is a name within the class", argument);
    }

    /// <summary>The name of a namespace.</summary>
    /// <exception cref="ArgumentException">A part is not an identifier.</exception>
    public static string Namespace(string name, string member, string argument)
    {
        string[] parts = name.Split('.');
        foreach (string part in parts)
        {
            Check(part, member, argument);
        }

        return string.Join('.', parts.Select(Keyword));
    }

    /// <exception cref="ArgumentException">It is not an identifier.</exception>
    public static void Check(string name, string member, string argument, bool asciiOnly = false)
    {
        bool isIdentifier = name.Length > 0 && !char.IsDigit(name[0])
            && name.All(character => character == '_' || (asciiOnly ? char.IsAsciiLetterOrDigit(character) : char.IsLetterOrDigit(character)));
        if (!isIdentifier)
        {
            throw new ArgumentException($"{member}: '{name}' is not an identifier", argument);
        }
    }

    // Dot, Dot2, W1 and the like are numbered.
    private static bool IsMember(string name) =>
        _members.Contains(name, StringComparer.Ordinal) || name.TrimEnd("0123456789".ToCharArray()) is "Dot" or "W" or "V" or "B";

    // All keywords are in lower case, and few other names are: those may be escaped too.
    private static string Keyword(string name) => name.All(char.IsAsciiLetterLower) ? "@" + name : name;
}
