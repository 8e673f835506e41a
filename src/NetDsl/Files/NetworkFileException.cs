namespace NetDsl;

/// <summary>A file that should hold a network or its weights does not: the message names the file, what was expected and what it holds.</summary>
public sealed class NetworkFileException(string message, Exception? innerException = null) : IOException(message, innerException);
