using System.IO.Compression;

namespace NetDsl.Models.Numpy;

/// <summary>Reads the arrays in a file written by <c>numpy.savez</c> or <c>savez_compressed</c>: a zip archive of arrays.</summary>
internal static class NpzFile
{
    private const string Ending = ".npy";

    /// <summary>The arrays in the order in which they were written.</summary>
    /// <exception cref="NetworkFileException">The file is in another format, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static List<FileTensor> Read(string path)
    {
        using FileStream file = ReadableFile.Open(path);
        return Read(file, path);
    }

    /// <summary>The same from a seekable stream.</summary>
    public static List<FileTensor> Read(Stream stream, string source)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Read(archive, source);
        }
        // A damaged directory can cause any of these.
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new NetworkFileException($"{source}: this is not an npz file, or it is damaged: {exception.Message}", exception);
        }
    }

    private static List<FileTensor> Read(ZipArchive archive, string source)
    {
        List<FileTensor> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        long total = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string shown = SafeTensorsHeader.Shown(entry.FullName);
            if (!entry.FullName.EndsWith(Ending, StringComparison.Ordinal))
            {
                throw new NetworkFileException($"{source}: {shown} is no array: in an npz file all names end in {Ending}");
            }

            string name = entry.FullName[..^Ending.Length];
            if (!names.Add(name))
            {
                throw new NetworkFileException($"{source}: the array {SafeTensorsHeader.Shown(name)} stands twice");
            }

            // Entries may share their bytes, so a small file could fill any memory.
            total = entry.Length <= Array.MaxLength - total ? total + entry.Length
                : throw new NetworkFileException($"{source}: its arrays take more than 2 GB");
            tensors.Add(Read(entry, name, source));
        }

        return tensors;
    }

    private static FileTensor Read(ZipArchiveEntry entry, string name, string source)
    {
        try
        {
            using Stream stream = entry.Open();
            return NpyArray.Read(stream, name, entry.Length, entry.Crc32);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or EndOfStreamException)
        {
            throw new NetworkFileException($"{source}: the array {SafeTensorsHeader.Shown(name)} cannot be read: {exception.Message}", exception);
        }
    }
}
