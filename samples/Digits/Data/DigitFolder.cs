using System.Numerics;

namespace Digits.Data;

/// <summary>Finds MNIST's four files in a folder.</summary>
internal static class DigitFolder
{
    /// <summary>The files' published names; their dotted spelling and uncompressed files are found too.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    [
        "train-images-idx3-ubyte.gz",
        "train-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
    ];

    /// <summary>Reads the first images of the training set.</summary>
    public static Dataset<T> ReadTraining<T>(string folder, int limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Read<T>(folder, "train", limit);

    /// <summary>Reads the whole test set.</summary>
    public static Dataset<T> ReadTest<T>(string folder)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Read<T>(folder, "t10k", int.MaxValue);

    private static Dataset<T> Read<T>(string folder, string set, int limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IdxFile images = IdxFile.Read(Find(folder, $"{set}-images", "idx3-ubyte"), dimensions: 3);
        IdxFile labels = IdxFile.Read(Find(folder, $"{set}-labels", "idx1-ubyte"), dimensions: 1);
        Check(images, labels);

        int count = Math.Min(limit, labels.Dimensions[0]);
        return DigitImages.ToDataset<T>(images.Elements.Span[..(count * DigitImages.Pixels)], labels.Elements.Span[..count]);
    }

    private static string Find(string folder, string name, string kind)
    {
        if (!Directory.Exists(folder))
        {
            throw new DigitFileException(folder, "there is no such folder");
        }

        string[] spellings = [$"{name}-{kind}", $"{name}-{kind}.gz", $"{name}.{kind}", $"{name}.{kind}.gz"];
        return spellings.Select(spelling => Path.Combine(folder, spelling)).FirstOrDefault(File.Exists)
            ?? throw new DigitFileException(folder, $"the folder holds no {string.Join(", ", spellings[..^1])} or {spellings[^1]}");
    }

    private static void Check(IdxFile images, IdxFile labels)
    {
        if (images.Dimensions is not [_, DigitImages.Side, DigitImages.Side])
        {
            throw new DigitFileException(
                images.Path,
                $"its images are {images.Dimensions[1]} x {images.Dimensions[2]} pixels, expected {DigitImages.Side} x {DigitImages.Side}");
        }

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new DigitFileException(
                labels.Path, $"it holds {labels.Dimensions[0]} labels, but {images.Path} holds {images.Dimensions[0]} images");
        }

        int wrong = labels.Elements.Span.IndexOfAnyExceptInRange((byte)0, (byte)(DigitImages.Classes - 1));
        if (wrong >= 0)
        {
            throw new DigitFileException(labels.Path, $"label {wrong} is {labels.Elements.Span[wrong]}, expected 0 to 9");
        }
    }
}
