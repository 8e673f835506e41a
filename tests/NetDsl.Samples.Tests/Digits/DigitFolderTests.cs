using global::Digits.Data;

namespace NetDsl.Samples.Tests.Digits;

public sealed class DigitFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte")]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz", "train-labels-idx1-ubyte")]
    public void Finds_the_files_in_either_spelling(string images, string labels)
    {
        _folder.Write(images, TemporaryFolder.Images(12));
        _folder.Write(labels, TemporaryFolder.Labels(12));

        DigitSet digits = DigitFolder.ReadTraining(_folder.Path, limit: 1000);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], digits.Labels);
    }

    [Fact]
    public void Training_takes_the_first_images_and_the_test_all()
    {
        _folder.WriteSets(training: 30, test: 20);

        Assert.Equal(11, DigitFolder.ReadTraining(_folder.Path, limit: 11).Count);
        Assert.Equal(20, DigitFolder.ReadTest(_folder.Path).Count);
    }

    [Fact]
    public void Pixels_become_numbers_from_0_to_1_and_labels_rows_with_one_1()
    {
        byte[] pixels = new byte[2 * 784];
        pixels[0] = 255;
        pixels[784] = 51;
        _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Idx([2, 28, 28], pixels));
        _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([2], [3, 9]));

        DigitSet digits = DigitFolder.ReadTest(_folder.Path);

        Assert.Equal(1, digits.Image(0)[0]);
        Assert.Equal(0, digits.Image(0)[783]);
        Assert.Equal(51 / 255.0, digits.Image(1)[0]);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 0, 0, 0], digits.Target(0).ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], digits.Target(1).ToArray());
    }

    [Fact]
    public void More_labels_than_images_are_an_error()
    {
        _folder.WriteSets(training: 12, test: 12);
        _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Labels(13));

        AssertProblem("t10k-labels-idx1-ubyte", $"it holds 13 labels, but {PathOf("t10k-images-idx3-ubyte")} holds 12 images");
    }

    [Fact]
    public void Images_of_another_size_are_an_error()
    {
        _folder.WriteSets(training: 12, test: 12);
        _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Idx([12, 28, 27], new byte[12 * 28 * 27]));

        AssertProblem("t10k-images-idx3-ubyte", "its images are 28 x 27 pixels, expected 28 x 28");
    }

    [Fact]
    public void A_label_that_is_no_digit_is_an_error()
    {
        _folder.WriteSets(training: 12, test: 3);
        _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([3], [9, 0, 10]));

        AssertProblem("t10k-labels-idx1-ubyte", "label 2 is 10, expected 0 to 9");
    }

    [Fact]
    public void A_missing_file_is_an_error_that_says_what_was_looked_for()
    {
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest(_folder.Path));
        Assert.Equal(
            $"{_folder.Path}: the folder holds no t10k-images-idx3-ubyte, t10k-images-idx3-ubyte.gz, " +
            "t10k-images.idx3-ubyte or t10k-images.idx3-ubyte.gz",
            exception.Message);
    }

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        string folder = PathOf("nowhere");
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest(folder));
        Assert.Equal($"{folder}: there is no such folder", exception.Message);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void AssertProblem(string file, string problem)
    {
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest(_folder.Path));
        Assert.Equal($"{PathOf(file)}: {problem}", exception.Message);
    }
}
