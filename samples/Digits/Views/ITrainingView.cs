namespace Digits;

/// <summary>Shows training while it goes on.</summary>
internal interface ITrainingView
{
    /// <summary>Shows a table that grows with the training.</summary>
    /// <param name="header">The heads of its columns.</param>
    /// <param name="epochs">How many epochs there will be at most.</param>
    /// <param name="train">Trains, and tells of each epoch when it is complete: with its line, or null if the table has none for it.</param>
    void Show(string header, int epochs, Action<Action<EpochReport, string?>> train);

    /// <summary>The table that any training can have; it is complete when this is disposed of.</summary>
    ConsoleProgress Progress();
}
