using System;
using System.Text;

namespace NetDsl.Generator.Text;

/// <summary>Writes C#: lines with the indentation of the blocks they stand in, ended by <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text)
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>A blank line, if what stands before is neither one nor the opening of a block.</summary>
    public void Line()
    {
        if (!EndsWith("\n\n") && !EndsWith("{\n"))
        {
            Line("");
        }
    }

    /// <summary>Opens a block: the header, then braces around what is written until the result is disposed.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Block();
    }

    public Scope Block() => BlockEnding("}");

    /// <summary>Opens a block that ends otherwise than by a brace alone: an initializer, a statement.</summary>
    public Scope BlockEnding(string end)
    {
        Line("{");
        _depth++;
        return new Scope(this, end);
    }

    /// <summary>Indents what is written until the result is disposed, as the continuation of a line.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    /// <summary>An XML documentation comment; each string is a line, already escaped.</summary>
    public void Doc(params string[] lines)
    {
        foreach (string line in lines)
        {
            Line(line.Length == 0 ? "///" : "/// " + line);
        }
    }

    // Members end with a blank line, which the last of a block does not have.
    private void EndWithoutBlankLine()
    {
        if (EndsWith("\n\n"))
        {
            _text.Length--;
        }
    }

    private bool EndsWith(string two) => _text.Length >= 2 && _text[_text.Length - 2] == two[0] && _text[_text.Length - 1] == two[1];

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.EndWithoutBlankLine();
            if (end is not null)
            {
                writer.Line(end);
            }
        }
    }
}
