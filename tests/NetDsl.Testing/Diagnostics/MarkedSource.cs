using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Testing;

/// <summary>A source in which <c>{|NDSL001:…|}</c> marks where a diagnostic is expected. Marks may stand side by side, nest, and enclose nothing.</summary>
/// <param name="Text">The source without its marks.</param>
/// <param name="Expected">The marks, by position.</param>
public sealed record MarkedSource(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    /// <summary>Reads a source with marks.</summary>
    public static MarkedSource Parse(string markup)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string Id, TextSpan Span)>();
        int position = 0;
        while (position < markup.Length)
        {
            if (markup.AsSpan(position).StartsWith("{|"))
            {
                int colon = markup.IndexOf(':', position);
                string id = colon < 0 ? "" : markup[(position + 2)..colon];
                if (id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit))
                    throw new FormatException($"The mark at position {position} is not of the form {{|ID:…|}}.");

                open.Push((id, text.Length));
                position = colon + 1;
            }
            else if (markup.AsSpan(position).StartsWith("|}"))
            {
                if (!open.TryPop(out (string Id, int Start) mark))
                    throw new FormatException($"The |}} at position {position} closes no mark.");

                expected.Add((mark.Id, TextSpan.FromBounds(mark.Start, text.Length)));
                position += 2;
            }
            else
            {
                text.Append(markup[position++]);
            }
        }

        if (open.Count > 0)
            throw new FormatException($"The mark of {open.Peek().Id} is not closed.");

        return new(text.ToString(), expected);
    }
}
