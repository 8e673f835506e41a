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
            throw new DigitFileException(
                path, "its gzip compression does not end as it should: the end is missing, or there are trailing bytes");
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
        uint[] sizes = ReadHeader(path, bytes, expectedDimensions);
        int elements = bytes.Length - HeaderLength(sizes.Length);

        // Three sizes of 32 bits can announce more elements than 64 bits count.
        UInt128 announced = sizes.Aggregate(UInt128.One, (product, size) => product * size);
        string shape = string.Join(" x ", sizes);
        if (announced == 0)
        {
            throw new DigitFileException(path, $"it is empty: its header announces {shape} elements");
        }

        if (announced != (UInt128)elements)
        {
            string problem = announced > (UInt128)elements ? "truncated" : "trailing bytes";
            string count = sizes.Length > 1 ? $"{shape} = {announced}" : shape;
            throw new DigitFileException(
                path, $"{problem}: its header announces {count} elements of a byte, and {elements} bytes are there");
        }

        return new IdxFile(path, [.. sizes.Select(size => (int)size)], bytes.AsMemory(HeaderLength(sizes.Length)));
    }

    /// <summary>Checks the magic number and returns the sizes of the dimensions.</summary>
    private static uint[] ReadHeader(string path, byte[] bytes, int expectedDimensions)
    {
        if (bytes is not [byte first, byte second, byte type, byte dimensions, ..])
        {
            throw new DigitFileException(path, $"truncated: its {bytes.Length} bytes do not hold the magic number");
        }

        if (first != 0 || second != 0)
        {
            throw new DigitFileException(path, $"not an IDX file: it begins with {first:X2} {second:X2}, an IDX file with 00 00");
        }

        if (type != UnsignedByte)
        {
            throw new DigitFileException(
                path, $"its elements are of type {type:X2} ({TypeName(type)}), expected {UnsignedByte:X2} (unsigned byte)");
        }

        if (dimensions != expectedDimensions)
        {
            throw new DigitFileException(path, $"its number of dimensions is {dimensions}, expected {expectedDimensions}");
        }

        int length = HeaderLength(dimensions);
        if (bytes.Length < length)
        {
            throw new DigitFileException(path, $"truncated: its {bytes.Length} bytes do not hold the header, which takes {length}");
        }

        return [.. Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(HeaderLength(i))))];
    }

    /// <summary>The magic number and a size for each dimension.</summary>
    private static int HeaderLength(int dimensions) => 4 + (4 * dimensions);

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
