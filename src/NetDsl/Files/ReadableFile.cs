namespace NetDsl;

/// <summary>Opens files for reading, with the library's error messages.</summary>
internal static class ReadableFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path}: there is no such file", path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"{path}: {(Directory.Exists(path) ? "this is a folder, a file was expected" : "the file must not be read")}", exception);
        }
    }
}
