using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.CodeFixes;

/// <summary>The text that goes with a piece of syntax when it is taken out or put in.</summary>
internal static class SyntaxEdits
{
    /// <summary>The text of some neighbouring elements of a list, with the commas that go with them.</summary>
    public static TextSpan Removal<TNode>(SeparatedSyntaxList<TNode> list, int first, int count = 1)
        where TNode : SyntaxNode
    {
        int last = first + count - 1;
        return first > 0 ? TextSpan.FromBounds(list.GetSeparator(first - 1).SpanStart, list[last].Span.End)
            : last + 1 < list.Count ? TextSpan.FromBounds(list[first].SpanStart, list[last + 1].SpanStart)
            : TextSpan.FromBounds(list[first].SpanStart, list[last].Span.End);
    }

    /// <summary>The text of some attributes of one list: of the list with its line, where they are all that it has.</summary>
    public static IEnumerable<TextSpan> Removal(AttributeListSyntax list, IReadOnlyCollection<AttributeSyntax> attributes)
    {
        if (attributes.Count == list.Attributes.Count)
        {
            return [WithLine(list)];
        }

        // From the first that stays, commas before an attribute go with it; those that come before it take the comma behind.
        int kept = list.Attributes.IndexOf(attribute => !attributes.Contains(attribute));
        IEnumerable<TextSpan> behind = Enumerable.Range(kept, list.Attributes.Count - kept)
            .Where(index => attributes.Contains(list.Attributes[index]))
            .Select(index => Removal(list.Attributes, index));
        return kept == 0 ? behind : behind.Prepend(Removal(list.Attributes, 0, kept));
    }

    /// <summary>A modifier with the space behind it.</summary>
    public static TextSpan Removal(SyntaxToken modifier) => TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart);

    /// <summary>What goes between an attribute list and one that is put behind it: a line of its own where the first has one.</summary>
    public static string Separator(AttributeListSyntax list)
    {
        SourceText text = list.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        return before.Trim().Length == 0 && EndsLine(list) ? LineEnd(text) + before : " ";
    }

    /// <summary>Whether no code stands behind the list on its line.</summary>
    public static bool EndsLine(AttributeListSyntax list) => list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    public static string LineEnd(SourceText text)
    {
        TextLine first = text.Lines[0];
        string end = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return end.Length == 0 ? "\n" : end;
    }

    private static TextSpan WithLine(AttributeListSyntax list)
    {
        int start = list.SpanStart;
        if (EndsLine(list) && list.GetLeadingTrivia() is { Count: > 0 } leading && leading.Last() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } indentation)
        {
            start = indentation.SpanStart;
        }

        return TextSpan.FromBounds(start, list.FullSpan.End);
    }
}
