using System.Numerics;

namespace NetDsl.SourceCode;

/// <summary>
/// The order in which a sum adds its elements, found by experiment: among ones, a huge number and its negative absorb everything that
/// is added to either before they meet, and the result is the number of ones that were not absorbed (Xie et al., "FPRev: Revealing
/// the Order of Floating-Point Summation", 2024). So it is the order of this machine and runtime, whatever instructions they use.
/// </summary>
internal static class SumTree
{
    /// <summary>The sum as an expression.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="sum">Computes the sum.</param>
    /// <param name="element">The text of an element.</param>
    public static string Of<T>(int count, Func<T[], T> sum, Func<int, string> element)
        where T : IBinaryFloatingPointIeee754<T>
    {
        string whole = Expression([.. Enumerable.Range(0, count)]);
        return count == 1 ? whole : whole[1..^1];

        string Expression(int[] elements)
        {
            if (elements.Length == 1)
            {
                return element(elements[0]);
            }

            // Elements that meet the first one only at the end are the other side.
            ILookup<bool, int> sides = elements.Skip(1).ToLookup(other => AddedUntil(elements[0], other) == elements.Length);
            string left = Expression([elements[0], .. sides[false]]), right = Expression([.. sides[true]]);
            return $"({left} + {right})";
        }

        // How many elements are in the smallest part of the sum that has both.
        int AddedUntil(int first, int second)
        {
            T huge = T.ScaleB(T.One, 60);
            T[] elements = [.. Enumerable.Repeat(T.One, count)];
            elements[first] = huge;
            elements[second] = -huge;
            return count - int.CreateChecked(sum(elements));
        }
    }
}
