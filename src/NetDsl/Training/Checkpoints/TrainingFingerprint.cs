using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>
/// Everything that the result of training depends on, as text by name: a checkpoint from a different training is rejected, with a message that says what differs.
/// </summary>
internal static class TrainingFingerprint
{
    private const string Prefix = "netdsl.";

    // A schedule is a function: it counts as the same if it returns the same values at these points.
    private static readonly double[] _epochs = [0, 0.5, 1, 2, 3, 5, 7.25, 10, 20, 50, 100, 1000];

    public static Dictionary<string, string> Of<TNetwork, T>(FitOptions options, Examples<T> examples, Examples<T> validation, int validationRows)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(StringComparer.Ordinal)
        {
            [Prefix + "checkpoint"] = "1",
            [Prefix + "network"] = typeof(TNetwork).Name,
            [Prefix + "architecture"] = LayerNames.Architecture(TNetwork.Layers),
            [Prefix + "precision"] = typeof(T) == typeof(double) ? "double" : "single",
            [Prefix + "rows"] = Text(examples.Inputs.Length / TNetwork.InputSize),
            [Prefix + "rows_hash"] = Hash(examples),
            [Prefix + "validation_rows"] = Text(validationRows),
            [Prefix + "validation_rows_hash"] = Hash(validation),
            [Prefix + "batch_size"] = Text(options.BatchSize),
            [Prefix + "shuffle"] = options.Shuffle ? "true" : "false",
            [Prefix + "seed"] = Text(options.Seed),
            [Prefix + "optimizer"] = Invariant(options.Optimizer),
            [Prefix + "schedule"] = string.Join(' ', _epochs.Select(epoch => options.Schedule.At(epoch).ToString("R", CultureInfo.InvariantCulture))),
            [Prefix + "metrics"] = string.Join(", ", options.Metrics.Select(metric => metric.Name)),
            [Prefix + "early_stopping"] = options.EarlyStopping is null ? "" : Invariant(options.EarlyStopping),
        };

    /// <summary>What differs, or null.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        foreach ((string key, string value) in expected)
        {
            if (!actual.TryGetValue(key, out string? other))
            {
                return key == Prefix + "checkpoint" ? "it is not a checkpoint of a training" : $"it does not say its {key[Prefix.Length..]}";
            }

            if (other != value)
            {
                return $"its {key[Prefix.Length..].Replace('_', ' ')} is {SafeTensorsHeader.Shown(other)}, here it is {SafeTensorsHeader.Shown(value)}";
            }
        }

        return null;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Records print their numbers in the thread's culture.
    private static string Invariant(object record)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return record.ToString() ?? "";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // Distinguishes these rows from others, but not against malice: the hash of G. Fowler, L. C. Noll and K.-P. Vo, over words of 64 bits.
    private static string Hash<T>(Examples<T> examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong hash = 14695981039346656037;
        Add(ref hash, MemoryMarshal.AsBytes(examples.Inputs));
        Add(ref hash, examples.HasClasses ? MemoryMarshal.AsBytes(examples.TargetClasses) : MemoryMarshal.AsBytes(examples.Targets));
        Add(ref hash, MemoryMarshal.AsBytes(examples.Weights));
        return hash.ToString("X16", CultureInfo.InvariantCulture);
    }

    private static void Add(ref ulong hash, ReadOnlySpan<byte> bytes)
    {
        const ulong prime = 1099511628211;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * prime;
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ value) * prime;
        }

        hash = (hash ^ (ulong)bytes.Length) * prime;
    }
}
