using System.Globalization;
using System.Numerics;

namespace NetDsl;

/// <summary>Names columns whose values are far from the size of 1, for which initial weights and common learning rates are intended.</summary>
internal static class ColumnScales
{
    private const double Largest = 100, Smallest = 0.01;
    private const int Named = 3;

    /// <summary>A note about such columns for the end of training, with the line that fixes it; or nothing.</summary>
    public static string Hint<TNetwork, T>(TNetwork network, Examples<T> examples)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string inputs = Columns(examples.Inputs, TNetwork.InputSize, examples.Shape?.InputNames, "input");
        bool scalesTargets = !examples.HasClasses && !TargetDomains.AreProbabilities<TNetwork, T>(network);
        LayerInfo last = TNetwork.Layers[^1];
        string targets = !scalesTargets || last.Activation != nameof(Activation.Linear) || last.HasOwnActivation
            ? ""
            : Columns(examples.Targets, TNetwork.OutputSize, examples.Shape?.TargetNames, "target");
        if (inputs.Length + targets.Length == 0)
        {
            return "";
        }

        string both = inputs.Length > 0 && targets.Length > 0 ? $"{inputs}; {targets}" : inputs + targets;
        bool folds = TNetwork.Layers[0] is { HasBias: true, IsFrozen: false }
            && (!scalesTargets || last is { HasBias: true, IsFrozen: false, Activation: nameof(Activation.Linear) });
        return $" Far from the size of 1, which slows training down or keeps it from getting anywhere: {both}. "
            + (folds ? "Fit(…, new FitOptions { Standardize = true }) mends that."
                : "Standardizer<T>.Learn(rows, columns).Apply(rows) mends that; predictions take their inputs through the same one.");
    }

    private static string Columns<T>(ReadOnlySpan<T> rows, int columns, IReadOnlyList<string>? names, string noun)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] largest = new T[columns];
        for (int row = 0; row < rows.Length; row += columns)
        {
            for (int i = 0; i < columns; i++)
            {
                T size = T.Abs(rows[row + i]);
                largest[i] = size > largest[i] ? size : largest[i];
            }
        }

        int[] far = [.. Enumerable.Range(0, columns).Where(i => double.CreateTruncating(largest[i]) is > Largest and < double.PositiveInfinity or > 0 and < Smallest)];
        string named = string.Join(", ", far.Take(Named).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{noun} {(names is { Count: > 0 } ? names[i] : i)} up to {largest[i]:G3}")));
        return far.Length <= Named ? named : FormattableString.Invariant($"{named} and {far.Length - Named} more {noun}s");
    }
}
