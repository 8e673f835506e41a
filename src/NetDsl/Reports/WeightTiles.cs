using System.Globalization;

namespace NetDsl.Reports;

/// <summary>Lays out the tiles of a weight picture and draws them.</summary>
internal sealed class WeightTiles
{
    private const double PageWidth = 968;
    private const double Margin = 24;
    private const double Top = 44;
    private const double Gap = 8;
    private const double LineOfText = 15;
    private const double LegendHeight = 56;
    private const double LegendWidth = 220;

    // The approximate size of a tile, and the maximum size of a pixel.
    private const double TileSize = 84;
    private const double MaxPixel = 24;

    private readonly int _width;
    private readonly int _height;
    private readonly double _largest;
    private readonly string[] _names;
    private readonly IReadOnlyList<string>? _inputNames;
    private readonly double _pixel;
    private readonly int _columns;
    private readonly double _labelWidth;

    public WeightTiles(int width, int height, double largest, int? columns, string[] names, IReadOnlyList<string>? inputNames)
    {
        _width = width;
        _height = height;
        _largest = largest;
        _names = names;
        _inputNames = inputNames;

        // Strips have their label on the left and share the page's width; images have it below.
        IsStrip = height == 1;
        _labelWidth = IsStrip ? 12 + (7 * names.Max(name => name.Length)) : 0;
        double room = PageWidth - (2 * Margin) - _labelWidth;
        double pixel = Math.Min(MaxPixel, IsStrip ? room / width : Math.Min(room / width, Math.Max(1, TileSize / Math.Max(width, height))));
        _pixel = pixel >= 1 ? Math.Floor(pixel) : pixel;
        _columns = Math.Min(columns ?? (IsStrip ? 1 : Fit((int)((room + Gap) / (TileWidth + Gap)), names.Length)), names.Length);
    }

    private bool IsStrip { get; }

    private double TileWidth => _width * _pixel;

    private double TileHeight => IsStrip ? Math.Max(_pixel, 14) : _height * _pixel;

    private double StepRight => _labelWidth + TileWidth + Gap;

    private double StepDown => TileHeight + (IsStrip ? 2 : LineOfText + Gap);

    public string Draw(string title, string description, double[][] units)
    {
        int rows = (_names.Length + _columns - 1) / _columns;
        double width = Math.Max((2 * Margin) + (_columns * StepRight) - Gap, Math.Max((2 * Margin) + LegendWidth, (2 * Margin) + (title.Length * 9)));
        double bottom = Top + (rows * StepDown);
        var svg = new SvgWriter(width, bottom + LegendHeight, title, description);
        svg.Heading(Margin, 26, title);
        for (int unit = 0; unit < _names.Length; unit++)
        {
            DrawTile(svg, Margin + (unit % _columns * StepRight), Top + (unit / _columns * StepDown), _names[unit], units[unit]);
        }

        DrawLegend(svg, Margin, bottom + 12);
        return svg.ToString();
    }

    // The number of columns that leaves the fewest places of the last row empty, but at least two thirds of what fits.
    private static int Fit(int most, int tiles)
    {
        if (tiles <= most)
        {
            return tiles;
        }

        most = Math.Max(1, most);
        int least = ((2 * most) + 2) / 3;
        return Enumerable.Range(least, most - least + 1).Reverse().MinBy(columns => (columns - (tiles % columns)) % columns);
    }

    private void DrawTile(SvgWriter svg, double x, double y, string name, double[] weights)
    {
        svg.Open("g");
        svg.Element("title", FormattableString.Invariant($"unit {name}: weights from {Named(weights, weights.Min())} to {Named(weights, weights.Max())}"));
        byte[] pixels = [.. weights.Select(weight => DivergingColors.IndexOf(_largest == 0 ? weight : weight / _largest))];
        string file = Convert.ToBase64String(IndexedPng.Encode(_width, _height, pixels, DivergingColors.Palette));
        (string, string)[] place =
            [("x", SvgWriter.Number(x + _labelWidth)), ("y", SvgWriter.Number(y)), ("width", SvgWriter.Number(TileWidth)), ("height", SvgWriter.Number(TileHeight))];
        svg.Leaf("image", [.. place, ("preserveAspectRatio", "none"), ("style", "image-rendering:pixelated"), ("href", "data:image/png;base64," + file)]);
        svg.Leaf("rect", [.. place, ("fill", "none"), ("stroke", SvgWriter.Grid)]);
        if (IsStrip)
        {
            svg.Text(x + _labelWidth - 6, y + (TileHeight / 2) + 4, name, ("text-anchor", "end"), ("font-size", "11"), ("fill", SvgWriter.Faint));
        }
        else
        {
            svg.Text(x + (TileWidth / 2), y + TileHeight + 12, name, ("text-anchor", "middle"), ("font-size", "11"), ("fill", SvgWriter.Faint));
        }

        svg.Close();
    }

    // A weight, and the name of its input if there is one.
    private string Named(double[] weights, double weight) =>
        FormattableString.Invariant($"{weight:G3}{(_inputNames is null ? "" : $" ({_inputNames[Array.FindIndex(weights, weight.Equals)]})")}");

    private void DrawLegend(SvgWriter svg, double x, double y)
    {
        const int Stops = 20;
        svg.Open("linearGradient", ("id", "scale"));
        for (int stop = 0; stop <= Stops; stop++)
        {
            svg.Leaf("stop", ("offset", SvgWriter.Number((double)stop / Stops)), ("stop-color", DivergingColors.Name(2 * DivergingColors.Zero * stop / Stops)));
        }

        svg.Close();
        svg.Leaf(
            "rect", ("x", SvgWriter.Number(x)), ("y", SvgWriter.Number(y)), ("width", SvgWriter.Number(LegendWidth)), ("height", "12"),
            ("fill", "url(#scale)"), ("stroke", SvgWriter.Grid));
        Label(x, "start", (-_largest + 0.0).ToString("G3", CultureInfo.InvariantCulture));
        Label(x + (LegendWidth / 2), "middle", "0");
        Label(x + LegendWidth, "end", _largest.ToString("G3", CultureInfo.InvariantCulture));

        void Label(double at, string anchor, string text) => svg.Text(at, y + 26, text, ("text-anchor", anchor), ("font-size", "11"), ("fill", SvgWriter.Faint));
    }
}
