using System.Globalization;
using Digits.Data;
using Digits.Drawing;

namespace Digits;

/// <summary>One run of the sample: says what is trained on what, and trains it.</summary>
internal sealed class Experiment(Options options, TextWriter output, IScoreView view)
{
    private const int TrainingImages = 1000;
    private const int DrawnTestImages = 500;
    private const int DrawnSeed = 8;

    /// <summary>As many passes as the book makes.</summary>
    private const int MnistIterations = 301;

    /// <summary>Drawn digits differ less from one another, and are learned sooner.</summary>
    private const int DrawnIterations = 31;

    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Run(CancellationToken interruption)
    {
        if (options.DataFolder is { } folder)
        {
            TrainOnMnist(folder, interruption);
        }
        else
        {
            TrainOnDrawings(interruption);
        }
    }

    private void TrainOnMnist(string folder, CancellationToken interruption)
    {
        DigitSet training = DigitFolder.ReadTraining(folder, TrainingImages);
        DigitSet test = DigitFolder.ReadTest(folder);
        output.WriteLine($"{training.Count} training images and {test.Count} test images from {folder}");
        Train(training, test, options.Iterations ?? MnistIterations, interruption);
    }

    private void TrainOnDrawings(CancellationToken interruption)
    {
        string[] files = [.. DigitFolder.FileNames];
        output.WriteLine($"""
            No --data FOLDER: the digits below are drawn by this sample, they are not MNIST.
            For the figures of the book, get MNIST (by Yann LeCun, Corinna Cortes and Christopher J. C. Burges:
            http://yann.lecun.com/exdb/mnist/ and its mirrors, https://ossci-datasets.s3.amazonaws.com/mnist/ for
            one), put its four files into a folder and name the folder with --data:
              {files[0]}  {files[1]}
              {files[2]}  {files[3]}

            """);

        var pen = new DrawnDigits(DrawnSeed);
        DigitSet training = pen.Draw(TrainingImages);
        DigitSet test = pen.Draw(DrawnTestImages);
        output.WriteLine($"{training.Count} drawn training images and {test.Count} drawn test images");
        Train(training, test, options.Iterations ?? DrawnIterations, interruption);
    }

    private void Train(DigitSet training, DigitSet test, int iterations, CancellationToken interruption)
    {
        string relu = options.BookDerivative ? "relu with the book's derivative" : "relu";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"784-40-10, {relu}, no bias; alpha {Training.Alpha}, one image at a time, {iterations} iterations"));
        output.WriteLine();

        IEnumerable<Iteration> run = options.BookDerivative
            ? Training.Run(new BookDigitNetwork(), training, test, iterations, interruption)
            : Training.Run(new DigitNetwork(), training, test, iterations, interruption);
        view.Show(run, iterations);
    }
}
