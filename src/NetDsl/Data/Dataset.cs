using System.Numerics;

namespace NetDsl;

/// <summary>
/// Rows to learn from, in memory of its own: inputs, a target or a class for each, and optionally a weight for
/// each. Members that return other datasets (<see cref="Split"/>, <see cref="Slice"/>, <see cref="Copy"/> …) copy rows, so that a
/// change to one dataset never affects another.
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

    /// <summary>Creates a dataset of rows whose targets are numbers.</summary>
    /// <param name="inputs">The inputs, row after row. The array becomes the dataset's: it is not copied.</param>
    /// <param name="targets">As many rows of targets. The array becomes the dataset's, unless it is the inputs' array.</param>
    /// <param name="inputSize">The number of values in an input.</param>
    /// <param name="targetSize">The number of values in a target.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative, or null. The array becomes the dataset's.</param>
    /// <exception cref="ArgumentException">There are not as many targets, or weights, as inputs, or the last row is incomplete; a weight is negative or NaN.</exception>
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

    /// <summary>Creates a dataset of rows with classes.</summary>
    /// <param name="inputs">The inputs, row after row. The array becomes the dataset's: it is not copied.</param>
    /// <param name="targetClasses">The class of each row, counted from 0.</param>
    /// <param name="inputSize">The number of values in an input.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="weights">A factor for each row's loss, finite and not negative, or null. The array becomes the dataset's.</param>
    /// <exception cref="ArgumentException">There are not as many classes, or weights, as inputs, or the last row is incomplete; a class does not exist; a weight is negative or NaN.</exception>
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

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of values in an input.</summary>
    public int InputSize => _shape.InputSize;

    /// <summary>The number of values in a target, or the number of classes if rows have classes.</summary>
    public int TargetSize => _shape.TargetSize;

    /// <summary>Whether rows have classes instead of targets.</summary>
    public bool HasClasses { get; }

    /// <summary>Whether rows have weights.</summary>
    public bool HasWeights => _weights.Length > 0;

    /// <summary>The inputs themselves, row after row: writing to the span changes the dataset.</summary>
    public Span<T> Inputs => _inputs;

    /// <summary>The targets themselves, row after row; empty if rows have classes.</summary>
    public Span<T> Targets => _targets;

    /// <summary>The class of each row; empty if targets are numbers.</summary>
    public ReadOnlySpan<int> TargetClasses => _classes;

    /// <summary>The weight of each row; empty if all rows count once.</summary>
    public ReadOnlySpan<T> Weights => _weights;

    /// <summary>All rows in the form that networks take, with sizes and names. Nothing is copied.</summary>
    public Examples<T> Examples =>
        (HasClasses ? new Examples<T>(_inputs, new ClassIndices(_classes), _weights) : new Examples<T>(_inputs, _targets, _weights)).With(_shape);

    /// <summary>The names of the input columns, or empty.</summary>
    /// <exception cref="ArgumentException">There are not as many names as values in an input.</exception>
    public IReadOnlyList<string> InputNames
    {
        get => _shape.InputNames;
        init => _shape.InputNames = DatasetChecks.Names(value, InputSize, nameof(InputNames), "an input");
    }

    /// <summary>The names of the target columns or the classes, or empty.</summary>
    /// <exception cref="ArgumentException">There are not as many names as values in a target, or as classes.</exception>
    public IReadOnlyList<string> TargetNames
    {
        get => _shape.TargetNames;
        init => _shape.TargetNames = DatasetChecks.Names(value, TargetSize, nameof(TargetNames), HasClasses ? "the set of classes" : "a target");
    }

    /// <summary>The input of one row; writing to the span changes the dataset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<T> Input(int row) => _inputs.AsSpan(Checked(row) * InputSize, InputSize);

    /// <summary>The target of one row; writing to the span changes the dataset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Rows have classes: see <see cref="TargetClass"/>.</exception>
    public Span<T> Target(int row) => !HasClasses
        ? _targets.AsSpan(Checked(row) * TargetSize, TargetSize)
        : throw new InvalidOperationException("The rows of this dataset have a class, not a target: read TargetClass(row), or take ToOneHot().");

    /// <summary>The class of one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Rows have targets: see <see cref="Target"/>.</exception>
    public int TargetClass(int row) => HasClasses
        ? _classes[Checked(row)]
        : throw new InvalidOperationException("The rows of this dataset have a target, not a class: read Target(row), or take ToClasses().");

    /// <summary>The weight of one row: 1 if rows have none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public T Weight(int row)
    {
        int index = Checked(row);
        return HasWeights ? _weights[index] : T.One;
    }

    /// <summary>A readable description of the rows and sizes.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Counted.Of(Rows, "row")} of {Counted.Of(InputSize, "input")} and {(HasClasses ? $"a class of {TargetSize}" : Counted.Of(TargetSize, "target"))}{(HasWeights ? ", weighted" : "")}");

    private int Checked(int row) => (uint)row < (uint)Rows
        ? row
        : throw new ArgumentOutOfRangeException(nameof(row), row, FormattableString.Invariant($"The dataset has {Counted.Of(Rows, "row")}, counted from 0."));
}
