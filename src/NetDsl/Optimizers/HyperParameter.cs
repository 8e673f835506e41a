using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>Checks the ranges of the numbers of optimizers and schedules; exceptions name both the owner and its property.</summary>
internal static class HyperParameter
{
    public static double NotNegative(object owner, double value, [CallerMemberName] string property = "") =>
        value is >= 0 and < double.PositiveInfinity ? value : throw OutOfRange(owner, value, property, "0 or more");

    public static double Positive(object owner, double value, [CallerMemberName] string property = "") =>
        value is > 0 and < double.PositiveInfinity ? value : throw OutOfRange(owner, value, property, "more than 0");

    /// <summary>The fraction of the past that remains after a step.</summary>
    public static double Share(object owner, double value, [CallerMemberName] string property = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(owner, value, property, "0 or more and less than 1");

    private static ArgumentOutOfRangeException OutOfRange(object owner, double value, string property, string rule) =>
        new(property, value, FormattableString.Invariant($"{owner.GetType().Name}: {property} is {value}, it has to be a number, {rule}"));
}
