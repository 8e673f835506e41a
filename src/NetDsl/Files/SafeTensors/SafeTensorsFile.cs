using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NetDsl;

/// <summary>
/// A safetensors file, as read and written by Python: named tensors, and strings as metadata
/// (https://github.com/huggingface/safetensors).
/// </summary>
/// <remarks>Reading is strict, and uses no more memory than the bytes that are actually present.</remarks>
public sealed class SafeTensorsFile
{
    private const int FirstChunk = 1 << 20;

    /// <summary>Creates a file of tensors.</summary>
    /// <param name="tensors">The tensors, with unique names.</param>
    /// <param name="metadata">Strings by name, or null for none.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or is reserved by the format.</exception>
    public SafeTensorsFile(IReadOnlyList<FileTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        HashSet<string> names = new(StringComparer.Ordinal) { "__metadata__" };
        foreach (FileTensor tensor in tensors)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The name {SafeTensorsHeader.Shown(tensor.Name)} stands twice, or is one that the format keeps for itself.", nameof(tensors));
            }
        }

        Tensors = tensors;
        Metadata = metadata ?? new Dictionary<string, string>();
    }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<FileTensor> Tensors { get; }

    /// <summary>Strings by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="NetworkFileException">The file is in another format, damaged, or larger than 2 GB.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Read(string path)
    {
        using FileStream file = ReadableFile.Open(path);
        return Read(file, path);
    }

    /// <summary>Reads the rest of a stream.</summary>
    /// <exception cref="NetworkFileException">The content is in another format, damaged, or larger than 2 GB.</exception>
    public static SafeTensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "The stream");
    }

    /// <summary>Reads a file from memory.</summary>
    /// <exception cref="NetworkFileException">The bytes are in another format, or damaged.</exception>
    public static SafeTensorsFile Read(ReadOnlySpan<byte> bytes) => Read(bytes, "The bytes");

    /// <summary>Writes the file. A temporary file is written and moved into place: a reader sees either the old one or the new one, never half of one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => FileReplacement.Write(path, Write);

    /// <summary>Writes the file to a stream.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = Header();
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixSize];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (FileTensor tensor in Tensors)
        {
            stream.Write(tensor.Bytes.Span);
        }
    }

    /// <summary>The file as bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    internal static SafeTensorsFile Read(ReadOnlySpan<byte> bytes, string source)
    {
        int size = HeaderSize(bytes, source), start = SafeTensorsHeader.PrefixSize + size;
        SafeTensorsHeader header = Parse(bytes[SafeTensorsHeader.PrefixSize..Math.Min(start, bytes.Length)], size, source);
        CheckSize(bytes.Length - start, header.DataSize, source);
        return Of(header, bytes[start..].ToArray(), start);
    }

    internal static SafeTensorsFile Read(Stream stream, string source)
    {
        byte[] prefix = ReadUpTo(stream, SafeTensorsHeader.PrefixSize);
        int size = HeaderSize(prefix, source);
        byte[] json = ReadUpTo(stream, size);
        SafeTensorsHeader header = Parse(json, size, source);
        if (header.DataSize >= Array.MaxLength)
        {
            throw new NetworkFileException(FormattableString.Invariant($"{source}: its tensors take {header.DataSize} bytes, more than 2 GB cannot be read"));
        }

        // Reading one byte more than expected shows whether anything follows.
        byte[] data = ReadUpTo(stream, (int)header.DataSize + 1);
        CheckSize(data.Length, header.DataSize, source);
        return Of(header, data, SafeTensorsHeader.PrefixSize + json.Length);
    }

    private static SafeTensorsFile Of(SafeTensorsHeader header, byte[] data, int start) =>
        new(
            [
                .. header.Entries.Select(entry =>
                    new FileTensor(entry.Name, entry.Type, entry.Shape, data.AsMemory((int)entry.Start, (int)(entry.End - entry.Start)), start + entry.Start)),
            ],
            header.Metadata);

    // The available part of a header that should have the given size.
    private static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, int size, string source) => json.Length == size
        ? SafeTensorsHeader.Parse(json, source)
        : throw new NetworkFileException(FormattableString.Invariant($"{source}: this is not a safetensors file, or it is truncated: a header of {size} bytes should follow, {json.Length} do"));

    private static int HeaderSize(ReadOnlySpan<byte> bytes, string source)
    {
        if (bytes.Length < SafeTensorsHeader.PrefixSize)
        {
            throw new NetworkFileException(FormattableString.Invariant($"{source}: this is not a safetensors file, or it is truncated: it has {bytes.Length} bytes, the length of the header alone takes 8"));
        }

        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return size <= SafeTensorsHeader.MaxSize
            ? (int)size
            : throw new NetworkFileException(FormattableString.Invariant($"{source}: this is not a safetensors file: its header would have {size} bytes, at most {SafeTensorsHeader.MaxSize} are allowed"));
    }

    private static void CheckSize(long actual, long expected, string source)
    {
        if (actual < expected)
        {
            throw new NetworkFileException(FormattableString.Invariant($"{source}: the file is truncated: {actual} bytes of tensors are there, its header announces {expected}"));
        }

        if (actual > expected)
        {
            throw new NetworkFileException(FormattableString.Invariant($"{source}: there are bytes behind the end of the tensors, the header announces {expected}"));
        }
    }

    // The given number of bytes, or what is left if that is less. Memory is allocated as the bytes arrive: a header may announce more than there is.
    private static byte[] ReadUpTo(Stream stream, int count)
    {
        byte[] bytes = new byte[Math.Min(count, FirstChunk)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (read == bytes.Length && read < count)
        {
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
        }

        Array.Resize(ref bytes, read);
        return bytes;
    }

    private byte[] Header()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            long place = 0;
            foreach (FileTensor tensor in Tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type == TensorType.Bool ? "BOOL" : tensor.Type.ToString());
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [place, place += tensor.Bytes.Length]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces up to the next multiple of 8: then the tensors' bytes are aligned, as other readers prefer.
        byte[] header = new byte[(buffer.WrittenCount + 7) / 8 * 8];
        header.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        if (Metadata.Count > 0)
        {
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in Metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
