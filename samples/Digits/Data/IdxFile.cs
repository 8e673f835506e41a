using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Data;

/// <summary>
/// A file in the IDX format, in which MNIST is published: two zero bytes, a byte for the type of the elements, a byte for
/// the number of dimensions, the dimensions as big-endian 32-bit numbers, then the elements, the last dimension fastest.
/// Only files of unsigned bytes are read, compressed with gzip or not, whatever they are called.
/// </summary>
internal sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;
    private const byte GzipMagic1 = 0x1F, GzipMagic2 = 0x8B;

    private IdxFile(string path, int[] dimensions, ReadOnlyMemory<byte> elements)
    {
        Path = path;
        Dimensions = dimensions;
        Elements = elements;
    }

    public string Path { get; }

    /// <summary>The dimensions; the first is the number of items.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    public ReadOnlyMemory<byte> Elements { get; }

    /// <summary>Reads a file and checks that it is complete and has so many dimensions.</summary>
    /// <exception cref="DigitFileException">The file is something else.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes is not [GzipMagic1, GzipMagic2, ..]) return Parse(path, bytes, dimensions);

        // GZipStream passes over a missing end and over bytes behind the end. A gzip file closes with the length of its content.
        byte[] content = Decompress(path, bytes);
        IdxFile file = Parse(path, content, dimensions);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != (uint)content.Length)
        {
            throw new DigitFileException(path, "its gzip compression does not end as it should: the end is missing, or there are trailing bytes");
        }

        return file;
    }

    private static byte[] Decompress(string path, byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var content = new MemoryStream();
        try
        {
            gzip.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new DigitFileException(path, "its gzip compression is damaged");
        }
    }

    private static IdxFile Parse(string path, byte[] bytes, int expectedDimensions)
    {
        if (bytes.Length < 4)
        {
            throw new DigitFileException(path, $"truncated: its {bytes.Length} bytes do not hold the magic number");
        }

        if (bytes[0] != 0 || bytes[1] != 0)
        {
            throw new DigitFileException(path, $"not an IDX file: it begins with {bytes[0]:X2} {bytes[1]:X2}, an IDX file with 00 00");
        }

        if (bytes[2] != UnsignedByte)
        {
            throw new DigitFileException(path, $"its elements are of type {bytes[2]:X2} ({TypeName(bytes[2])}), expected {UnsignedByte:X2} (unsigned byte)");
        }

        if (bytes[3] != expectedDimensions)
        {
            throw new DigitFileException(path, $"its number of dimensions is {bytes[3]}, expected {expectedDimensions}");
        }

        int header = 4 + (4 * expectedDimensions);
        if (bytes.Length < header)
        {
            throw new DigitFileException(path, $"truncated: its {bytes.Length} bytes do not hold the header, which takes {header}");
        }

        // Three dimensions of 32 bits can announce more than 64 bits count.
        var dimensions = new uint[expectedDimensions];
        UInt128 announced = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + (4 * i)));
            announced *= dimensions[i];
        }

        string shape = string.Join(" x ", dimensions);
        if (announced == 0)
        {
            throw new DigitFileException(path, $"it is empty: its header announces {shape} elements");
        }

        int length = bytes.Length - header;
        if (announced != (UInt128)length)
        {
            string problem = announced > (UInt128)length ? "truncated" : "trailing bytes";
            string elements = dimensions.Length > 1 ? $"{shape} = {announced}" : shape;
            throw new DigitFileException(path, $"{problem}: its header announces {elements} elements of a byte, and {length} bytes are there");
        }

        return new IdxFile(path, [.. dimensions.Select(dimension => (int)dimension)], bytes.AsMemory(header));
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed byte",
        0x0B => "short",
        0x0C => "int",
        0x0D => "float",
        0x0E => "double",
        _ => "unknown",
    };
}
