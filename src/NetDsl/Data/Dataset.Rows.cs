namespace NetDsl;

// Subsets of a dataset's rows, and the same rows in another order.
public sealed partial class Dataset<T>
{
    /// <summary>A copy of the rows.</summary>
    public Dataset<T> Copy() => Slice(0, Rows);

    /// <summary>A range of consecutive rows.</summary>
    /// <param name="start">The first.</param>
    /// <param name="rows">How many; may be 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dataset does not have that many rows.</exception>
    public Dataset<T> Slice(int start, int rows)
    {
        if (start < 0 || start > Rows) throw OutOfRows(nameof(start), start);
        if (rows < 0 || rows > Rows - start) throw OutOfRows(nameof(rows), rows);
        T[] inputs = _inputs.AsSpan(start * InputSize, rows * InputSize).ToArray();
        T[]? weights = HasWeights ? _weights.AsSpan(start, rows).ToArray() : null;
        return HasClasses
            ? With(inputs, null, _classes.AsSpan(start, rows), weights, TargetSize)
            : With(inputs, _targets.AsSpan(start * TargetSize, rows * TargetSize).ToArray(), default, weights, TargetSize);
    }

    /// <summary>The first rows.</summary>
    /// <param name="rows">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dataset does not have that many rows.</exception>
    public Dataset<T> Take(int rows) => rows >= 0 && rows <= Rows ? Slice(0, rows) : throw OutOfRows(nameof(rows), rows);

    /// <summary>All but the first rows.</summary>
    /// <param name="rows">How many are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dataset does not have that many rows.</exception>
    public Dataset<T> Skip(int rows) => rows >= 0 && rows <= Rows ? Slice(rows, Rows - rows) : throw OutOfRows(nameof(rows), rows);

    /// <summary>The rows with these indices, in this order, with repetition allowed.</summary>
    /// <param name="rows">Row indices, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset<T> Select(ReadOnlySpan<int> rows)
    {
        var inputs = new T[checked(rows.Length * InputSize)];
        T[] targets = HasClasses ? [] : new T[checked(rows.Length * TargetSize)];
        int[] classes = HasClasses ? new int[rows.Length] : [];
        T[]? weights = HasWeights ? new T[rows.Length] : null;
        for (int i = 0; i < rows.Length; i++)
        {
            Input(rows[i]).CopyTo(inputs.AsSpan(i * InputSize));
            if (HasClasses) classes[i] = _classes[rows[i]];
            else Target(rows[i]).CopyTo(targets.AsSpan(i * TargetSize));
            if (weights is not null) weights[i] = _weights[rows[i]];
        }

        return With(inputs, HasClasses ? null : targets, classes, weights, TargetSize);
    }

    /// <summary>The rows that satisfy a condition: <c>digits.Where(row => digits.TargetClass(row) &lt; 5)</c>.</summary>
    /// <param name="isWanted">Receives the index of each row.</param>
    public Dataset<T> Where(Func<int, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        return Select(Enumerable.Range(0, Rows).Where(isWanted).ToArray());
    }

    /// <summary>
    /// Shuffles the rows in place, in NumPy's order: row i becomes the former row
    /// <c>numpy.random.RandomState(seed).permutation(rows)[i]</c>, on every machine. Nothing is allocated per row.
    /// </summary>
    /// <param name="seed">0 or more. The same seed produces the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    public void Shuffle(int seed) => Shuffle(new NumPyRandom(seed));

    /// <summary>
    /// Shuffles the rows in place, by R. A. Fisher and F. Yates' method from the end, like <see cref="NumPyRandom.Shuffle"/>:
    /// each row, from the last to the second, is swapped with one at or before it.
    /// </summary>
    /// <param name="random">The generator that draws the order, continuing from its current state.</param>
    public void Shuffle(NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int row = Rows - 1; row > 0; row--)
        {
            int other = random.NextAtMost((uint)row);
            if (other == row) continue;
            Swap(_inputs, InputSize, row, other);
            if (HasClasses) Swap(_classes, 1, row, other);
            else Swap(_targets, TargetSize, row, other);
            if (HasWeights) Swap(_weights, 1, row, other);
        }
    }

    /// <summary>
    /// Splits the rows at random into two datasets, like scikit-learn's <c>train_test_split(train_size=fraction,
    /// random_state=seed)</c>: the end of NumPy's <c>permutation(rows)</c> becomes the first, the beginning the second.
    /// </summary>
    /// <param name="fraction">The fraction of the rows that goes into the first, between 0 and 1; fractional numbers of rows are rounded down.</param>
    /// <param name="seed">0 or more. The same seed produces the same split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves one of the two without rows; the seed is negative.</exception>
    public (Dataset<T> First, Dataset<T> Second) Split(double fraction, int seed = 0)
    {
        CheckFraction(fraction);
        int first = (int)Math.Floor(fraction * Rows);
        if (first == 0 || first == Rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction,
                FormattableString.Invariant($"A fraction of {fraction} of {Counted.Of(Rows, "row")} is {Counted.Of(first, "row")}: it leaves one of the two datasets without a row."));
        }

        ReadOnlySpan<int> order = Permutation(seed);
        return (Select(order[(Rows - first)..]), Select(order[..(Rows - first)]));
    }

    /// <summary>
    /// Like <see cref="Split"/>, but splits each class separately, so that both datasets have the same share of each class. If
    /// a class has two rows or more, each dataset gets at least one; a single row goes where its fraction rounds to.
    /// </summary>
    /// <param name="fraction">The fraction of each class that goes into the first, between 0 and 1, rounded to the nearest number of rows.</param>
    /// <param name="seed">0 or more. The same seed produces the same split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1; the seed is negative.</exception>
    /// <exception cref="InvalidOperationException">Rows have no classes.</exception>
    public (Dataset<T> First, Dataset<T> Second) SplitByClass(double fraction, int seed = 0)
    {
        CheckFraction(fraction);
        if (!HasClasses) throw new InvalidOperationException("The rows of this dataset have a target, not a class: take ToClasses(), or Split.");

        var left = new int[TargetSize];
        foreach (int targetClass in _classes) left[targetClass]++;
        for (int i = 0; i < left.Length; i++)
        {
            int rows = (int)Math.Round(fraction * left[i], MidpointRounding.AwayFromZero);
            left[i] = left[i] > 1 ? Math.Clamp(rows, 1, left[i] - 1) : rows;
        }

        List<int> first = [], second = [];
        foreach (int row in Permutation(seed))
        {
            (left[_classes[row]]-- > 0 ? first : second).Add(row);
        }

        return (Select(first.ToArray()), Select(second.ToArray()));
    }

    private static void CheckFraction(double fraction)
    {
        if (!(fraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, FormattableString.Invariant($"fraction is {fraction}, it lies between 0 and 1, as 0.8 does"));
        }
    }

    private static void Swap<TValue>(TValue[] values, int size, int row, int other)
    {
        Span<TValue> one = values.AsSpan(row * size, size), two = values.AsSpan(other * size, size);
        for (int i = 0; i < one.Length; i++)
        {
            (one[i], two[i]) = (two[i], one[i]);
        }
    }

    private int[] Permutation(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Rows)];
        new NumPyRandom(seed).Shuffle<int>(order);
        return order;
    }

    private ArgumentOutOfRangeException OutOfRows(string argument, int value) =>
        new(argument, value, FormattableString.Invariant($"{argument} is {value}, the dataset has {Counted.Of(Rows, "row")}"));

    // A dataset with the names of this one.
    private Dataset<T> With(T[] inputs, T[]? targets, ReadOnlySpan<int> classes, T[]? weights, int targetSize) => targets is null
        ? new(inputs, new ClassIndices(classes), InputSize, targetSize, weights) { InputNames = InputNames, TargetNames = TargetNames }
        : new(inputs, targets, InputSize, targetSize, weights) { InputNames = InputNames, TargetNames = TargetNames };
}
