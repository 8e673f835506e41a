using System.Globalization;
using System.Text;
using System.Xml;

namespace NetDsl.Reports;

/// <summary>
/// Writes a picture as SVG: properly nested elements, escaped text, culture-invariant numbers. The picture has a title and
/// a description for those who cannot see it, and a white background, so that it looks the same on any page.
/// </summary>
internal sealed class SvgWriter
{
    /// <summary>The color of text and axes.</summary>
    public const string Ink = "#24292f";

    /// <summary>The color of less important parts: tick labels, frames.</summary>
    public const string Faint = "#6a737d";

    /// <summary>The color of lines behind data.</summary>
    public const string Grid = "#e3e6ea";

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    public SvgWriter(double width, double height, string title, string description)
    {
        Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", Number(width)), ("height", Number(height)),
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("role", "img"), ("aria-labelledby", "title desc"),
            ("font-family", "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"), ("font-size", "12"), ("fill", Ink));
        Element("title", title, ("id", "title"));
        Element("desc", description, ("id", "desc"));
        Leaf("rect", ("width", "100%"), ("height", "100%"), ("fill", "#ffffff"));
    }

    /// <summary>A number in SVG's format, to a hundredth of a unit; never −0.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Opens an element with children.</summary>
    public void Open(string name, params (string Name, string Value)[] attributes)
    {
        Start(name, attributes).Append(">\n");
        _open.Push(name);
    }

    /// <summary>Closes the last open element.</summary>
    public void Close()
    {
        string name = _open.Pop();
        Indent().Append("</").Append(name).Append(">\n");
    }

    /// <summary>An empty element.</summary>
    public void Leaf(string name, params (string Name, string Value)[] attributes) => Start(name, attributes).Append("/>\n");

    /// <summary>An element with text content.</summary>
    public void Element(string name, string content, params (string Name, string Value)[] attributes)
    {
        Start(name, attributes).Append('>');
        Escape(content).Append("</").Append(name).Append(">\n");
    }

    /// <summary>A line of text.</summary>
    public void Text(double x, double y, string content, params (string Name, string Value)[] attributes) =>
        Element("text", content, [("x", Number(x)), ("y", Number(y)), .. attributes]);

    /// <summary>The heading of the picture.</summary>
    public void Heading(double x, double y, string content) => Text(x, y, content, ("font-size", "16"), ("font-weight", "600"));

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, params (string Name, string Value)[] attributes) =>
        Leaf("line", [("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", stroke), .. attributes]);

    /// <summary>The document, with all elements closed.</summary>
    public override string ToString()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        return _text.ToString();
    }

    private StringBuilder Start(string name, (string Name, string Value)[] attributes)
    {
        Indent().Append('<').Append(name);
        foreach ((string attribute, string value) in attributes)
        {
            _text.Append(' ').Append(attribute).Append("=\"");
            Escape(value).Append('"');
        }

        return _text;
    }

    private StringBuilder Indent() => _text.Append(' ', 2 * _open.Count);

    // Characters that XML cannot contain, such as control characters in a name, become the replacement character.
    private StringBuilder Escape(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(c).Append(value[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                _ => _text.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD'),
            };
        }

        return _text;
    }
}
