using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The values that a whole number in the code may have: certainly one of these, and no other. Where all of them are wrong, so is
/// the code, whichever it is.
/// </summary>
internal sealed class Possible
{
    // More would make no message that anyone reads.
    private const int MaxCount = 8;

    private Possible(ImmutableArray<int> numbers) => Numbers = numbers;

    /// <summary>The values, each once, ascending; at least one.</summary>
    public ImmutableArray<int> Numbers { get; }

    /// <summary>The value, where it can only be this.</summary>
    public int? Only => Numbers.Length == 1 ? Numbers[0] : null;

    public static Possible Of(int number) => new([number]);

    /// <summary>What comes about on several ways; null where one of them is not known, where there is none, or where there are too many values.</summary>
    public static Possible? Any(IEnumerable<Possible?> ways)
    {
        var numbers = new SortedSet<int>();
        foreach (Possible? way in ways)
        {
            if (way is null)
            {
                return null;
            }

            numbers.UnionWith(way.Numbers);
            if (numbers.Count > MaxCount)
            {
                return null;
            }
        }

        return numbers.Count == 0 ? null : new Possible(numbers.ToImmutableArray());
    }

    /// <summary>What a function makes of each value; null where it makes no int of one of them.</summary>
    public Possible? Select(Func<int, long?> function) => Any(Numbers.Select(number => function(number) is { } result and >= int.MinValue and <= int.MaxValue ? Of((int)result) : null));

    /// <summary>What a function makes of each pair of values. They may hang together, so that some of the pairs never come about.</summary>
    public static Possible? Combined(Possible? left, Possible? right, Func<long, long, long?> function) =>
        left is null || right is null ? null : Any(left.Numbers.Select(one => right.Select(other => function(one, other))));

    /// <summary>Whether a condition holds of every value.</summary>
    public bool All(Func<int, bool> condition) => Numbers.All(condition);

    /// <summary>Whether the two can be equal.</summary>
    public bool Meets(Possible other) => Numbers.Any(other.Numbers.Contains);

    /// <summary>The values for a message: <c>4</c>, <c>4 or 5</c>, <c>4, 5 or 6</c>.</summary>
    public override string ToString()
    {
        string last = Literal.Of(Numbers[Numbers.Length - 1]);
        return Numbers.Length == 1 ? last : string.Join(", ", Numbers.Take(Numbers.Length - 1).Select(Literal.Of)) + " or " + last;
    }

    /// <summary>The values and what they count: <c>1 row</c>, <c>1 or 2 rows</c>.</summary>
    public string Counted(string noun) => Counted(noun, noun + "s");

    /// <inheritdoc cref="Counted(string)" />
    public string Counted(string one, string several) => ToString() + " " + (Only == 1 ? one : several);
}
