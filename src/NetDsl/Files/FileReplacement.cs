namespace NetDsl;

/// <summary>Writes files atomically, so that nobody sees half of one, whatever happens in between.</summary>
internal static class FileReplacement
{
    /// <summary>Writes a temporary file, flushes it to disk, and moves it into place.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string place = Path.GetFullPath(path);
        string beside = $"{place}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, place, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
