using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Matching;

/// <summary>
/// The possible orders of a file's layers. Python's writer sorts tensors by name, so the order in which a module defines them
/// is lost: the order of numbers is kept (fc2 before fc10), names that differ in words (decoder, encoder) may be in any order.
/// </summary>
internal static class ModuleOrder
{
    // Six modules in unknown order have 720 orders; with more there is no way to say which was meant.
    private const int MaxOrders = 720;

    // Deeper than modules are nested. A name can have any number of dots.
    private const int MaxDepth = 100;

    /// <summary>All orders, or none if there are too many.</summary>
    public static List<List<StoredLayer>> Of(IReadOnlyList<StoredLayer> layers)
    {
        List<Item> items = layers.Select(layer => new Item(layer, layer.Name.Split('.'), 0)).ToList();
        return items.All(item => item.Path.Length <= MaxDepth) ? Orders(items) ?? [] : [];
    }

    private static List<List<StoredLayer>>? Orders(List<Item> items)
    {
        if (items.Count == 1)
        {
            return [[items[0].Layer]];
        }

        // A word, with the numbered modules of that name in their order.
        var words = new List<List<List<StoredLayer>>>();
        foreach (IGrouping<string, Item> word in items.GroupBy(item => item.Word).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            List<List<StoredLayer>> orders = [[]];
            foreach (IGrouping<long, Item> module in word.GroupBy(item => item.Number).OrderBy(group => group.Key))
            {
                List<Item> inner = module.Select(item => item.Inner()).ToList();
                if (inner.Count > 1 && inner.Any(item => item.IsAtEnd))
                {
                    return null;
                }

                if (Orders(inner) is not { } parts || orders.Count * parts.Count > MaxOrders)
                {
                    return null;
                }

                orders = orders.SelectMany(order => parts.Select(part => order.Concat(part).ToList())).ToList();
            }

            words.Add(orders);
        }

        return Permutations(words);
    }

    private static List<List<StoredLayer>>? Permutations(List<List<List<StoredLayer>>> words)
    {
        List<(List<StoredLayer> Order, List<List<List<StoredLayer>>> Left)> partial = [([], words)];
        for (int place = 0; place < words.Count; place++)
        {
            partial = partial.SelectMany(state => state.Left.SelectMany(word => word.Select(part =>
                (state.Order.Concat(part).ToList(), state.Left.Where(other => other != word).ToList())))).Take(MaxOrders + 1).ToList();
            if (partial.Count > MaxOrders)
            {
                return null;
            }
        }

        return partial.Select(state => state.Order).ToList();
    }

    // Names with more digits than a number can hold come last, together: their order is unknown.
    private static long Digits(string text, int start)
    {
        long number = 0;
        for (int i = start; i < text.Length; i++)
        {
            number = number > (long.MaxValue - 9) / 10 ? long.MaxValue : (number * 10) + (text[i] - '0');
        }

        return number;
    }

    // A layer, seen from a position in its name: encoder.0.linear.
    private sealed record Item(StoredLayer Layer, string[] Path, int Depth)
    {
        public bool IsAtEnd => Depth == Path.Length;

        // The part without trailing digits: fc for fc2, empty for 0.
        public string Word => IsAtEnd ? "" : Path[Depth].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

        // −1 if there are none: fc before fc2.
        public long Number => IsAtEnd || Word.Length == Path[Depth].Length ? -1 : Digits(Path[Depth], Word.Length);

        public Item Inner() => this with { Depth = Depth + 1 };
    }
}
