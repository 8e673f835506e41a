using System.Buffers.Binary;

namespace NetDsl;

// The file format of a standardizer: eight bytes that name it, the version and the number of columns as 32-bit
// numbers, means and deviations as 64-bit floating point, a checksum (CRC-32 of all before it); little-endian throughout.
public sealed partial class Standardizer<T>
{
    private const int Version = 1;
    private const int HeaderSize = 16;

    // More than any table has; a damaged number of columns must not request gigabytes.
    private const int MaxColumns = 1 << 24;

    private static ReadOnlySpan<byte> Magic => "NetDslSt"u8;

    /// <summary>
    /// Writes the standardizer to a file, exactly. The file is written to a temporary file and moved into place: a reader sees
    /// either the old one or the new one, never half of one.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => FileReplacement.Write(path, WriteTo);

    /// <summary>Reads what <see cref="Save"/> wrote; the precision in which it was learned does not matter.</summary>
    /// <exception cref="InvalidDataException">The file is in another format, damaged or from a later version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Standardizer<T> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        Standardizer<T> standardizer = ReadFrom(file, path);
        return file.ReadByte() < 0
            ? standardizer
            : throw new InvalidDataException($"{path}: there are bytes behind the end of the standardizer");
    }

    /// <summary>Writes the standardizer at the stream's position, as part of a larger file.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] bytes = new byte[HeaderSize + (16 * Columns) + 4];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Columns);
        for (int i = 0; i < Columns; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(HeaderSize + (8 * i)), _means[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(HeaderSize + (8 * (Columns + i))), _deviations[i]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.Of(bytes.AsSpan(0, bytes.Length - 4)));
        stream.Write(bytes);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote, and nothing after it.</summary>
    /// <exception cref="InvalidDataException">The data are in another format, damaged or from a later version.</exception>
    public static Standardizer<T> ReadFrom(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadFrom(stream, "The stream");
    }

    private static Standardizer<T> ReadFrom(Stream stream, string source)
    {
        byte[] header = Read(stream, HeaderSize, source);
        if (!header.AsSpan(0, 8).SequenceEqual(Magic))
        {
            throw new InvalidDataException($"{source}: this is no standardizer, it begins with {Convert.ToHexString(header, 0, 8)} instead of {Convert.ToHexString(Magic)} (NetDslSt)");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)), columns = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        if (version != Version)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{source}: the standardizer is of version {version}, expected {Version}"));
        }

        if (columns is < 1 or > MaxColumns)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{source}: the standardizer is damaged: its number of columns is {columns}, expected 1 to {MaxColumns}"));
        }

        byte[] content = Read(stream, (16 * columns) + 4, source);
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(16 * columns));
        uint actual = Crc32.Of(header, content.AsSpan(0, 16 * columns));
        if (actual != expected)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{source}: the standardizer is damaged: its checksum is {actual:X8}, expected {expected:X8}"));
        }

        double[] means = new double[columns], deviations = new double[columns];
        for (int i = 0; i < columns; i++)
        {
            means[i] = BinaryPrimitives.ReadDoubleLittleEndian(content.AsSpan(8 * i));
            deviations[i] = BinaryPrimitives.ReadDoubleLittleEndian(content.AsSpan(8 * (columns + i)));
        }

        return Problem(means, deviations) is { } problem
            ? throw new InvalidDataException($"{source}: {problem}")
            : new Standardizer<T>(means, deviations);
    }

    private static byte[] Read(Stream stream, int count, string source)
    {
        byte[] bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count
            ? bytes
            : throw new InvalidDataException(FormattableString.Invariant($"{source}: the standardizer is truncated: {read} bytes are left where {count} are expected"));
    }
}
