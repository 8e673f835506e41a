using System.IO.Compression;
using Xunit;

namespace NetDsl.Tests.Datasets;

public sealed class IdxFileTests : IDisposable
{
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
        "its gzip compression does not end as it should: the end is missing, or there are trailing bytes",
        Gzip(_good)[..^missing]);

    [Fact]
    public void Bytes_behind_the_compression_are_an_error() => AssertProblem(
        "its gzip compression does not end as it should: the end is missing, or there are trailing bytes",
        [.. Gzip(_good), 1, 2, 3, 4]);

    [Fact]
    public void Damaged_compression_is_an_error()
    {
        byte[] damaged = Gzip(_good);
        damaged[^6] ^= 1; // in the checksum
        AssertProblem("its gzip compression is damaged", damaged);
    }

    private void AssertProblem(string problem, byte[] content)
    {
        string path = Write("file", content);
        var exception = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, dimensions: 3));
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
