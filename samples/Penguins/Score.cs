using System.Globalization;

namespace Penguins;

/// <summary>How far predictions are from the truth, in grams.</summary>
/// <param name="MeanAbsolute">The mean of the errors without their sign.</param>
/// <param name="RootMeanSquare">The root of the mean of their squares.</param>
internal readonly record struct Score(double MeanAbsolute, double RootMeanSquare)
{
    /// <summary>That of a network on the test set.</summary>
    public static Score Of<TNetwork>(TNetwork network, Sets sets)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        Evaluation test = network.Evaluate(sets.Test, Metric.MeanAbsoluteError, Metric.SumOfSquaredError);
        double grams = sets.Targets.Deviations[0];
        return new(grams * test[Metric.MeanAbsoluteError], grams * Math.Sqrt(test[Metric.SumOfSquaredError]));
    }

    /// <summary>That of answering the training set's mean whatever is asked, which is 0 once standardized.</summary>
    public static Score OfTheMean(Sets sets)
    {
        double[] errors = sets.Test.Targets.ToArray();
        sets.Targets.Invert(errors);
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] -= sets.Targets.Means[0];
        }

        return new(errors.Average(Math.Abs), Math.Sqrt(errors.Average(error => error * error)));
    }

    public string Line(string name) => string.Create(CultureInfo.InvariantCulture, $"{name,-24}{MeanAbsolute,8:F0} g{RootMeanSquare,12:F0} g");
}
