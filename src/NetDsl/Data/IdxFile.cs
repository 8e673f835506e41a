using System.Buffers.Binary;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// A file in the IDX format, in which MNIST and similar datasets are published: two zero bytes, a byte for the type of the elements, a
/// byte for the number of dimensions, the dimensions as big-endian 32-bit numbers, then the elements, the last dimension fastest.
/// Only files of unsigned bytes are read, compressed with gzip (in one member or several) or not, whatever their names. A
/// compressed file is inflated only as far as its header announces.
/// </summary>
/// <example><code>
/// IdxFile images = IdxFile.Read("train-images-idx3-ubyte.gz", dimensions: 3), labels = IdxFile.Read("train-labels-idx1-ubyte.gz", dimensions: 1);
/// var digits = new Dataset&lt;float&gt;(images.ToArray&lt;float&gt;(divisor: 255), labels.ToClasses(), images.ItemSize, classes: 10);
/// </code></example>
public sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;

    private IdxFile(string path, int[] dimensions, ReadOnlyMemory<byte> elements)
    {
        Path = path;
        Dimensions = dimensions;
        Elements = elements;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The dimensions, none of them 0; the first is the number of items.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The elements of all items, one after another.</summary>
    public ReadOnlyMemory<byte> Elements { get; }

    /// <summary>The number of items, images or labels.</summary>
    public int Items => Dimensions[0];

    /// <summary>The number of elements in an item: the pixels of an image.</summary>
    public int ItemSize => Elements.Length / Items;

    /// <summary>Reads a file and checks that it is complete and has the expected number of dimensions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">The expected number of dimensions: 3 for images, 1 for labels.</param>
    /// <exception cref="InvalidDataException">The file is in another format, damaged or incomplete; the message names it and says what is wrong.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        using var content = new FileContent(path);
        return Read(path, content, dimensions);
    }

    /// <summary>The elements as numbers, for use as a network's inputs.</summary>
    /// <param name="divisor">The number by which each is divided: 255 scales pixels to the range 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is 0, infinite or NaN.</exception>
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

    private static IdxFile Read(string path, FileContent content, int expectedDimensions)
    {
        uint[] sizes = ReadHeader(path, content, expectedDimensions);

        // Three 32-bit sizes can announce more elements than fit in 64 bits.
        UInt128 announced = sizes.Aggregate(UInt128.One, (product, size) => product * size);
        string shape = string.Join(" x ", sizes);
        string count = sizes.Length > 1 ? $"{shape} = {announced}" : shape;
        if (announced == 0)
        {
            throw Bad(path, $"it is empty: its header announces {shape} elements");
        }

        if (content.Length - HeaderLength(sizes.Length) is { } there && announced != (UInt128)there)
        {
            throw BadLength(there);
        }

        if (announced > (UInt128)Array.MaxLength)
        {
            throw Bad(path, $"its header announces {count} elements of a byte, more than the {Array.MaxLength} that an array holds");
        }

        byte[] elements = content.Read((int)announced);
        if ((UInt128)elements.Length != announced) throw BadLength(elements.Length);
        return content.Read(new byte[1].AsSpan()) == 0
            ? new IdxFile(path, [.. sizes.Select(size => (int)size)], elements)
            : throw Bad(path, $"trailing bytes: its header announces {count} elements of a byte, and more are there");

        InvalidDataException BadLength(long length) => Bad(
            path,
            $"{(announced > (UInt128)length ? "truncated" : "trailing bytes")}: its header announces {count} elements of a byte, and {length} bytes are there");
    }

    /// <summary>Checks the magic number and returns the sizes of the dimensions.</summary>
    private static uint[] ReadHeader(string path, FileContent content, int expectedDimensions)
    {
        byte[] magic = content.Read(HeaderLength(0));
        if (magic is not [byte first, byte second, byte type, byte dimensions])
        {
            throw Bad(path, $"truncated: its {magic.Length} bytes do not hold the magic number");
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

        byte[] sizes = content.Read(4 * dimensions);
        if (sizes.Length < 4 * dimensions)
        {
            throw Bad(path, $"truncated: its {magic.Length + sizes.Length} bytes do not hold the header, which takes {HeaderLength(dimensions)}");
        }

        return [.. Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * i)))];
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
