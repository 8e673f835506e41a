using System.Runtime.InteropServices;
using Digits.Data;
using Digits.Drawing;

namespace NetDsl.Benchmarks.Training;

/// <summary>The images that both train on: MNIST's, where NETDSL_MNIST names their folder, or drawn ones.</summary>
internal sealed class DigitData
{
    private const string Variable = "NETDSL_MNIST";
    private const int Images = 10_000;
    private const int DrawnTestImages = 2000;
    private const int DrawnSeed = 8;

    private DigitData(Dataset<float> training, Dataset<float> test, string images)
    {
        Training = training;
        Test = test;
        Description = FormattableString.Invariant($"{training.Rows} {images}, tested on {test.Rows}");
    }

    public Dataset<float> Training { get; }

    public Dataset<float> Test { get; }

    public string Description { get; }

    /// <exception cref="DigitFileException">The folder is not what it should be.</exception>
    public static DigitData Read()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            return new DigitData(DigitFolder.ReadTraining<float>(folder, Images), DigitFolder.ReadTest<float>(folder), "images of MNIST");

        var pen = new DrawnDigits(DrawnSeed);
        return new DigitData(pen.Draw<float>(Images), pen.Draw<float>(DrawnTestImages), $"drawn images ({Variable} names no folder with MNIST's)");
    }

    /// <summary>Writes all as raw files, for another process.</summary>
    public void Write(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "images"), MemoryMarshal.AsBytes(Training.Inputs));
        File.WriteAllBytes(Path.Combine(folder, "digits"), ClassesOf(Training));
        File.WriteAllBytes(Path.Combine(folder, "testImages"), MemoryMarshal.AsBytes(Test.Inputs));
        File.WriteAllBytes(Path.Combine(folder, "testDigits"), ClassesOf(Test));
    }

    // PyTorch takes classes of 64 bits.
    private static ReadOnlySpan<byte> ClassesOf(Dataset<float> digits)
    {
        long[] classes = new long[digits.Rows];
        for (int row = 0; row < classes.Length; row++)
        {
            classes[row] = digits.TargetClass(row);
        }

        return MemoryMarshal.AsBytes<long>(classes);
    }
}
