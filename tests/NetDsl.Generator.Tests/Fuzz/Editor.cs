using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Fuzz;

/// <summary>A project in which one file changes, again and again, with generator and analyzer running behind.</summary>
internal sealed class Editor
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: UserCompilation.ParseOptions);
    private CSharpCompilation _compilation = UserCompilation.Create([""]);

    /// <summary>Sets the file's text and says what compiler and analyzer say of it. A crash of the generator or of the analyzer fails.</summary>
    public async Task<Findings> TypeAsync(string text)
    {
        SyntaxTree user = UserCompilation.Parse(text, "User0.cs");
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], user);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation generated, out ImmutableArray<Diagnostic> generating);
        Assert.True(generating.IsEmpty, $"The generator crashed: {string.Join("\n", generating)}\n\n{text}");

        var output = (CSharpCompilation)generated;

        // Compiler and analyzer at once: asked one after the other, each would bind everything anew.
        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (exception, _, _) => crash = exception,
            concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> all = await output.WithAnalyzers([new NetworkAnalyzer(), new CallSiteAnalyzer()], options).GetAllDiagnosticsAsync();
        Assert.True(crash is null, $"The analyzer crashed: {crash}\n\n{text}");

        ILookup<bool, Diagnostic> byAnalyzer = all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(diagnostic => diagnostic.Id.StartsWith("NDSL", StringComparison.Ordinal));
        return new Findings(
            [.. byAnalyzer[false].Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsGenerated(diagnostic))],
            [.. byAnalyzer[false].Where(IsGenerated)],
            [.. byAnalyzer[true]],
            output.SyntaxTrees.Length - _compilation.SyntaxTrees.Length);
    }

    private bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && !_compilation.ContainsSyntaxTree(tree);
}

/// <summary>What is said of a text.</summary>
/// <param name="OwnErrors">The compiler's errors in the user's file, or in none.</param>
/// <param name="Generated">The compiler's errors and warnings in generated files.</param>
/// <param name="Analyzed">The analyzer's.</param>
/// <param name="Files">The number of generated files.</param>
internal sealed record Findings(Diagnostic[] OwnErrors, Diagnostic[] Generated, Diagnostic[] Analyzed, int Files);
