using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetDsl;

// Creating datasets from rows, and converting targets between their two forms.
public sealed partial class Dataset<T>
{
    /// <summary>Creates a dataset from rows: <c>Dataset&lt;float&gt;.FromRows([[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]])</c>.</summary>
    /// <param name="inputs">The inputs, all of the same length. They are copied.</param>
    /// <param name="targets">As many targets, all of the same length.</param>
    /// <exception cref="ArgumentException">There are no rows, there are not as many targets as inputs, or a row's length differs from the first.</exception>
    public static Dataset<T> FromRows(IEnumerable<T[]> inputs, IEnumerable<T[]> targets)
    {
        (T[] flatInputs, int inputSize, int rows) = Flatten(inputs, nameof(inputs));
        (T[] flatTargets, int targetSize, int targetRows) = Flatten(targets, nameof(targets));
        return rows == targetRows
            ? new Dataset<T>(flatInputs, flatTargets, inputSize, targetSize)
            : throw new ArgumentException(FormattableString.Invariant($"targets has {Counted.Of(targetRows, "row")}, but inputs has {rows}"), nameof(targets));
    }

    /// <summary>Creates a dataset from rows with classes.</summary>
    /// <param name="inputs">The inputs, all of the same length. They are copied.</param>
    /// <param name="targetClasses">The class of each, counted from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">There are no rows, there are not as many classes as inputs, a class does not exist, or a row's length differs from the first.</exception>
    public static Dataset<T> FromRows(IEnumerable<T[]> inputs, ClassIndices targetClasses, int classes)
    {
        (T[] flatInputs, int inputSize, _) = Flatten(inputs, nameof(inputs));
        return new Dataset<T>(flatInputs, targetClasses, inputSize, classes);
    }

    /// <summary>Creates a dataset from objects: <c>Dataset&lt;float&gt;.FromRows(houses, house => [house.Area, house.Rooms], house => [house.Price])</c>.</summary>
    /// <param name="items">The objects that become rows.</param>
    /// <param name="input">The input of an item; all of the same length.</param>
    /// <param name="target">The target of an item; all of the same length.</param>
    /// <exception cref="ArgumentException">There are no items, or a row's length differs from the first.</exception>
    public static Dataset<T> FromRows<TItem>(IEnumerable<TItem> items, Func<TItem, T[]> input, Func<TItem, T[]> target)
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[] all = [.. items];
        return FromRows(all.Select(input), all.Select(target));
    }

    /// <summary>
    /// Creates a dataset from typed rows: <c>Dataset&lt;float&gt;.FromRows(rows, targets)</c> with <c>Team.Input[]</c> and <c>Team.Output[]</c>. Its
    /// columns have the names of <see cref="InputsAttribute"/> and <see cref="OutputsAttribute"/>.
    /// </summary>
    /// <param name="inputs">The inputs. They are copied.</param>
    /// <param name="targets">As many targets.</param>
    /// <exception cref="ArgumentException">There are not as many targets as inputs.</exception>
    public static Dataset<T> FromRows<TInput, TTarget>(TInput[] inputs, TTarget[] targets)
        where TInput : unmanaged, IRow<T>
        where TTarget : unmanaged, IRow<T> =>
        new([.. TypedRows.Values<TInput, T>(inputs)], [.. TypedRows.Values<TTarget, T>(targets)], ValuesIn<TInput>(), ValuesIn<TTarget>())
        {
            InputNames = NamesOf<TInput>(),
            TargetNames = NamesOf<TTarget>(),
        };

    /// <summary>Creates a dataset from typed rows, for networks with one output.</summary>
    /// <param name="inputs">The inputs. They are copied.</param>
    /// <param name="targets">As many values. They are copied.</param>
    /// <exception cref="ArgumentException">There are not as many targets as inputs.</exception>
    public static Dataset<T> FromRows<TInput>(TInput[] inputs, T[] targets)
        where TInput : unmanaged, IRow<T>
    {
        ArgumentNullException.ThrowIfNull(targets);
        return new([.. TypedRows.Values<TInput, T>(inputs)], [.. targets], ValuesIn<TInput>(), 1) { InputNames = NamesOf<TInput>() };
    }

    /// <summary>Creates a dataset from typed rows with classes.</summary>
    /// <param name="inputs">The inputs. They are copied.</param>
    /// <param name="targetClasses">The class of each, counted from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">There are not as many classes as inputs, or there is no such class.</exception>
    public static Dataset<T> FromRows<TInput>(TInput[] inputs, ClassIndices targetClasses, int classes)
        where TInput : unmanaged, IRow<T> =>
        new([.. TypedRows.Values<TInput, T>(inputs)], targetClasses, ValuesIn<TInput>(), classes) { InputNames = NamesOf<TInput>() };

    private static int ValuesIn<TRow>() => Unsafe.SizeOf<TRow>() / Unsafe.SizeOf<T>();

    // The type of a row, Input or Output, is nested in its network, whose attributes name the columns.
    private static IReadOnlyList<string> NamesOf<TRow>()
    {
        Type? network = typeof(TRow).DeclaringType;
        return (typeof(TRow).Name == "Output" ? network?.GetCustomAttribute<OutputsAttribute>()?.Names : network?.GetCustomAttribute<InputsAttribute>()?.Names) ?? [];
    }

    /// <summary>The same rows with one-hot targets in place of classes: 1 at the class, 0 elsewhere.</summary>
    /// <exception cref="InvalidOperationException">The rows already have targets.</exception>
    public Dataset<T> ToOneHot()
    {
        if (!HasClasses) throw new InvalidOperationException("The rows of this dataset have targets already, not classes.");
        var targets = new T[checked(Rows * TargetSize)];
        for (int row = 0; row < Rows; row++)
        {
            targets[(row * TargetSize) + _classes[row]] = T.One;
        }

        return With([.. _inputs], targets, default, HasWeights ? [.. _weights] : null, TargetSize);
    }

    /// <summary>The same rows with classes in place of one-hot targets.</summary>
    /// <exception cref="InvalidOperationException">The rows already have classes, or a target is not one-hot: a single 1 and otherwise zeros.</exception>
    public Dataset<T> ToClasses()
    {
        if (HasClasses) throw new InvalidOperationException("The rows of this dataset have classes already, not targets.");
        int[] classes = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            Span<T> target = Target(row);
            int one = target.IndexOf(T.One);
            if (one < 0 || target[..one].ContainsAnyExcept(T.Zero) || target[(one + 1)..].ContainsAnyExcept(T.Zero))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"The target of row {row} is not one-hot: a single 1 beside zeros."));
            }

            classes[row] = one;
        }

        return With([.. _inputs], null, classes, HasWeights ? [.. _weights] : null, TargetSize);
    }

    /// <summary>Learns a standardizer from the inputs and applies it to them, in place.</summary>
    /// <returns>The standardizer, for the test set and for predictions.</returns>
    /// <exception cref="ArgumentException">There are no rows; a value is infinite or NaN. In that case nothing has changed.</exception>
    public Standardizer<T> StandardizeInputs()
    {
        Standardizer<T> standardizer = Standardizer<T>.OfInputs(this);
        standardizer.Apply(Inputs);
        return standardizer;
    }

    /// <summary>Learns a standardizer from the targets and applies it to them, in place.</summary>
    /// <returns>The standardizer, whose <c>Invert</c> converts predictions back into the targets' unit.</returns>
    /// <exception cref="ArgumentException">There are no rows; a value is infinite or NaN. In that case nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Rows have classes instead of targets.</exception>
    public Standardizer<T> StandardizeTargets()
    {
        Standardizer<T> standardizer = Standardizer<T>.OfTargets(this);
        standardizer.Apply(Targets);
        return standardizer;
    }

    /// <summary>A copy of the rows, standardized by what was learned from other rows: for a test set, from the training set.</summary>
    /// <param name="inputs">The standardizer for the inputs, or null to leave them unchanged.</param>
    /// <param name="targets">The standardizer for the targets, or null to leave them unchanged.</param>
    /// <exception cref="ArgumentException">A standardizer and the dataset have different numbers of columns.</exception>
    /// <exception cref="InvalidOperationException">There is a standardizer for targets, but rows have classes.</exception>
    public Dataset<T> Standardized(Standardizer<T>? inputs = null, Standardizer<T>? targets = null)
    {
        if (targets is not null && HasClasses) throw new InvalidOperationException("The rows of this dataset have a class, and a class is nothing to standardize.");
        CheckColumns(inputs, InputSize, nameof(inputs));
        CheckColumns(targets, TargetSize, nameof(targets));
        Dataset<T> copy = Copy();
        inputs?.Apply(copy.Inputs);
        targets?.Apply(copy.Targets);
        return copy;
    }

    private static void CheckColumns(Standardizer<T>? standardizer, int size, string argument)
    {
        if (standardizer is not null && standardizer.Columns != size)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The standardizer for {argument} has {Counted.Of(standardizer.Columns, "column")}, the dataset's {argument} have {size}"), argument);
        }
    }

    private static (T[] Values, int Size, int Rows) Flatten(IEnumerable<T[]> rows, string argument)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        T[][] all = [.. rows];
        if (all.Length == 0) throw new ArgumentException($"{argument} has no row, so that nothing says how long one is", argument);
        int size = all[0].Length;
        var values = new T[checked(all.Length * size)];
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row].Length != size)
            {
                throw new ArgumentException(FormattableString.Invariant($"{argument} row {row} has {Counted.Of(all[row].Length, "value")}, row 0 has {size}"), argument);
            }

            all[row].CopyTo(values, row * size);
        }

        return (values, size, all.Length);
    }
}
