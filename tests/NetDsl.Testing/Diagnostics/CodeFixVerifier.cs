using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NetDsl.Testing;

/// <summary>
/// Applies a code fix to what the analyzer reports in a project, and compares the files behind it with what is expected. The
/// result is compiled with what the generator writes for it, and must be free of errors, the analyzer's too.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The code fix.</typeparam>
public static class CodeFixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Fails unless the fix of the first diagnostic turns one file into another.</summary>
    /// <param name="before">The user's file.</param>
    /// <param name="after">The file after the fix.</param>
    /// <param name="key">Which fix, where there are several; by default the first.</param>
    public static Task VerifyAsync(string before, string after, string? key = null) => VerifyAsync([before], [after], key);

    /// <summary>Fails unless the fix of the first diagnostic turns files into others.</summary>
    public static async Task VerifyAsync(string[] before, string[] after, string? key = null)
    {
        using var workspace = new FixWorkspace(before);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(workspace.Project);
        IReadOnlyList<CodeAction> actions = await ActionsAsync(workspace.Project, diagnostics);
        CodeAction? action = actions.FirstOrDefault(candidate => key is null || candidate.EquivalenceKey == key);
        Assert.True(action is not null, $"No fix {key} is offered; there are: {string.Join(", ", actions.Select(candidate => candidate.EquivalenceKey))}");
        await CompareAsync(workspace, action, after);
    }

    /// <summary>Fails unless the fix of all diagnostics at once turns files into others.</summary>
    public static async Task VerifyAllAsync(string[] before, string[] after, string key, FixAllScope scope)
    {
        using var workspace = new FixWorkspace(before);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(workspace.Project);
        var fix = new TFix();
        var provider = new Found(diagnostics);
        Document document = workspace.Project.Documents.First();
        FixAllContext context = scope == FixAllScope.Document
            ? new(document, fix, scope, key, fix.FixableDiagnosticIds, provider, CancellationToken.None)
            : new(document.Project, fix, scope, key, fix.FixableDiagnosticIds, provider, CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.True(action is not null, $"The fix {key} is offered for no place.");
        await CompareAsync(workspace, action, after);
    }

    /// <summary>The titles of the fixes that are offered for the first diagnostic.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(string before)
    {
        using var workspace = new FixWorkspace([before]);
        return [.. (await ActionsAsync(workspace.Project, await DiagnosticsAsync(workspace.Project))).Select(action => action.Title)];
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        Assert.True(diagnostics.Length > 0, "Nothing is reported that the fix is for.");
        Diagnostic diagnostic = diagnostics[0];
        var actions = new List<CodeAction>();
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        ImmutableArray<string> ids = new TFix().FixableDiagnosticIds;
        Compilation compilation = (await project.GetCompilationAsync())!;
        return
        [
            .. (await AnalyzerVerifier<TAnalyzer>.AnalyzeAsync(compilation)).Where(diagnostic => ids.Contains(diagnostic.Id))
                .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static async Task CompareAsync(FixWorkspace workspace, CodeAction action, string[] after)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Project project = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetProject(workspace.Project.Id)!;
        var texts = new List<string>();
        foreach (Document document in project.Documents.Where(document => document.Name != FixWorkspace.GlobalUsings))
            texts.Add((await document.GetTextAsync()).ToString());
        Assert.Equal(after, texts);

        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        Assert.Contains(compilation.SyntaxTrees, tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
        IEnumerable<Diagnostic> diagnostics = compilation.GetDiagnostics().Concat(await AnalyzerVerifier<TAnalyzer>.AnalyzeAsync(compilation));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>What the analyzer has found, as an editor hands it to a fix of all places.</summary>
    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
