using System.Text;
using System.Text.Json;

namespace NetDsl;

/// <summary>
/// The header of a safetensors file (https://github.com/huggingface/safetensors, "Format"): a JSON object with a type, a
/// shape and two offsets per tensor, and strings under <c>__metadata__</c>. It is read strictly: anything ambiguous
/// is rejected, because two programs might read it differently.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The bytes before the header: its length, as a 64-bit number.</summary>
    public const int PrefixSize = 8;

    /// <summary>The maximum size of a header in the format.</summary>
    public const int MaxSize = 100_000_000;

    private const string MetadataName = "__metadata__";

    // An object of objects with arrays; nothing is nested deeper.
    private static readonly JsonReaderOptions _json = new() { MaxDepth = 3 };

    private SafeTensorsHeader(List<Entry> entries, Dictionary<string, string> metadata, long dataSize)
    {
        Entries = entries;
        Metadata = metadata;
        DataSize = dataSize;
    }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The number of bytes after the header.</summary>
    public long DataSize { get; }

    /// <exception cref="NetworkFileException">The header is not valid.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            return json is [(byte)'{', ..] ? Parse(json) : throw new FormatException("the header does not begin with '{'");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            // InvalidOperationException: a string that is not UTF-8.
            throw new NetworkFileException($"{source}: this is not a safetensors file, or it is damaged: {exception.Message}", exception);
        }
    }

    private static SafeTensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, _json);
        List<Entry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        reader.Read();
        while (Next(ref reader) is { } name)
        {
            if (!names.Add(name))
            {
                throw new FormatException($"{Shown(name)} stands twice in the header");
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException($"{Shown(name)} is not an object");
            }

            if (name == MetadataName)
            {
                ReadMetadata(ref reader, metadata);
            }
            else
            {
                entries.Add(ReadEntry(ref reader, name));
            }
        }

        // Only white space may follow; the reader ensures that.
        reader.Read();
        return new SafeTensorsHeader(entries, metadata, CheckLayout(entries));
    }

    // The next property's name, or null at the object's end.
    private static string? Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString()!;
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        while (Next(ref reader) is { } key)
        {
            reader.Read();
            string value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new FormatException($"the metadata {Shown(key)} is not a string");
            if (!metadata.TryAdd(key, value))
            {
                throw new FormatException($"the metadata {Shown(key)} stands twice");
            }
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        TensorType? type = null;
        long[]? shape = null, offsets = null;
        while (Next(ref reader) is { } key)
        {
            reader.Read();
            bool isFirst = key switch
            {
                "dtype" => type is null,
                "shape" => shape is null,
                "data_offsets" => offsets is null,
                _ => throw new FormatException($"the tensor {Shown(name)} has {Shown(key)}, which the format does not know"),
            };
            if (!isFirst)
            {
                throw new FormatException($"the tensor {Shown(name)} has {Shown(key)} twice");
            }

            switch (key)
            {
                case "dtype":
                    type = TypeNamed(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "", name);
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader, name, key);
                    break;
                default:
                    offsets = ReadNumbers(ref reader, name, key);
                    break;
            }
        }

        if (type is null || shape is null || offsets is not [var start, var end])
        {
            throw new FormatException($"the tensor {Shown(name)} lacks one of dtype, shape and two data_offsets");
        }

        long size = FileTensor.SizeOf(type.Value);
        foreach (long dimension in shape)
        {
            size = checked(size * dimension);
        }

        return end - start == size
            ? new Entry(name, type.Value, shape, start, end)
            : throw new FormatException(FormattableString.Invariant($"the tensor {Shown(name)} has the offsets {start} and {end}, its shape takes {size} bytes"));
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string name, string key)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"the {key} of the tensor {Shown(name)} is not an array");
        }

        List<long> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw new FormatException($"the {key} of the tensor {Shown(name)} holds something else than whole numbers from 0 on");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static TensorType TypeNamed(string dtype, string name)
    {
        if (dtype == "BOOL")
        {
            return TensorType.Bool;
        }

        // Only in the enumeration's exact spelling: neither numbers nor other letter cases.
        foreach (TensorType type in Enum.GetValues<TensorType>())
        {
            if (type != TensorType.Bool && type.ToString() == dtype)
            {
                return type;
            }
        }

        throw new FormatException($"the tensor {Shown(name)} is of the type {Shown(dtype)}, which cannot be read");
    }

    // The tensors are contiguous, without gaps and without overlaps.
    private static long CheckLayout(List<Entry> entries)
    {
        // Empty ones come before those that begin at the same place.
        entries.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name));
        long place = 0;
        foreach (Entry entry in entries)
        {
            if (entry.Start != place)
            {
                throw new FormatException(FormattableString.Invariant(
                    $"the tensor {Shown(entry.Name)} begins at byte {entry.Start}, expected {place}: {(entry.Start < place ? "tensors overlap" : "there is a gap")}"));
            }

            place = entry.End;
        }

        return place;
    }

    /// <summary>A name from a file for messages: shortened, with invisible characters escaped.</summary>
    internal static string Shown(string name)
    {
        const int longest = 100;
        var text = new StringBuilder("'");
        foreach (char c in name.Length > longest ? name[..longest] : name)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Append(name.Length > longest ? "…'" : "'").ToString();
    }

    /// <summary>The header's entry for a tensor; the offsets are relative to the header's end.</summary>
    public sealed record Entry(string Name, TensorType Type, long[] Shape, long Start, long End);
}
