using System.Numerics;

namespace Digits.Data;

/// <summary>MNIST's images: the first of the training set to learn from, the next ones to validate with, and the whole test set.</summary>
internal sealed class MnistSource(string folder) : IDigitSource
{
    public string Introduction => "";

    public bool IsMnist => true;

    public DigitSets<T> Read<T>(int training, int validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> images = DigitFolder.ReadTraining<T>(folder, training + validation);
        Dataset<T> test = DigitFolder.ReadTest<T>(folder);
        if (validation == 0) return new(images, null, test);
        if (images.Rows == 1) throw new DigitFileException(folder, "one training image is too few, another is needed for validation");

        // A folder with fewer images has them divided in the same proportion.
        int learned = Math.Max(1, (int)((long)images.Rows * training / (training + validation)));
        return new(images.Take(learned), images.Skip(learned), test);
    }

    public string Describe<T>(DigitSets<T> digits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string validation = digits.Validation is { } set ? FormattableString.Invariant($", {set.Rows} validation images") : "";
        return FormattableString.Invariant($"{digits.Training.Rows} training images{validation} and {digits.Test.Rows} test images from {folder}");
    }
}
