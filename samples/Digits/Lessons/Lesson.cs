namespace Digits.Lessons;

/// <summary>A part of chapter 8, or what comes after it.</summary>
internal abstract class Lesson
{
    /// <summary>How the command line calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a line of the help.</summary>
    public abstract string Summary { get; }

    /// <summary>Passes over MNIST's training images, unless the command line says something else.</summary>
    public abstract int MnistEpochs { get; }

    /// <summary>Passes over drawn digits, which differ less from one another and are learned sooner.</summary>
    public abstract int DrawnEpochs { get; }

    /// <summary>Whether the book has it, and with it the book's derivative of relu.</summary>
    public virtual bool IsOfTheBook => true;

    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public abstract void Run(LessonRun run);
}
