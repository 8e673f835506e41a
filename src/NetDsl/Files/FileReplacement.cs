namespace NetDsl;

/// <summary>Writes files so that no one sees half of one, whatever happens in between.</summary>
internal static class FileReplacement
{
    /// <summary>Writes a file beside its place, brings it to the disk, and moves it to its place.</summary>
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
