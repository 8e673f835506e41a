using Xunit;

namespace NetDsl.Testing;

/// <summary>Agreement with printed or stored figures.</summary>
public static class SignificantDigits
{
    /// <summary>Fails unless each value agrees with the expected one to so many significant digits: to one unit of the last of them.</summary>
    public static void AssertAgree(int digits, IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            double unit = expected[i] == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(expected[i]))) + 1 - digits);
            if (!(Math.Abs(actual[i] - expected[i]) <= unit))
                Assert.Fail(FormattableString.Invariant($"Value {i} is {actual[i]:R}, expected is {expected[i]:R}: they do not agree to {digits} digits."));
        }
    }
}
