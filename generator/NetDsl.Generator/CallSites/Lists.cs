using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetDsl.Generator.CallSites;

/// <summary>What list patterns would say, which this framework does not have.</summary>
internal static class Lists
{
    /// <summary>The element of a list that has one, else null.</summary>
    public static T? Only<T>(this ImmutableArray<T> items)
        where T : class => items.Length == 1 ? items[0] : null;

    /// <inheritdoc cref="Only{T}(ImmutableArray{T})" />
    public static T? Only<T>(this IReadOnlyList<T> items)
        where T : class => items.Count == 1 ? items[0] : null;
}
