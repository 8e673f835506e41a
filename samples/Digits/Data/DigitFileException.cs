namespace Digits.Data;

/// <summary>A file of digits that is not what it should be. The message names the file and says what is wrong with it.</summary>
internal sealed class DigitFileException(string path, string problem) : Exception($"{path}: {problem}");
