using System.Globalization;
using System.Text;

namespace NetDsl.Reports;

/// <summary>One chart of a learning curve: two lines over the epochs, labeled at their ends.</summary>
internal sealed class LearningChart(string name, double[] training, double[] validation)
{
    public const double Width = 780;
    public const double Left = 64;
    public const double Top = 44;
    public const double Height = 250;

    private const double Right = 150;
    private const double PlotTop = 24;
    private const double PlotHeight = 170;
    private const double PlotWidth = Width - Left - Right;
    private const double LineOfText = 14;

    // Two for each pixel; more would not be visible.
    private const int MaxPoints = (int)PlotWidth * 2;

    private static readonly (string Color, string Dashes) _trainingStyle = ("#1f5fa8", "none");
    private static readonly (string Color, string Dashes) _validationStyle = ("#d2601a", "6 3");

    public int Epochs => Math.Max(training.Length, validation.Length);

    /// <summary>Describes in words what the lines show.</summary>
    public void Describe(StringBuilder text)
    {
        Describe(text, "training", training);
        Describe(text, "validation", validation);
    }

    /// <summary>Draws the chart.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="top">The top of the chart.</param>
    /// <param name="across">The axis of epochs.</param>
    /// <param name="best">The epoch to mark.</param>
    public void Draw(SvgWriter svg, double top, Axis across, int? best)
    {
        Axis up = Axis.For(training.Concat(validation), 5);
        svg.Open("g", ("transform", $"translate({SvgWriter.Number(Left)} {SvgWriter.Number(top + PlotTop)})"));
        svg.Text(0, -8, up.IsLogarithmic ? name + " (logarithmic)" : name, ("font-weight", "600"));
        DrawGrid(svg, across, up);
        DrawLine(svg, training, across, up, _trainingStyle);
        DrawLine(svg, validation, across, up, _validationStyle);
        if (best is { } epoch)
        {
            double x = PlotWidth * across.Position(epoch);
            svg.Line(x, 0, x, PlotHeight, SvgWriter.Faint, ("stroke-dasharray", "2 3"));
            bool leftwards = x > PlotWidth - 90;
            svg.Text(
                leftwards ? x - 4 : x + 4, 12, FormattableString.Invariant($"best: epoch {epoch}"), ("font-size", "11"), ("fill", SvgWriter.Faint),
                ("text-anchor", leftwards ? "end" : "start"), ("stroke", "#ffffff"), ("stroke-width", "3"), ("paint-order", "stroke"));
        }

        DrawNames(svg, across, up);
        svg.Close();
    }

    private static void DrawGrid(SvgWriter svg, Axis across, Axis up)
    {
        foreach (double tick in up.Ticks)
        {
            double y = PlotHeight * (1 - up.Position(tick));
            svg.Line(0, y, PlotWidth, y, SvgWriter.Grid);
            svg.Text(-8, y + 4, up.Label(tick), ("text-anchor", "end"), ("fill", SvgWriter.Faint));
        }

        svg.Line(0, PlotHeight, PlotWidth, PlotHeight, SvgWriter.Faint);
        foreach (double tick in across.Ticks)
        {
            double x = PlotWidth * across.Position(tick);
            svg.Line(x, PlotHeight, x, PlotHeight + 4, SvgWriter.Faint);
            svg.Text(x, PlotHeight + 17, across.Label(tick), ("text-anchor", "middle"), ("fill", SvgWriter.Faint));
        }

        svg.Text(PlotWidth + 26, PlotHeight + 17, "epoch", ("fill", SvgWriter.Faint));
    }

    private static void DrawLine(SvgWriter svg, double[] values, Axis across, Axis up, (string Color, string Dashes) style)
    {
        foreach (List<(double X, double Y)> run in Runs(values, across, up))
        {
            if (run.Count == 1)
            {
                svg.Leaf("circle", ("cx", SvgWriter.Number(run[0].X)), ("cy", SvgWriter.Number(run[0].Y)), ("r", "2.5"), ("fill", style.Color));
                continue;
            }

            string points = string.Join(' ', run.Select(point => $"{SvgWriter.Number(point.X)},{SvgWriter.Number(point.Y)}"));
            svg.Leaf(
                "polyline", ("points", points), ("fill", "none"), ("stroke", style.Color), ("stroke-width", "2"),
                ("stroke-linejoin", "round"), ("stroke-dasharray", style.Dashes));
        }
    }

    // The segments of a line between values that are not finite.
    private static List<List<(double X, double Y)>> Runs(double[] values, Axis across, Axis up)
    {
        var runs = new List<List<(double X, double Y)>>();
        bool continues = false;
        foreach (int index in Thinned(values))
        {
            if (!Axis.CanShow(values[index]))
            {
                continues = false;
                continue;
            }

            if (!continues)
            {
                runs.Add([]);
            }

            runs[^1].Add((PlotWidth * across.Position(index + 1), PlotHeight * (1 - up.Position(values[index]))));
            continues = true;
        }

        return runs;
    }

    // All epochs; if there are very many, the smallest and the largest value of each stretch that falls on one pixel, and values that are not finite.
    private static IEnumerable<int> Thinned(double[] values)
    {
        if (values.Length <= MaxPoints)
        {
            return Enumerable.Range(0, values.Length);
        }

        var kept = new SortedSet<int> { 0, values.Length - 1 };
        for (int stretch = 0; stretch < MaxPoints / 2; stretch++)
        {
            int from = (int)((long)values.Length * stretch / (MaxPoints / 2)), to = (int)((long)values.Length * (stretch + 1) / (MaxPoints / 2));
            int least = from, most = from;
            for (int i = from; i < to; i++)
            {
                if (!Axis.CanShow(values[i]))
                {
                    kept.Add(i);
                }

                least = values[i] < values[least] || !Axis.CanShow(values[least]) ? i : least;
                most = values[i] > values[most] || !Axis.CanShow(values[most]) ? i : most;
            }

            kept.Add(least);
            kept.Add(most);
        }

        return kept;
    }

    // Next to the ends of the lines, without overlapping.
    private void DrawNames(SvgWriter svg, Axis across, Axis up)
    {
        double? first = End(training, up), second = End(validation, up);
        if (first is { } a && second is { } b && Math.Abs(a - b) < LineOfText)
        {
            double middle = Math.Clamp((a + b) / 2, LineOfText / 2, PlotHeight - (LineOfText / 2));
            double sign = a < b || (a == b && training[^1] > validation[^1]) ? 1 : -1;
            (first, second) = (middle - (sign * LineOfText / 2), middle + (sign * LineOfText / 2));
        }

        Name(svg, first, "training", training, across, _trainingStyle.Color);
        Name(svg, second, "validation", validation, across, _validationStyle.Color);
    }

    private static double? End(double[] values, Axis up) =>
        Array.FindLast(values, Axis.CanShow) is var last && Array.Exists(values, Axis.CanShow) ? PlotHeight * (1 - up.Position(last)) : null;

    private static void Name(SvgWriter svg, double? y, string name, double[] values, Axis across, string color)
    {
        if (y is { } height)
        {
            double x = (PlotWidth * across.Position(Array.FindLastIndex(values, Axis.CanShow) + 1)) + 8;
            svg.Text(x, height + 4, $"{name} {Short(Array.FindLast(values, Axis.CanShow))}", ("fill", color), ("font-weight", "600"));
        }
    }

    private void Describe(StringBuilder text, string what, double[] values)
    {
        if (values.Length == 0)
        {
            return;
        }

        double[] finite = [.. values.Where(Axis.CanShow)];
        text.Append(CultureInfo.InvariantCulture, $" {name} in {what}");
        if (finite.Length == 0)
        {
            text.Append(" is never a number.");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $": first {Short(finite[0])}, last {Short(finite[^1])}, ");
        text.Append(CultureInfo.InvariantCulture, $"least {Short(finite.Min())} at epoch {Array.IndexOf(values, finite.Min()) + 1}, ");
        text.Append(CultureInfo.InvariantCulture, $"greatest {Short(finite.Max())} at epoch {Array.IndexOf(values, finite.Max()) + 1}");
        text.Append(finite.Length == values.Length ? "." : FormattableString.Invariant($"; at {Counted.Of(values.Length - finite.Length, "epoch")} it is no number."));
    }

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
