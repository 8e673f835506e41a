using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetDsl.Testing;

/// <summary>
/// Compares what the user sees with what a <see cref="MarkedSource"/> expects, by id, span and count: the analyzer's
/// diagnostics, and the compiler's errors once the generator has run, so that a wrong declaration is shown to
/// bring no errors but its own. Pragmas and editorconfig apply as they do in a build.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Fails unless the source has exactly the diagnostics that its marks say.</summary>
    /// <param name="markup">The user's file, marked.</param>
    /// <param name="editorConfig">The text of an .editorconfig above it, if there is one.</param>
    /// <param name="globalUsings">Whether the package's global usings are there.</param>
    /// <param name="adapt">What the user's project has that <see cref="UserCompilation"/> does not give it: an option, a reference, another file.</param>
    /// <param name="manifest">What the build says of the project's files, or null where it says nothing.</param>
    /// <returns>The diagnostics, in the order of their position, for what else is to be said about them.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> VerifyAsync(
        string markup, string? editorConfig = null, bool globalUsings = true, Func<CSharpCompilation, CSharpCompilation>? adapt = null, string? manifest = null)
    {
        MarkedSource marked = MarkedSource.Parse(markup);
        (CSharpCompilation output, SyntaxTree user) = Generate(marked.Text, editorConfig, globalUsings, adapt, manifest);
        ImmutableArray<Diagnostic> analyzed = await AnalyzeAsync(output, manifest);
        IEnumerable<Diagnostic> compiled = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Diagnostic[] actual = InOrder(analyzed.Concat(compiled));
        Compare(marked, user, actual);
        return actual;
    }

    /// <summary>The analyzer's diagnostics alone, whatever they are.</summary>
    /// <param name="source">The user's file.</param>
    /// <param name="editorConfig">The text of an .editorconfig above it, if there is one.</param>
    /// <param name="manifest">What the build says of the project's files, or null where it says nothing.</param>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(string source, string? editorConfig = null, string? manifest = null) =>
        InOrder(await AnalyzeAsync(Generate(source, editorConfig, globalUsings: true, manifest: manifest).Output, manifest));

    private static (CSharpCompilation Output, SyntaxTree User) Generate(
        string source, string? editorConfig, bool globalUsings, Func<CSharpCompilation, CSharpCompilation>? adapt = null, string? manifest = null)
    {
        CSharpCompilation compilation = UserCompilation.Create([source], globalUsings);
        compilation = adapt?.Invoke(compilation) ?? compilation;
        SyntaxTree user = compilation.SyntaxTrees[0];
        if (editorConfig is not null)
            compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(editorConfig)));

        return (GeneratorRun.Of(compilation, parseOptions: (CSharpParseOptions)user.Options, manifest: manifest).Output, user);
    }

    private static Diagnostic[] InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];

    /// <summary>The analyzer's diagnostics that no pragma and no editorconfig suppresses; a fault of the analyzer is thrown.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, string? manifest = null)
    {
        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ManifestText.Of(manifest)), onAnalyzerException: (exception, _, _) => crash = exception,
            concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new TAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        if (crash is not null)
            throw new InvalidOperationException($"{typeof(TAnalyzer).Name} threw.", crash);

        return diagnostics;
    }

    private static void Compare(MarkedSource marked, SyntaxTree user, IReadOnlyList<Diagnostic> actual)
    {
        var missing = marked.Expected.ToList();
        var surplus = new List<Diagnostic>();
        foreach (Diagnostic diagnostic in actual)
        {
            if (diagnostic.Location.SourceTree != user || !missing.Remove((diagnostic.Id, diagnostic.Location.SourceSpan)))
                surplus.Add(diagnostic);
        }

        if (missing.Count == 0 && surplus.Count == 0)
            return;

        var message = new StringBuilder("The diagnostics are not those that the source marks.\n");
        SourceText text = user.GetText();
        foreach ((string id, TextSpan span) in missing)
            message.Append(Invariant($"  missing: {id} at {text.Lines.GetLinePosition(span.Start)} `{text.ToString(span)}`\n"));
        foreach (Diagnostic diagnostic in surplus)
        {
            Location location = diagnostic.Location;
            string where = location.SourceTree is { } tree ? tree.GetText().ToString(location.SourceSpan) : "no source";
            message.Append(Invariant($"  not expected: {diagnostic.Id} at {location.GetLineSpan()} `{where}`: {diagnostic.GetMessage(null)}\n"));
        }

        Assert.Fail(message.ToString());
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Severities as an .editorconfig sets them.</summary>
    private sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/.editorconfig")));

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _set.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
