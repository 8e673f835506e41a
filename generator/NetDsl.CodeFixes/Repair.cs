using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.CodeFixes;

/// <summary>One way to mend what a diagnostic reports: edits of the text, which leave everything around them as it is written.</summary>
/// <param name="Title">What the editor's menu says.</param>
/// <param name="Key">What repairs of one kind have in common: by it one is chosen for all places.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
internal sealed record Repair(string Title, string Key, ImmutableArray<Edit> Edits)
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DocumentId, Edit> ofDocument in edits.GroupBy(edit => edit.Document))
        {
            SourceText text = await solution.GetDocument(ofDocument.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(ofDocument.Key, text.WithChanges(ofDocument.Select(edit => edit.Change).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }
}

/// <summary>A change of one document's text.</summary>
internal readonly record struct Edit(DocumentId Document, TextChange Change)
{
    /// <summary>Whether both can be made: they are of different documents or touch different text.</summary>
    public bool IsCompatibleWith(Edit other) =>
        Document != other.Document
        || Change.Span.End < other.Change.Span.Start
        || other.Change.Span.End < Change.Span.Start
        || (Change.Span.End == other.Change.Span.Start && !Change.Span.IsEmpty && !other.Change.Span.IsEmpty)
        || (other.Change.Span.End == Change.Span.Start && !Change.Span.IsEmpty && !other.Change.Span.IsEmpty);
}
