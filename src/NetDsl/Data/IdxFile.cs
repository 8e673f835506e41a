using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// A file in the IDX format, in which MNIST and its kind are published: two zero bytes, a byte for the type of the elements, a
/// byte for the number of dimensions, the dimensions as big-endian 32-bit numbers, then the elements, the last dimension fastest.
/// Only files of unsigned bytes are read, compressed with gzip or not, whatever they are called.
/// </summary>
/// <example><code>
/// IdxFile images = IdxFile.Read("train-images-idx3-ubyte.gz", dimensions: 3), labels = IdxFile.Read("train-labels-idx1-ubyte.gz", dimensions: 1);
/// var digits = new Dataset&lt;float&gt;(images.ToArray&lt;float&gt;(divisor: 255), labels.ToClasses(), images.ItemSize, classes: 10);
/// </code></example>
public sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;
    private const byte GzipMagic1 = 0x1F, GzipMagic2 = 0x8B;

    private IdxFile(string path, int[] dimensions, ReadOnlyMemory<byte> elements)
    {
        Path = path;
        Dimensions = dimensions;
        Elements = elements;
    }

    /// <summary>Where the file was read.</summary>
    public string Path { get; }

    /// <summary>The dimensions, none of them 0; the first is the number of items.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The elements of all items, one after another.</summary>
    public ReadOnlyMemory<byte> Elements { get; }

    /// <summary>The number of items, images or labels.</summary>
    public int Items => Dimensions[0];

    /// <summary>Elements of an item: the pixels of an image.</summary>
    public int ItemSize => Elements.Length / Items;

    /// <summary>Reads a file and checks that it is complete and has so many dimensions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many dimensions it has to have: 3 for images, 1 for labels.</param>
    /// <exception cref="InvalidDataException">The file is something else, damaged or incomplete; the message names it and says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes is not [GzipMagic1, GzipMagic2, ..]) return Parse(path, bytes, dimensions);

        // GZipStream passes over a missing end and over bytes behind the end. A gzip file closes with the length of its content.
        byte[] content = Decompress(path, bytes);
        IdxFile file = Parse(path, content, dimensions);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) == (uint)content.Length
            ? file
            : throw Bad(path, "its gzip compression does not end as it should: the end is missing, or there are trailing bytes");
    }

    /// <summary>The elements as numbers, what networks take as inputs.</summary>
    /// <param name="divisor">What each is divided by: 255 brings pixels to 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is 0, infinite or no number.</exception>
    public T[] ToArray<T>(double divisor = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (divisor == 0 || !double.IsFinite(divisor))
        {
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, FormattableString.Invariant($"divisor is {divisor}, it is to be finite and not 0"));
        }

        var values = new T[Elements.Length];
        ReadOnlySpan<byte> elements = Elements.Span;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(elements[i] / divisor);
        }

        return values;
    }

    /// <summary>The elements as classes: the labels of a file of labels.</summary>
    public int[] ToClasses()
    {
        int[] classes = new int[Elements.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = Elements.Span[i];
        }

        return classes;
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
            throw Bad(path, "its gzip compression is damaged");
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
            throw Bad(path, $"it is empty: its header announces {shape} elements");
        }

        if (announced != (UInt128)elements)
        {
            string problem = announced > (UInt128)elements ? "truncated" : "trailing bytes";
            string count = sizes.Length > 1 ? $"{shape} = {announced}" : shape;
            throw Bad(
                path, $"{problem}: its header announces {count} elements of a byte, and {elements} bytes are there");
        }

        return new IdxFile(path, [.. sizes.Select(size => (int)size)], bytes.AsMemory(HeaderLength(sizes.Length)));
    }

    /// <summary>Checks the magic number and returns the sizes of the dimensions.</summary>
    private static uint[] ReadHeader(string path, byte[] bytes, int expectedDimensions)
    {
        if (bytes is not [byte first, byte second, byte type, byte dimensions, ..])
        {
            throw Bad(path, $"truncated: its {bytes.Length} bytes do not hold the magic number");
        }

        if (first != 0 || second != 0)
        {
            throw Bad(path, $"not an IDX file: it begins with {first:X2} {second:X2}, an IDX file with 00 00");
        }

        if (type != UnsignedByte)
        {
            throw Bad(
                path, $"its elements are of type {type:X2} ({TypeName(type)}), expected {UnsignedByte:X2} (unsigned byte)");
        }

        if (dimensions != expectedDimensions)
        {
            throw Bad(path, $"its number of dimensions is {dimensions}, expected {expectedDimensions}");
        }

        int length = HeaderLength(dimensions);
        if (bytes.Length < length)
        {
            throw Bad(path, $"truncated: its {bytes.Length} bytes do not hold the header, which takes {length}");
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

    private static InvalidDataException Bad(string path, string problem) => new($"{path}: {problem}");
}
