using System.Globalization;
using System.Text;

namespace NetDsl;

/// <summary>A network's performance on some rows.</summary>
public sealed class Evaluation
{
    private readonly Metric[] _metrics;
    private readonly double[] _values;

    internal Evaluation(Metric[] metrics, MetricTotals totals, int rows)
    {
        _metrics = metrics;
        _values = [.. metrics.Select((_, i) => totals.Value(i))];
        Loss = totals.Loss;
        Rows = rows;
    }

    /// <summary>The mean loss per row.</summary>
    public double Loss { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The value of a metric.</summary>
    /// <exception cref="ArgumentException">It was not requested.</exception>
    public double this[Metric metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            return metric == Metric.Loss ? Loss
                : Array.IndexOf(_metrics, metric) is >= 0 and int index ? _values[index]
                : throw new ArgumentException($"'{metric.Name}' was not asked for: give it to Evaluate.", nameof(metric));
        }
    }

    /// <summary>The loss and the metrics in one line: <c>loss 0.3012, accuracy 0.912</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G4}"));
        for (int i = 0; i < _metrics.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $", {_metrics[i].Name} {_values[i]:G4}");
        }

        return text.ToString();
    }
}
