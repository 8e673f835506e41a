using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>A provider whose fixes are <see cref="Repair"/>s, for one place or for all.</summary>
public abstract class RepairProvider : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => RepairAll.Instance;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Repair repair in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                CodeAction action = CodeAction.Create(repair.Title, cancellation => Repair.ApplyAsync(solution, repair.Edits, cancellation), repair.Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The repairs of what the diagnostic reports; the best first.</summary>
    internal async Task<IReadOnlyList<Repair>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        NetworkSite? site = await NetworkSite.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
        return site is null ? [] : Find(site).Where(repair => repair.Edits.Length > 0).ToList();
    }

    private protected abstract IEnumerable<Repair> Find(NetworkSite site);
}
