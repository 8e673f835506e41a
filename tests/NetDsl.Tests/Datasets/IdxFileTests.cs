using System.IO.Compression;
using Xunit;

namespace NetDsl.Tests.Datasets;

public sealed class IdxFileTests : IDisposable
{
    private const string BadEnd = "its gzip compression does not end as it should: the end is missing, or there are trailing bytes";

    private static readonly byte[] _elements = [1, 2, 3, 4, 5, 6];
    private static readonly byte[] _good = Idx([3, 1, 2], _elements);

    private readonly string _folder = Directory.CreateTempSubdirectory("netdsl-idx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("plain", false)]
    [InlineData("plain.gz", false)]
    [InlineData("packed.gz", true)]
    [InlineData("packed", true)]
    public void Reads_files_compressed_or_not_whatever_their_name(string name, bool compressed)
    {
        string path = Write(name, compressed ? Gzip(_good) : _good);

        IdxFile file = IdxFile.Read(path, dimensions: 3);

        Assert.Equal(path, file.Path);
        Assert.Equal([3, 1, 2], file.Dimensions);
        Assert.Equal(_elements, file.Elements.ToArray());
        Assert.Equal((3, 2), (file.Items, file.ItemSize));
    }

    [Fact]
    public void Elements_become_inputs_and_classes()
    {
        IdxFile file = IdxFile.Read(Write("file", Idx([3, 1, 2], [0, 255, 51, 1, 2, 3])), dimensions: 3);
        Assert.Equal([0.0, 1, 51 / 255.0, 1 / 255.0, 2 / 255.0, 3 / 255.0], file.ToArray<double>(divisor: 255));
        Assert.Equal([0f, 1, 0.2f, (float)(1 / 255.0), (float)(2 / 255.0), (float)(3 / 255.0)], file.ToArray<float>(divisor: 255));
        Assert.Equal([0f, 255, 51, 1, 2, 3], file.ToArray<float>());
        Assert.Equal([0, 255, 51, 1, 2, 3], file.ToClasses());
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ToArray<float>(divisor: 0));
    }

    [Theory]
    [InlineData(0, "truncated: its 0 bytes do not hold the magic number")]
    [InlineData(3, "truncated: its 3 bytes do not hold the magic number")]
    [InlineData(4, "truncated: its 4 bytes do not hold the header, which takes 16")]
    [InlineData(15, "truncated: its 15 bytes do not hold the header, which takes 16")]
    [InlineData(16, "truncated: its header announces 3 x 1 x 2 = 6 elements of a byte, and 0 bytes are there")]
    [InlineData(21, "truncated: its header announces 3 x 1 x 2 = 6 elements of a byte, and 5 bytes are there")]
    public void Says_where_a_file_is_truncated(int length, string problem)
    {
        AssertProblem(problem, _good[..length]);
        AssertProblem(problem, Gzip(_good[..length]));
    }

    [Fact]
    public void Trailing_bytes_are_an_error() =>
        AssertProblem("trailing bytes: its header announces 3 x 1 x 2 = 6 elements of a byte, and 7 bytes are there", [.. _good, 0]);

    [Fact]
    public void A_file_of_another_format_is_an_error() =>
        AssertProblem("not an IDX file: it begins with 89 50, an IDX file with 00 00", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]);

    [Theory]
    [InlineData(0x0D, "its elements are of type 0D (float), expected 08 (unsigned byte)")]
    [InlineData(0x07, "its elements are of type 07 (unknown), expected 08 (unsigned byte)")]
    public void Elements_of_another_type_are_an_error(byte type, string problem) =>
        AssertProblem(problem, Idx([3, 1, 2], _elements, type));

    [Fact]
    public void Another_number_of_dimensions_is_an_error() =>
        AssertProblem("its number of dimensions is 1, expected 3", Idx([6], _elements));

    [Fact]
    public void An_empty_file_is_an_error() =>
        AssertProblem("it is empty: its header announces 0 x 28 x 28 elements", Idx([0, 28, 28], []));

    [Fact]
    public void Sizes_whose_product_no_integer_holds_are_truncation() => AssertProblem(
        "truncated: its header announces 4294967295 x 4294967295 x 4294967295 = 79228162458924105385300197375 elements of a byte, " +
        "and 6 bytes are there",
        Idx([-1, -1, -1], _elements));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Compression_whose_end_is_missing_is_an_error(int missing) => AssertProblem(
        BadEnd,
        Gzip(_good)[..^missing]);

    [Fact]
    public void Bytes_behind_the_compression_are_an_error() => AssertProblem(
        BadEnd,
        [.. Gzip(_good), 1, 2, 3, 4]);

    [Fact]
    public void Damaged_compression_is_an_error()
    {
        byte[] damaged = Gzip(_good);
        damaged[^6] ^= 1; // in the checksum
        AssertProblem("its gzip compression is damaged", damaged);
    }

    [Fact]
    public void Members_of_gzip_may_follow_one_another()
    {
        byte[] large = Idx([3, 100, 100], Noise(30_000));
        foreach (int cut in (int[])[0, 1, 4, 10, 16, 17, 9_000, large.Length])
        {
            string path = Write("members.gz", [.. Gzip(large[..cut]), .. Gzip(large[cut..]), .. Gzip([])]);
            Assert.Equal(large[16..], IdxFile.Read(path, dimensions: 3).Elements.ToArray());
        }

        AssertProblem(BadEnd, [.. Gzip(large[..20]), .. Gzip(large[20..]), 0]);
        AssertProblem(BadEnd, [.. Gzip(large[..20]), .. Gzip(large[20..])[..^1]]);
        byte[] damaged = [.. Gzip(large[..20]), .. Gzip(large[20..])];
        damaged[^8] ^= 1;
        AssertProblem("its gzip compression is damaged", damaged);
    }

    // Buffers of the inflater end in all places of a file.
    [Fact]
    public void Members_end_anywhere()
    {
        byte[] noise = Noise(8_400);
        for (int size = 8_100; size < noise.Length; size++)
        {
            byte[] file = Gzip(Idx([size], noise[..size]));
            Assert.Equal(size, IdxFile.Read(Write("any.gz", file), dimensions: 1).Items);
            AssertProblem(BadEnd, file[..^1], dimensions: 1);
            AssertProblem(BadEnd, [.. file, 0x1F], dimensions: 1);
        }
    }

    [Fact]
    public void Every_missing_end_is_an_error()
    {
        byte[] file = Gzip(Idx([300], Noise(300)));
        for (int length = 2; length < file.Length; length++)
        {
            AssertProblem(BadEnd, file[..length], dimensions: 1);
        }
    }

    [Fact]
    public void No_more_is_inflated_than_the_header_announces()
    {
        // 64 MiB of zeros behind six elements, in 64 KB.
        byte[] bomb = Gzip([.. _good, .. new byte[1 << 26]]);
        Assert.InRange(bomb.Length, 1, 100_000);
        string path = Write("bomb.gz", bomb);
        Assert.InRange(Allocated($"{path}: trailing bytes: its header announces 3 x 1 x 2 = 6 elements of a byte, and more are there", path, 3), 0, 2_000_000);
    }

    [Fact]
    public void What_a_header_announces_takes_no_memory_until_it_comes()
    {
        string path = Write("promise.gz", Gzip(Idx([2_000_000_000], _elements)));
        Assert.InRange(Allocated($"{path}: truncated: its header announces 2000000000 elements of a byte, and 6 bytes are there", path, 1), 0, 2_000_000);
        Write("promise.gz", Gzip(Idx([-1, 1], _elements)));
        Assert.InRange(
            Allocated($"{path}: its header announces 4294967295 x 1 = 4294967295 elements of a byte, more than the 2147483591 that an array holds", path, 2), 0, 2_000_000);
    }

    [Fact]
    public void A_plain_file_with_trailing_bytes_is_not_read()
    {
        string path = Write("long", [.. _good, .. new byte[1 << 24]]);
        Assert.InRange(Allocated($"{path}: trailing bytes: its header announces 3 x 1 x 2 = 6 elements of a byte, and 16777222 bytes are there", path, 3), 0, 2_000_000);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string path = Path.Combine(_folder, "none", "file");
        Assert.Equal($"{path}: there is no such file", Assert.Throws<FileNotFoundException>(() => IdxFile.Read(path, dimensions: 1)).Message);
        Assert.Equal($"{_folder}: this is a folder, a file was expected", Assert.Throws<IOException>(() => IdxFile.Read(_folder, dimensions: 1)).Message);
    }

    private static byte[] Noise(int count)
    {
        byte[] noise = new byte[count];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static long Allocated(string problem, string path, int dimensions)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, dimensions));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(problem, exception.Message);
        return allocated;
    }

    private void AssertProblem(string problem, byte[] content, int dimensions = 3)
    {
        string path = Write("file", content);
        var exception = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, dimensions));
        Assert.Equal($"{path}: {problem}", exception.Message);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Idx(int[] dimensions, byte[] elements, byte type = 0x08) =>
    [
        0, 0, type, (byte)dimensions.Length,
        .. dimensions.SelectMany(size => (byte[])[(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]),
        .. elements,
    ];

    private static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
