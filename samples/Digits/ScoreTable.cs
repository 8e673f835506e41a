using System.Globalization;

namespace Digits;

/// <summary>The lines of the table of scores.</summary>
internal static class ScoreTable
{
    public const string Header = "iteration      test error  test accuracy     train error  train accuracy";

    /// <summary>The line of an iteration after which the test images were looked at.</summary>
    public static string Row(int iteration, Score test, Score training) => string.Create(
        CultureInfo.InvariantCulture,
        $"{iteration,9}{test.Error,16:F12}{test.Accuracy,15:F4}{training.Error,16:F12}{training.Accuracy,16:F4}");
}
