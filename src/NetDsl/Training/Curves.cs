using System.Collections;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The loss and the metrics of all epochs, of training or of validation.</summary>
public sealed class Curves : IReadOnlyList<Curve>
{
    private readonly Metric[] _metrics;
    private readonly Curve[] _curves;

    // The loss comes first, and is not one of the metrics.
    internal Curves(Metric[] metrics, int capacity)
    {
        _metrics = metrics;
        _curves = [new Curve(Metric.Loss.Name, capacity), .. metrics.Select(metric => new Curve(metric.Name, capacity))];
    }

    /// <summary>The mean loss.</summary>
    public Curve Loss => _curves[0];

    /// <summary>The number of curves: the loss and each metric.</summary>
    public int Count => _curves.Length;

    /// <summary>One of the curves: 0 is the loss, followed by the metrics in the order of the options.</summary>
    public Curve this[int index] => _curves[index];

    /// <summary>The curve of a metric.</summary>
    /// <exception cref="ArgumentException">The options do not include it.</exception>
    public Curve this[Metric metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            return _curves[IndexOf(metric) is >= 0 and int index ? index : throw Missing(metric.Name, nameof(metric))];
        }
    }

    /// <summary>The curve of a metric, by name.</summary>
    /// <exception cref="ArgumentException">The options do not include such a metric.</exception>
    public Curve this[string name] => Array.Find(_curves, curve => curve.Name == name) ?? throw Missing(name, nameof(name));

    /// <inheritdoc/>
    public IEnumerator<Curve> GetEnumerator() => ((IEnumerable<Curve>)_curves).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int IndexOf(Metric metric) => metric == Metric.Loss ? 0 : Array.IndexOf(_metrics, metric) is >= 0 and int index ? index + 1 : -1;

    internal void Carry(StateCarrier state, string name)
    {
        for (int i = 0; i < _curves.Length; i++)
        {
            _curves[i].Carry(state, FormattableString.Invariant($"{name}.{i}"));
            if (_curves[i].Count != Loss.Count)
            {
                throw state.Damaged("its curves are not equally long");
            }
        }
    }

    [MethodImpl(Jit.Optimize)]
    internal void Add(MetricTotals totals)
    {
        _curves[0].Add(totals.Loss);
        for (int i = 1; i < _curves.Length; i++)
        {
            _curves[i].Add(totals.Value(i - 1));
        }
    }

    private ArgumentException Missing(string? name, string argument) =>
        new($"There is no '{name}' here; there is: {string.Join(", ", _curves.Select(curve => curve.Name))}. FitOptions.Metrics says what is measured.", argument);
}
