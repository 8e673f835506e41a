namespace NetDsl;

// Weights that make all classes count the same.
public sealed partial class Dataset<T>
{
    /// <summary>
    /// The same rows with weights that make each class count as much as any other, however rare it is: rows / (classes · rows of the
    /// class), as with scikit-learn's <c>class_weight='balanced'</c>. Balance the training set, after <see cref="SplitByClass"/>.
    /// </summary>
    /// <remarks>
    /// If rows already have weights, these are counted instead of rows, and multiplied: the ratios within a class stay the same, and so does
    /// the sum of all weights. Classes without rows, or with a total weight of 0, are not counted. The class of a row is its class,
    /// the 1 of a one-hot target, or a single target of 0 or 1.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The targets are not classes (neither one-hot nor a single 0 or 1), or all weights are 0.</exception>
    public Dataset<T> BalanceClasses()
    {
        int[] classes = ClassesOfRows();
        double[] ofClass = new double[Math.Max(2, TargetSize)];
        for (int row = 0; row < Rows; row++)
        {
            ofClass[classes[row]] += double.CreateTruncating(Weight(row));
        }

        double all = ofClass.Sum();
        int present = ofClass.Count(weight => weight > 0);
        if (present == 0)
        {
            throw new InvalidOperationException("No row of this dataset has a weight, so that no class can count as much as another.");
        }

        var weights = new T[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double weight = double.CreateTruncating(Weight(row));
            weights[row] = weight == 0 ? T.Zero : T.CreateTruncating(weight * all / (present * ofClass[classes[row]]));
        }

        return With([.. _inputs], HasClasses ? null : [.. _targets], _classes, weights, TargetSize);
    }

    private int[] ClassesOfRows()
    {
        if (HasClasses)
        {
            return _classes;
        }

        if (TargetSize > 1)
        {
            return ToClasses()._classes;
        }

        int[] classes = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            T target = _targets[row];
            classes[row] = target == T.One ? 1
                : target == T.Zero ? 0
                : throw new InvalidOperationException(FormattableString.Invariant($"The target of row {row} is {target} and no class, which is 0 or 1."));
        }

        return classes;
    }
}
