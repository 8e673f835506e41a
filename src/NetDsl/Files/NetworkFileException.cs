namespace NetDsl;

/// <summary>A file does not contain the expected network or weights: the message names the file, what was expected and what it contains.</summary>
public sealed class NetworkFileException(string message, Exception? innerException = null) : IOException(message, innerException);
