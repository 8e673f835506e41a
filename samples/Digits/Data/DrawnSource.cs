using System.Numerics;
using Digits.Drawing;

namespace Digits.Data;

/// <summary>Digits that the sample draws itself, so that it runs without data.</summary>
internal sealed class DrawnSource : IDigitSource
{
    private const int Seed = 8;
    private const int MaxTrainingImages = 1000;
    private const int TestImages = 500;

    public string Introduction
    {
        get
        {
            string[] files = [.. DigitFolder.FileNames];
            return $"""
                No --data FOLDER: the digits below are drawn by this sample, they are not MNIST.
                For the figures of the book, get MNIST (by Yann LeCun, Corinna Cortes and Christopher J. C. Burges:
                http://yann.lecun.com/exdb/mnist/ and its mirrors, https://ossci-datasets.s3.amazonaws.com/mnist/ for
                one), put its four files into a folder and name the folder with --data:
                  {files[0]}  {files[1]}
                  {files[2]}  {files[3]}

                """;
        }
    }

    public bool IsMnist => false;

    public DigitSets<T> Read<T>(int training, int validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pen = new DrawnDigits(Seed);
        Dataset<T> learned = pen.Draw<T>(Math.Min(training, MaxTrainingImages));
        Dataset<T> test = pen.Draw<T>(TestImages);
        return new(learned, validation == 0 ? null : pen.Draw<T>(Math.Min(validation, MaxTrainingImages)), test);
    }

    public string Describe<T>(DigitSets<T> digits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string validation = digits.Validation is { } set ? FormattableString.Invariant($", {set.Rows} drawn validation images") : "";
        return FormattableString.Invariant($"{digits.Training.Rows} drawn training images{validation} and {digits.Test.Rows} drawn test images");
    }
}
