namespace Quickstart;

/// <summary>One program of the texts.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Summary">What it shows, in a line.</param>
/// <param name="Source">The text, and the network that it builds.</param>
/// <param name="Run">Trains or runs the network and reports each figure that the text has.</param>
internal sealed record Lesson(string Name, string Summary, string Source, Action<Report> Run);
