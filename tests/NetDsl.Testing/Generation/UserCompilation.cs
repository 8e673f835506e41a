using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.Testing;

/// <summary>Compilations as a user's project has them: C# 12, nullable, documentation checked, references to the runtime and to NetDsl.</summary>
public static class UserCompilation
{
    /// <summary>The file that stands for what the package's props add to a project.</summary>
    public const string GlobalUsings = "global using NetDsl;\nglobal using static NetDsl.Activation;\n";

    /// <summary>The language version of the oldest projects that are supported.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>The running framework and NetDsl.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = FindReferences();

    /// <summary>A compilation of the user's files.</summary>
    /// <param name="sources">Their text.</param>
    /// <param name="globalUsings">Whether the package's global usings are there.</param>
    /// <param name="assemblyName">The assembly's name.</param>
    public static CSharpCompilation Create(IEnumerable<string> sources, bool globalUsings = true, string assemblyName = "UserProject")
    {
        IEnumerable<SyntaxTree> trees = sources.Select((source, index) => Parse(source, $"User{index}.cs"));
        if (globalUsings)
            trees = trees.Append(Parse(GlobalUsings, "GlobalUsings.cs"));

        return CSharpCompilation.Create(
            assemblyName,
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: int.MaxValue));
    }

    /// <summary>Parses a file as these compilations do.</summary>
    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    // The test host's own assemblies (xunit, Roslyn) are among the trusted ones too: the user's project has none of them.
    private static MetadataReference[] FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(LayerAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
