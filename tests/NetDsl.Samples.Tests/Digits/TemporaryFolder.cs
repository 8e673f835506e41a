namespace NetDsl.Samples.Tests.Digits;

/// <summary>A folder that lives as long as a test, and the IDX files that tests put into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netdsl-digits-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Four files of so many images, all of zeros, labelled 0 to 9 in turn.</summary>
    public void WriteSets(int training, int test)
    {
        Write("train-images-idx3-ubyte", Images(training));
        Write("train-labels-idx1-ubyte", Labels(training));
        Write("t10k-images-idx3-ubyte", Images(test));
        Write("t10k-labels-idx1-ubyte", Labels(test));
    }

    public static byte[] Images(int count) => Idx([count, 28, 28], new byte[count * 784]);

    public static byte[] Labels(int count) => Idx([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);

    public static byte[] Idx(int[] dimensions, byte[] elements, byte type = 0x08) =>
    [
        0, 0, type, (byte)dimensions.Length,
        .. dimensions.SelectMany(size => (byte[])[(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]),
        .. elements,
    ];
}
