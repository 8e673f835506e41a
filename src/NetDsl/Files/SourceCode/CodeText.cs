using System.Text;

namespace NetDsl.SourceCode;

/// <summary>Lines of code, indented by blocks.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        // The same on every system.
        _text.Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A line followed by braces, which close when the result is disposed.</summary>
    public Closing Block(string line)
    {
        Line(line);
        Line("{");
        _depth++;
        return new(this);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Closing(CodeText code) : IDisposable
    {
        public void Dispose()
        {
            // No blank line before a brace.
            if (code._text.Length > 1 && code._text[^1] == '\n' && code._text[^2] == '\n')
            {
                code._text.Length--;
            }

            code._depth--;
            code.Line("}");
        }
    }
}
