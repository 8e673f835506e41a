using System.Globalization;

namespace Digits;

/// <summary>The lines of the table of scores.</summary>
internal static class ScoreTable
{
    public const string Header = "iteration      test error  test accuracy     train error  train accuracy";

    /// <summary>The line of an iteration after which the test images were looked at.</summary>
    public static string Row(Iteration iteration, Score test) => string.Create(
        CultureInfo.InvariantCulture,
        $"{iteration.Number,9}{test.Error,16:F12}{test.Accuracy,15:F4}{iteration.Training.Error,16:F12}{iteration.Training.Accuracy,16:F4}");
}
