using System.Linq;
using System.Reflection;

namespace NetDsl.Generator.Diagnostics;

/// <summary>
/// The links from diagnostics to their pages. Where the repository can be found is a property of the build, NetDslRepositoryUrl in
/// Directory.Build.props, which comes here as metadata of the assembly; while it is empty there are no links.
/// </summary>
internal static class HelpLinks
{
    /// <summary>The repository's address, empty where the build names none.</summary>
    public static string Repository { get; } =
        typeof(HelpLinks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "NetDslRepositoryUrl")?.Value ?? "";

    /// <summary>The address of a diagnostic's page, or null.</summary>
    public static string? Of(string id) => Of(id, Repository);

    /// <summary>The address of a diagnostic's page in the repository at an address, or null where that is empty.</summary>
    public static string? Of(string id, string repository) =>
        string.IsNullOrWhiteSpace(repository) ? null : $"{repository.Trim().TrimEnd('/')}/blob/main/docs/diagnostics/{id}.md";
}
