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

        Dataset<float> digits = DigitFolder.ReadTraining<float>(_folder.Path, limit: 1000);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], digits.TargetClasses.ToArray());
    }

    [Fact]
    public void Training_takes_the_first_images_and_the_test_all()
    {
        _folder.WriteSets(training: 30, test: 20);

        Assert.Equal(11, DigitFolder.ReadTraining<float>(_folder.Path, limit: 11).Rows);
        Assert.Equal(20, DigitFolder.ReadTest<float>(_folder.Path).Rows);
    }

    [Fact]
    public void Pixels_become_numbers_from_0_to_1_and_labels_classes()
    {
        byte[] pixels = new byte[2 * 784];
        pixels[0] = 255;
        pixels[784] = 51;
        _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Idx([2, 28, 28], pixels));
        _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([2], [3, 9]));

        Dataset<double> digits = DigitFolder.ReadTest<double>(_folder.Path);

        Assert.Equal(1, digits.Input(0)[0]);
        Assert.Equal(0, digits.Input(0)[783]);
        Assert.Equal(51 / 255.0, digits.Input(1)[0]);
        Assert.Equal([3, 9], digits.TargetClasses.ToArray());
        Assert.Equal(10, digits.TargetSize);
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
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest<float>(_folder.Path));
        Assert.Equal(
            $"{_folder.Path}: the folder holds no t10k-images-idx3-ubyte, t10k-images-idx3-ubyte.gz, " +
            "t10k-images.idx3-ubyte or t10k-images.idx3-ubyte.gz",
            exception.Message);
    }

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        string folder = PathOf("nowhere");
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest<float>(folder));
        Assert.Equal($"{folder}: there is no such folder", exception.Message);
    }

    [Theory]
    [InlineData(30, 10, 15, 10, 15)]
    [InlineData(30, 10, 20, 10, 20)]
    [InlineData(12, 20, 40, 4, 8)]
    [InlineData(2, 1000, 1000, 1, 1)]
    public void Validation_has_images_of_its_own(int images, int wanted, int wantedForValidation, int training, int validation)
    {
        _folder.WriteSets(images, test: 5);
        int[] labels = [.. Enumerable.Range(0, images).Select(i => i % 10)];

        DigitSets<float> digits = new MnistSource(_folder.Path).Read<float>(wanted, wantedForValidation);

        Assert.Equal(labels.Take(training), digits.Training.TargetClasses.ToArray());
        Assert.Equal(labels.Skip(training).Take(validation), digits.Validation!.TargetClasses.ToArray());
        Assert.Equal(5, digits.Test.Rows);
    }

    [Fact]
    public void A_sole_image_cannot_be_divided()
    {
        _folder.WriteSets(training: 1, test: 1);
        Assert.Equal(1, new MnistSource(_folder.Path).Read<float>(10, 0).Training.Rows);
        var exception = Assert.Throws<DigitFileException>(() => new MnistSource(_folder.Path).Read<float>(10, 10));
        Assert.Equal($"{_folder.Path}: one training image is too few, another is needed for validation", exception.Message);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void AssertProblem(string file, string problem)
    {
        var exception = Assert.Throws<DigitFileException>(() => DigitFolder.ReadTest<float>(_folder.Path));
        Assert.Equal($"{PathOf(file)}: {problem}", exception.Message);
    }
}
