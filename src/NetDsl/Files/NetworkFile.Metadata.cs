using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetDsl;

// The representation in the metadata, which can only hold strings: lists as JSON.
public sealed partial class NetworkFile
{
    private const string Prefix = "netdsl.";
    private const string VersionKey = Prefix + "version", NetworkKey = Prefix + "network", ArchitectureKey = Prefix + "architecture";
    private const string InputsKey = Prefix + "inputs", OutputsKey = Prefix + "outputs", ClassesKey = Prefix + "classes";
    private const string InputScalerKey = Prefix + "input_scaler", OutputScalerKey = Prefix + "output_scaler";

    // The version of the keys above. A later one may add keys; a file that must not be read by older programs gets a higher number.
    private const int Version = 1;

    /// <summary>Whether a metadata key describes layers or scalers, which in an ONNX model the operators do.</summary>
    internal static bool IsOfLayers(string key) => key is ArchitectureKey or InputScalerKey or OutputScalerKey;

    /// <summary>Converts it to metadata.</summary>
    /// <param name="network">The network's name; null if unknown.</param>
    /// <param name="architecture">Its layers in one line; null if the activations are unknown.</param>
    internal Dictionary<string, string> ToMetadata(string? network, string? architecture)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [VersionKey] = Version.ToString(CultureInfo.InvariantCulture),
        };
        if (network is not null) metadata[NetworkKey] = network;
        if (architecture is not null) metadata[ArchitectureKey] = architecture;
        AddNames(metadata, InputsKey, Inputs);
        AddNames(metadata, OutputsKey, Outputs);
        AddNames(metadata, ClassesKey, Classes);
        AddScaler(metadata, InputScalerKey, InputScaler);
        AddScaler(metadata, OutputScalerKey, OutputScaler);
        foreach ((string key, string value) in Metadata)
        {
            metadata.Add(key, value);
        }

        return metadata;
    }

    /// <summary>What is wrong with it for a network with the given numbers of inputs and outputs, or null.</summary>
    internal string? Problem(int inputs, int outputs)
    {
        if (Metadata.Keys.FirstOrDefault(key => key.StartsWith(Prefix, StringComparison.Ordinal)) is { } key)
        {
            return $"the metadata {SafeTensorsHeader.Shown(key)} begins with {Prefix}, which NetDsl keeps for itself";
        }

        return Count("name", "of inputs", Inputs?.Count, inputs) ?? Count("name", "of outputs", Outputs?.Count, outputs)
            ?? Count("name", "of classes", Classes?.Count, Math.Max(outputs, 2)) ?? Count("column", "in InputScaler", InputScaler?.Columns, inputs)
            ?? Count("column", "in OutputScaler", OutputScaler?.Columns, outputs);
    }

    internal static NetworkFile Of(SafeTensorsFile file, string source)
    {
        IReadOnlyDictionary<string, string> metadata = file.Metadata;
        if (metadata.TryGetValue(VersionKey, out string? version) && version != Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new NetworkFileException(FormattableString.Invariant($"{source}: the file is of version {SafeTensorsHeader.Shown(version)}, expected '{Version}'"));
        }

        return new NetworkFile
        {
            Network = metadata.GetValueOrDefault(NetworkKey),
            Architecture = metadata.GetValueOrDefault(ArchitectureKey),
            Inputs = ReadNames(metadata, InputsKey, source),
            Outputs = ReadNames(metadata, OutputsKey, source),
            Classes = ReadNames(metadata, ClassesKey, source),
            InputScaler = ReadScaler(metadata, InputScalerKey, source),
            OutputScaler = ReadScaler(metadata, OutputScalerKey, source),
            Metadata = metadata.Where(pair => !pair.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Tensors = file.Tensors,
        };
    }

    private static string? Count(string noun, string ofWhat, int? actual, int expected) => actual is not { } count || count == expected
        ? null
        : FormattableString.Invariant($"there {(count == 1 ? "is" : "are")} {Counted.Of(count, noun)} {ofWhat}, the network has {expected}");

    private static void AddNames(Dictionary<string, string> metadata, string key, IReadOnlyList<string>? names)
    {
        if (names is not null)
        {
            metadata[key] = Json(writer =>
            {
                writer.WriteStartArray();
                foreach (string name in names)
                {
                    writer.WriteStringValue(name);
                }

                writer.WriteEndArray();
            });
        }
    }

    private static void AddScaler(Dictionary<string, string> metadata, string key, Standardizer? scaler)
    {
        if (scaler is not null)
        {
            metadata[key] = Json(writer =>
            {
                writer.WriteStartObject();
                WriteNumbers(writer, "means", scaler.Means);
                WriteNumbers(writer, "deviations", scaler.Deviations);
                writer.WriteEndObject();
            });
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string[]? ReadNames(IReadOnlyDictionary<string, string> metadata, string key, string source) =>
        Read<string[]>(metadata, key, source, json => [.. json.EnumerateArray().Select(name => name.GetString() ?? throw new FormatException("a name is null"))]);

    private static Standardizer<double>? ReadScaler(IReadOnlyDictionary<string, string> metadata, string key, string source) =>
        Read(metadata, key, source, json => new Standardizer<double>(Numbers(json, "means"), Numbers(json, "deviations")));

    private static double[] Numbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static TValue? Read<TValue>(IReadOnlyDictionary<string, string> metadata, string key, string source, Func<JsonElement, TValue> read)
        where TValue : class
    {
        if (!metadata.TryGetValue(key, out string? text))
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 3 });
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new NetworkFileException($"{source}: the metadata {key} cannot be read: {exception.Message}", exception);
        }
    }
}
