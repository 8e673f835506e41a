using System.Collections;

namespace NetDsl;

/// <summary>A figure for each epoch: element 0 is that of the first epoch, <c>curve[^1]</c> that of the last.</summary>
public sealed class Curve : IReadOnlyList<double>
{
    private double[] _values;

    internal Curve(string name, int capacity)
    {
        Name = name;
        _values = new double[capacity];
    }

    /// <summary>The name of the figure.</summary>
    public string Name { get; }

    /// <summary>The number of epochs for which there is a value.</summary>
    public int Count { get; private set; }

    /// <summary>The values in place, valid until more are added.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The value of an epoch; 0 is the first epoch.</summary>
    public double this[int index] => index >= 0 && index < Count
        ? _values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"'{Name}' has {Count} values"));

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return _values[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values read replace the existing ones.</summary>
    internal void Carry(StateCarrier state, string name)
    {
        int count = state.Carry(name + ".count", Count, 0, Array.MaxLength);
        double[] values = state.IsReading ? state.Memory<double>(name, count) : _values;
        state.Carry(name, values.AsSpan(0, count));
        if (state.IsReading)
        {
            Count = 0;
            foreach (double value in values)
            {
                Add(value);
            }
        }
    }

    internal void Add(double value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(16, 2L * Count)));
        }

        _values[Count++] = value;
    }
}
