using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Generator;
using Xunit;

namespace NetDsl.Testing;

/// <summary>One run of a generator, <see cref="NetworkGenerator"/> unless another is given, over a user's compilation, its steps recorded.</summary>
public sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = (CSharpCompilation)output;

        // Diagnostics come from the analyzer alone; one here is the generator's crash (CS8785).
        Assert.True(diagnostics.IsEmpty, "The generator reported: " + string.Join("\n", diagnostics));
    }

    /// <summary>The user's compilation.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The user's compilation with what was generated.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The driver after the run, to verify or to run again.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>What the generator did.</summary>
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated files' names, in the order of their creation.</summary>
    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    /// <summary>All generated text, file after file: for searches.</summary>
    public string GeneratedText => string.Concat(Result.GeneratedSources.Select(source => source.SourceText.ToString()));

    /// <summary>Runs the generator over one file.</summary>
    public static GeneratorRun Of(string source) => Of(UserCompilation.Create([source]));

    /// <summary>Runs a generator over a compilation.</summary>
    /// <param name="compilation">The user's compilation.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="parseOptions">The user's language.</param>
    /// <param name="manifest">What the build says of the project's files, or null where it says nothing.</param>
    public static GeneratorRun Of(
        CSharpCompilation compilation, IIncrementalGenerator? generator = null, CSharpParseOptions? parseOptions = null, string? manifest = null) => new(
        compilation,
        CSharpGeneratorDriver.Create(
            [(generator ?? new NetworkGenerator()).AsSourceGenerator()],
            additionalTexts: ManifestText.Of(manifest),
            parseOptions: parseOptions ?? UserCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    /// <summary>Runs the same driver again, over the compilation as it is after an edit.</summary>
    public GeneratorRun Again(CSharpCompilation edited) => new(edited, Driver);

    /// <summary>The text of one generated file.</summary>
    public string Source(string hintName)
    {
        GeneratedSourceResult[] found = [.. Result.GeneratedSources.Where(source => source.HintName == hintName)];
        Assert.True(found.Length == 1, $"{found.Length} generated files are called {hintName}; there are: {string.Join(", ", HintNames)}");
        return found[0].SourceText.ToString();
    }

    /// <summary>
    /// Fails unless the output compiles without a warning. In the user's own files, what is the user's alone is let pass:
    /// public members without documentation, type names in lower case.
    /// </summary>
    public GeneratorRun Compiles()
    {
        Assert.NotEmpty(Result.GeneratedSources);
        HashSet<SyntaxTree> users = [.. Input.SyntaxTrees];
        Diagnostic[] problems =
        [
            .. Output.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Where(diagnostic => diagnostic.Id is not ("CS1591" or "CS8981") || !users.Contains(diagnostic.Location.SourceTree!)),
        ];
        Assert.True(problems.Length == 0, "The output does not compile without warnings:\n" + string.Join("\n", problems.Take(10).Select(Describe)));
        return this;
    }

    /// <summary>Runs the same driver again, with another text about the project's files.</summary>
    public GeneratorRun WithManifest(string manifest) => new(Input, Driver.ReplaceAdditionalTexts(ManifestText.Of(manifest)));

    /// <summary>Compiles and loads the output.</summary>
    /// <param name="resources">The bytes that are embedded, by name.</param>
    public LoadedAssembly Load(IReadOnlyDictionary<string, byte[]>? resources = null)
    {
        Compiles();
        return new LoadedAssembly(Output, resources);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{diagnostic}\n    {line}";
    }
}
