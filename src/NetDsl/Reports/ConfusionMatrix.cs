using System.Globalization;
using System.Numerics;
using System.Text;
using NetDsl.Reports;

namespace NetDsl;

/// <summary>
/// How often examples of each class were predicted as each class: rows are the actual classes, columns the predicted ones. As text
/// it is the table of counts and of precision, recall and F1 by class.
/// </summary>
public sealed partial class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Creates a matrix without examples.</summary>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="classNames">Their names; null for their numbers.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 classes, or not as many names as classes.</exception>
    public ConfusionMatrix(int classes, IReadOnlyList<string>? classNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (classNames is not null && classNames.Count != classes)
        {
            throw new ArgumentException(FormattableString.Invariant($"there {(classNames.Count == 1 ? "is" : "are")} {Counted.Of(classNames.Count, "name")} for {classes} classes"), nameof(classNames));
        }

        Classes = classes;
        ClassNames = classNames?.ToArray() ?? [.. Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of examples.</summary>
    public long Total { get; private set; }

    /// <summary>The number of examples of one class that were predicted as another, or as itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>The fraction of all examples that were recognized; 0 without examples.</summary>
    public double Accuracy => Part(Enumerable.Range(0, Classes).Sum(i => this[i, i]), Total);

    /// <summary>The mean of the classes' precisions, over those that were present or predicted.</summary>
    public double MacroPrecision => Mean(Precision);

    /// <summary>The mean of the classes' recalls, over those that were present or predicted.</summary>
    public double MacroRecall => Mean(Recall);

    /// <summary>The mean of the classes' F1, over those that were present or predicted.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>Counts an example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        _counts[Index(actual, predicted)]++;
        Total++;
    }

    /// <summary>The number of examples of a class.</summary>
    public long Support(int index) => Enumerable.Range(0, Classes).Sum(predicted => this[index, predicted]);

    /// <summary>The number of examples that were predicted as a class.</summary>
    public long Predicted(int index) => Enumerable.Range(0, Classes).Sum(actual => this[actual, index]);

    /// <summary>The fraction of the examples predicted as the class that belong to it; 0 if there are none.</summary>
    public double Precision(int index) => Part(this[index, index], Predicted(index));

    /// <summary>The fraction of the examples of the class that were recognized; 0 if there are none.</summary>
    public double Recall(int index) => Part(this[index, index], Support(index));

    /// <summary>The harmonic mean of precision and recall; 0 if the class was neither present nor predicted.</summary>
    public double F1(int index) => Part(2 * this[index, index], Predicted(index) + Support(index));

    /// <summary>The table, culture-invariant; plain characters except for the names of the classes.</summary>
    public override string ToString()
    {
        var counts = new TextTable(["actual \\ predicted", .. ClassNames.Select(name => name + ">")]);
        var rates = new TextTable("class", "precision>", "recall>", "F1>", "examples>");
        for (int actual = 0; actual < Classes; actual++)
        {
            counts.Add([ClassNames[actual], .. Enumerable.Range(0, Classes).Select(predicted => Count(this[actual, predicted]))]);
            rates.Add(ClassNames[actual], Rate(Precision(actual)), Rate(Recall(actual)), Rate(F1(actual)), Count(Support(actual)));
        }

        rates.Add("mean", Rate(MacroPrecision), Rate(MacroRecall), Rate(MacroF1), Count(Total));
        return new StringBuilder().Append(counts).Append('\n').Append(rates).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"Accuracy: {Rate(Accuracy)} ({Enumerable.Range(0, Classes).Sum(i => this[i, i])} of {Total})\n").ToString();
    }

    // As in scikit-learn: a class that does not occur does not count.
    private double Mean(Func<int, double> rate) =>
        Enumerable.Range(0, Classes).Where(i => Support(i) + Predicted(i) > 0).Select(rate).DefaultIfEmpty(0).Average();

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double rate) => rate.ToString("0.0000", CultureInfo.InvariantCulture);

    private static double Part(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private int Index(int actual, int predicted)
    {
        CheckClass(actual, nameof(actual));
        CheckClass(predicted, nameof(predicted));
        return (actual * Classes) + predicted;
    }

    private void CheckClass(int index, string name)
    {
        if ((uint)index >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(name, index, FormattableString.Invariant($"the {Classes} classes are 0 to {Classes - 1}"));
        }
    }
}
