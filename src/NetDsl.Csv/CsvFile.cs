using System.Text;

namespace NetDsl.Csv;

/// <summary>Opens tables as text, in the encoding of the options.</summary>
internal static class CsvFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StreamReader Open(string path, CsvOptions options)
    {
        options.Check();
        FileStream file = ReadableFile.Open(path);
        Encoding encoding = file.CanSeek ? Marked(file) ?? options.Encoding : options.Encoding;

        // The reader's own detection would ignore invalid bytes.
        return new StreamReader(file, UndecodedBytes.In(encoding), detectEncodingFromByteOrderMarks: false);
    }

    private static Encoding? Marked(FileStream file)
    {
        byte[] first = new byte[3];
        int count = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return first[..count] switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF] => Encoding.UTF8,
            _ => null,
        };
    }
}
