using System.Numerics;

namespace NetDsl;

/// <summary>
/// Rows to learn from, with memory of their own: inputs, and for each row a target or a class, and a weight if rows count
/// differently. What gives other rows (<see cref="Split"/>, <see cref="Slice"/>, <see cref="Copy"/> …) copies them, so that what is
/// done to one dataset never shows in another.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _inputs;
    private readonly T[] _targets = [];
    private readonly int[] _classes = [];
    private readonly T[] _weights;
    private readonly RowShape _shape;

    /// <summary>Rows whose targets are numbers.</summary>
    /// <param name="inputs">The inputs, row after row. The array becomes the dataset's: it is not copied.</param>
    /// <param name="targets">As many rows of targets. The array becomes the dataset's, unless it is that of the inputs.</param>
    /// <param name="inputSize">Values in an input.</param>
    /// <param name="targetSize">Values in a target.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative, or null. The array becomes the dataset's.</param>
    /// <exception cref="ArgumentException">There are not as many targets, or weights, as inputs, or the last row is not whole; a weight is negative or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public Dataset(T[] inputs, T[] targets, int inputSize, int targetSize, T[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Rows = DatasetChecks.Rows(inputs, inputSize);
        DatasetChecks.CheckTargets(targets.Length, targetSize, Rows);
        DatasetChecks.CheckWeights<T>(weights, Rows);
        _shape = new RowShape(inputSize, targetSize);
        _inputs = inputs;
        _targets = ReferenceEquals(inputs, targets) ? [.. targets] : targets;
        _weights = weights ?? [];
    }

    /// <summary>Rows that belong to classes.</summary>
    /// <param name="inputs">The inputs, row after row. The array becomes the dataset's: it is not copied.</param>
    /// <param name="targetClasses">The class of each row, counted from 0.</param>
    /// <param name="inputSize">Values in an input.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative, or null. The array becomes the dataset's.</param>
    /// <exception cref="ArgumentException">There are not as many classes, or weights, as inputs, or the last row is not whole; there is no such class; a weight is negative or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public Dataset(T[] inputs, ClassIndices targetClasses, int inputSize, int classes, T[]? weights = null)
    {
        Rows = DatasetChecks.Rows(inputs, inputSize);
        DatasetChecks.CheckClasses(targetClasses.Values, classes, Rows);
        DatasetChecks.CheckWeights<T>(weights, Rows);
        _shape = new RowShape(inputSize, classes);
        _inputs = inputs;
        _classes = targetClasses.Values.ToArray();
        HasClasses = true;
        _weights = weights ?? [];
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Values in an input.</summary>
    public int InputSize => _shape.InputSize;

    /// <summary>Values in a target; the number of classes where rows have a class.</summary>
    public int TargetSize => _shape.TargetSize;

    /// <summary>Whether rows have a class in place of a target.</summary>
    public bool HasClasses { get; }

    /// <summary>Whether rows have weights.</summary>
    public bool HasWeights => _weights.Length > 0;

    /// <summary>The inputs themselves, row after row: writing to the span changes the dataset.</summary>
    public Span<T> Inputs => _inputs;

    /// <summary>The targets themselves, row after row; empty where rows have a class.</summary>
    public Span<T> Targets => _targets;

    /// <summary>The class of each row; empty where targets are numbers.</summary>
    public ReadOnlySpan<int> TargetClasses => _classes;

    /// <summary>The weight of each row; empty where all count once.</summary>
    public ReadOnlySpan<T> Weights => _weights;

    /// <summary>All rows, as networks take them, with sizes and names. Nothing is copied.</summary>
    public Examples<T> Examples =>
        (HasClasses ? new Examples<T>(_inputs, new ClassIndices(_classes), _weights) : new Examples<T>(_inputs, _targets, _weights)).With(_shape);

    /// <summary>What the columns of the inputs are called, or empty.</summary>
    /// <exception cref="ArgumentException">There are not as many names as values in an input.</exception>
    public IReadOnlyList<string> InputNames
    {
        get => _shape.InputNames;
        init => _shape.InputNames = DatasetChecks.Names(value, InputSize, nameof(InputNames), "an input");
    }

    /// <summary>What the columns of the targets, or the classes, are called, or empty.</summary>
    /// <exception cref="ArgumentException">There are not as many names as values in a target, or as classes.</exception>
    public IReadOnlyList<string> TargetNames
    {
        get => _shape.TargetNames;
        init => _shape.TargetNames = DatasetChecks.Names(value, TargetSize, nameof(TargetNames), HasClasses ? "the set of classes" : "a target");
    }

    /// <summary>The input of one row, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<T> Input(int row) => _inputs.AsSpan(Checked(row) * InputSize, InputSize);

    /// <summary>The target of one row, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Rows have a class: see <see cref="TargetClass"/>.</exception>
    public Span<T> Target(int row) => !HasClasses
        ? _targets.AsSpan(Checked(row) * TargetSize, TargetSize)
        : throw new InvalidOperationException("The rows of this dataset have a class, not a target: read TargetClass(row), or take ToOneHot().");

    /// <summary>The class of one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Rows have a target: see <see cref="Target"/>.</exception>
    public int TargetClass(int row) => HasClasses
        ? _classes[Checked(row)]
        : throw new InvalidOperationException("The rows of this dataset have a target, not a class: read Target(row), or take ToClasses().");

    /// <summary>The weight of one row: 1 where rows have none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public T Weight(int row)
    {
        int index = Checked(row);
        return HasWeights ? _weights[index] : T.One;
    }

    /// <summary>Rows, sizes and what else there is, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Counted.Of(Rows, "row")} of {Counted.Of(InputSize, "input")} and {(HasClasses ? $"a class of {TargetSize}" : Counted.Of(TargetSize, "target"))}{(HasWeights ? ", weighted" : "")}");

    private int Checked(int row) => (uint)row < (uint)Rows
        ? row
        : throw new ArgumentOutOfRangeException(nameof(row), row, FormattableString.Invariant($"The dataset has {Counted.Of(Rows, "row")}, counted from 0."));
}
