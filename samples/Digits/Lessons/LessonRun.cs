using System.Numerics;
using Digits.Data;

namespace Digits.Lessons;

/// <summary>What a lesson is given: images, a place to write to, and a way to train that can be interrupted.</summary>
internal sealed class LessonRun(Options options, IDigitSource source, TextWriter output, ITrainingView view, CancellationToken interruption)
{
    /// <summary>How many passes over the training images to make.</summary>
    public int Epochs => options.Iterations ?? (source.IsMnist ? options.Lesson.MnistEpochs : options.Lesson.DrawnEpochs);

    public bool BookDerivative => options.BookDerivative;

    public int Cores => options.Cores;

    /// <summary>How the heading calls the activation of the hidden layer.</summary>
    public string Relu => BookDerivative ? "relu with the book's derivative" : "relu";

    /// <summary>Writes a line, whatever the machine's culture.</summary>
    public void Say(FormattableString line) => output.WriteLine(FormattableString.Invariant(line));

    /// <summary>Writes an empty line.</summary>
    public void Say() => output.WriteLine();

    /// <summary>The images, of which the output tells.</summary>
    public DigitSets<T> Read<T>(int training, int validation = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DigitSets<T> digits = source.Read<T>(training, validation);
        Say($"{source.Describe(digits)}");
        return digits;
    }

    /// <summary>Trains, with a table that grows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="digits">The images.</param>
    /// <param name="options">How to train.</param>
    /// <param name="header">The heads of the table's columns.</param>
    /// <param name="line">The table's line of an epoch, or null for none.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public History Train<TNetwork, T>(
        TNetwork network, DigitSets<T> digits, FitOptions options, string header, Func<EpochReport, string?> line)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        History? history = null;
        view.Show(header, options.Epochs, show =>
            history = Fit(network, digits, options with { Callback = report => show(report, line(report)) }));
        if (history!.Reason != StopReason.Done) Say($"{history.Message}");
        return history;
    }

    /// <summary>A table of epochs for <see cref="FitOptions.Progress"/>.</summary>
    public ConsoleProgress Progress() => view.Progress();

    /// <summary>Writes the pictures, if the command line asks for them.</summary>
    public void SavePictures<TNetwork, T>(TNetwork network, History history, DigitSets<T> digits)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.PictureFolder is not { } folder) return;
        Say();
        foreach (string path in Pictures.Save(folder, options.Lesson.Name, network, history, digits))
        {
            Say($"{path}");
        }
    }

    /// <summary>Trains; what is shown of it is the options' matter.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public History Fit<TNetwork, T>(TNetwork network, DigitSets<T> digits, FitOptions options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        History history = network.Fit(digits.Training, options with { Cancellation = interruption }, digits.Validation);
        return history.Reason != StopReason.Cancelled ? history : throw new OperationCanceledException(interruption);
    }
}
