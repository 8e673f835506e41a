using System.Globalization;
using System.Text;
using NetDsl.Reports;

namespace NetDsl;

/// <summary>
/// The loss and the metrics over the epochs, in training and in validation, as an SVG picture: a chart for each, one
/// below the other over the same epochs: <c>LearningCurve.Of(network.Fit(…)).SaveSvg("curve.svg")</c>. It also accepts plain numbers:
/// <c>new LearningCurve().Add("loss", losses, validationLosses)</c>.
/// </summary>
public sealed class LearningCurve
{
    private readonly List<LearningChart> _charts = [];

    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Learning curve";

    /// <summary>An epoch to mark in all charts, counted from 1, such as the one whose weights were kept; null for none.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>Creates a curve of the loss and all metrics of a training, with its best epoch marked if there was validation.</summary>
    public static LearningCurve Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var curve = new LearningCurve { BestEpoch = history.HasValidation && history.BestEpoch > 0 ? history.BestEpoch : null };
        for (int i = 0; i < history.Training.Count; i++)
        {
            curve.Add(history.Training[i].Name, history.Training[i], history.HasValidation ? history.Validation[i] : null);
        }

        return curve;
    }

    /// <summary>Adds a chart.</summary>
    /// <param name="name">What it shows: <c>"loss"</c>.</param>
    /// <param name="training">A value for each epoch; one that is not finite leaves a gap.</param>
    /// <param name="validation">The same for the validation rows; null without validation.</param>
    /// <returns>This instance.</returns>
    public LearningCurve Add(string name, IEnumerable<double> training, IEnumerable<double>? validation = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(training);
        _charts.Add(new(name, [.. training], validation is null ? [] : [.. validation]));
        return this;
    }

    /// <summary>The picture: valid XML, the same for the same numbers, with a title and a textual description.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to show yet.</exception>
    public string ToSvg()
    {
        if (_charts.Count == 0)
        {
            throw new InvalidOperationException("The learning curve shows nothing: add the loss or a metric first.");
        }

        int epochs = Math.Max(1, _charts.Max(chart => chart.Epochs));
        double top = LearningChart.Top;
        var svg = new SvgWriter(LearningChart.Width, top + (_charts.Count * LearningChart.Height) + 8, Title, Describe(epochs));
        svg.Heading(LearningChart.Left, 26, Title);
        Axis across = Axis.ForEpochs(epochs, 10);
        foreach (LearningChart chart in _charts)
        {
            chart.Draw(svg, top, across, BestEpoch is { } best && best >= 1 && best <= epochs ? best : null);
            top += LearningChart.Height;
        }

        return svg.ToString();
    }

    /// <summary>Writes the picture to a file, atomically.</summary>
    public void SaveSvg(string path) => SvgFile.Save(path, ToSvg());

    private string Describe(int epochs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(epochs, "epoch")}.");
        foreach (LearningChart chart in _charts)
        {
            chart.Describe(text);
        }

        return text.ToString();
    }
}
