using System.Buffers.Binary;
using System.IO.Compression;

namespace NetDsl.Testing;

/// <summary>The MNIST digits, where the environment variable NETDSL_MNIST names a folder with its four gzipped IDX files.</summary>
public static class MnistFiles
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "NETDSL_MNIST";

    private static readonly string[] _names =
    [
        "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz",
    ];

    /// <summary>
    /// Why the files cannot be used, or null where a folder is named. A folder that lacks a file is a mistake to be told, not a
    /// reason to skip: reading it fails.
    /// </summary>
    public static string? MissingBecause => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }
        ? null
        : $"Set {Variable} to a folder with MNIST's files {string.Join(", ", _names)}.";

    /// <summary>The first images of the training set: pixels / 255, row after row, and labels.</summary>
    public static (double[] Images, byte[] Labels) Train(int count) => Read(_names[0], _names[1], count);

    /// <summary>The first images of the test set: pixels / 255, row after row, and labels.</summary>
    public static (double[] Images, byte[] Labels) Test(int count) => Read(_names[2], _names[3], count);

    private static (double[] Images, byte[] Labels) Read(string imagesName, string labelsName, int count)
    {
        const int pixels = 28 * 28;
        byte[] images = ReadIdx(imagesName, dimensions: 3, count * pixels);
        byte[] labels = ReadIdx(labelsName, dimensions: 1, count);
        return ([.. images.Select(pixel => pixel / 255.0)], labels);
    }

    // IDX: two zero bytes, the type (8: bytes), the number of dimensions, their sizes as big-endian integers, the values.
    private static byte[] ReadIdx(string name, int dimensions, int length)
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable(Variable)!, name);
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        byte[] header = new byte[4 + 4 * dimensions];
        stream.ReadExactly(header);
        if (BinaryPrimitives.ReadInt32BigEndian(header) != 0x800 + dimensions)
            throw new InvalidDataException($"{path} is no IDX file of bytes in {dimensions} dimensions.");

        byte[] values = new byte[length];
        stream.ReadExactly(values);
        return values;
    }
}
