using System.Globalization;
using NetDsl.Reports;

namespace NetDsl;

public sealed partial class ConfusionMatrix
{
    private const double Top = 76;
    private const double CharacterWidth = 7;

    /// <summary>
    /// The matrix as an SVG picture: each cell shows its count and is darker the larger its share of the examples
    /// of its class; cells off the diagonal have another color.
    /// </summary>
    public string ToSvg()
    {
        int longest = ClassNames.Max(name => name.Length);
        double field = Math.Max(30, 14 + (CharacterWidth * Math.Max(Enumerable.Range(0, Classes * Classes).Max(i => Count(_counts[i]).Length), Math.Min(longest, 12))));
        double high = Math.Min(field, 40);
        double left = Math.Max(84, 40 + (CharacterWidth * longest));
        double right = left + (Classes * field);
        const double RateWidth = 62;
        string title = "Confusion matrix";
        var svg = new SvgWriter(
            Math.Max(right + (2 * RateWidth) + 24, 360), Top + ((Classes + 1) * high) + 34, title,
            FormattableString.Invariant($"{Total} examples of {Classes} classes, accuracy {Rate(Accuracy)}. Rows are the actual classes, columns the predicted ones."));
        svg.Heading(24, 26, FormattableString.Invariant($"{title}: accuracy {Rate(Accuracy)}"));
        svg.Text(left, Top - 26, "predicted", ("fill", SvgWriter.Faint));
        svg.Text(left - 8, Top - 8, "actual", ("fill", SvgWriter.Faint), ("text-anchor", "end"));
        svg.Text(right + RateWidth, Top - 8, "recall", ("fill", SvgWriter.Faint), ("text-anchor", "end"));
        svg.Text(right + (2 * RateWidth), Top - 8, "F1", ("fill", SvgWriter.Faint), ("text-anchor", "end"));
        for (int i = 0; i < Classes; i++)
        {
            double y = Top + (i * high);
            svg.Text(left + ((i + 0.5) * field), Top - 8, Shortened(ClassNames[i], field), ("text-anchor", "middle"));
            svg.Text(left - 8, y + (high / 2) + 4, ClassNames[i], ("text-anchor", "end"));
            svg.Text(right + RateWidth, y + (high / 2) + 4, Rate(Recall(i)), ("text-anchor", "end"), ("fill", SvgWriter.Faint));
            svg.Text(right + (2 * RateWidth), y + (high / 2) + 4, Rate(F1(i)), ("text-anchor", "end"), ("fill", SvgWriter.Faint));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                DrawField(svg, left + (predicted * field), y, field, high, i, predicted);
            }

            svg.Text(left + ((i + 0.5) * field), Top + (Classes * high) + 18, Precision(i).ToString("0.00", CultureInfo.InvariantCulture), ("text-anchor", "middle"), ("fill", SvgWriter.Faint), ("font-size", "11"));
        }

        svg.Text(left - 8, Top + (Classes * high) + 18, "precision", ("text-anchor", "end"), ("fill", SvgWriter.Faint));
        return svg.ToString();
    }

    /// <summary>Writes the picture to a file, atomically.</summary>
    public void SaveSvg(string path) => SvgFile.Save(path, ToSvg());

    private void DrawField(SvgWriter svg, double x, double y, double width, double height, int actual, int predicted)
    {
        long count = this[actual, predicted];
        double part = Part(count, Support(actual));

        // Mistakes are rare in a useful network: their color deepens with the square root, so that a few are visible.
        bool right = actual == predicted;
        double depth = right ? part : Math.Sqrt(part);
        int color = DivergingColors.Zero + (int)Math.Round((right ? -0.8 : 0.8) * depth * DivergingColors.Zero);
        svg.Open("g");
        svg.Element("title", FormattableString.Invariant($"{count} of {Support(actual)} examples of {ClassNames[actual]} were taken for {ClassNames[predicted]}"));
        svg.Leaf(
            "rect", ("x", SvgWriter.Number(x)), ("y", SvgWriter.Number(y)), ("width", SvgWriter.Number(width)), ("height", SvgWriter.Number(height)),
            ("fill", DivergingColors.Name(color)), ("stroke", "#ffffff"));
        if (count > 0)
        {
            svg.Text(x + (width / 2), y + (height / 2) + 4, Count(count), ("text-anchor", "middle"), ("fill", depth > 0.55 ? "#ffffff" : SvgWriter.Ink));
        }

        svg.Close();
    }

    // What fits in a column.
    private static string Shortened(string name, double width) =>
        name.Length * CharacterWidth <= width ? name : string.Concat(name.AsSpan(0, Math.Max(1, (int)(width / CharacterWidth) - 1)), "…");
}
