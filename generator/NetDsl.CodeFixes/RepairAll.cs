using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>
/// Makes the repairs of one kind at all places at once. What two diagnostics both ask for is done once; a repair that would
/// write over another's text waits for the next round.
/// </summary>
internal sealed class RepairAll : FixAllProvider
{
    public static RepairAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edits = new List<Edit>();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && fixAllContext.CodeFixProvider is RepairProvider provider
                && (await provider.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false))
                    .FirstOrDefault(repair => repair.Key == fixAllContext.CodeActionEquivalenceKey) is { } repair)
            {
                List<Edit> added = repair.Edits.Where(edit => !edits.Contains(edit)).ToList();
                if (added.TrueForAll(edit => edits.TrueForAll(edit.IsCompatibleWith)))
                {
                    edits.AddRange(added);
                }
            }
        }

        return edits.Count == 0
            ? null
            : CodeAction.Create(
                "Fix all of this kind", cancellation => Repair.ApplyAsync(fixAllContext.Solution, edits, cancellation), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        var found = new List<Diagnostic>();
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            found.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
        }
        else
        {
            IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
            foreach (Project project in projects.Where(project => project.Language == LanguageNames.CSharp))
            {
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        return found
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, System.StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
    }
}
