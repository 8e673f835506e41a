using System.IO.Compression;

namespace NetDsl;

/// <summary>
/// The content of a file, inflated if it is compressed with gzip: no further than requested, because a small file can
/// hold gigabytes of zeros.
/// </summary>
/// <remarks>
/// <see cref="GZipStream"/> reads consecutive members, and ignores a missing end and bytes that are not a member. So
/// an additional member is appended to the file: it is read only if everything before it was complete.
/// </remarks>
internal sealed class FileContent : IDisposable
{
    private const byte GzipMagic1 = 0x1F, GzipMagic2 = 0x8B;

    // The index of the chained stream that holds the mark, after the first two bytes and the file.
    private const int MarkPart = 2;

    // Real images are compressed by a factor of four to ten. For more than this, memory is allocated only as bytes arrive.
    private const int UsualExpansion = 16;
    private const int LeastGuess = 1 << 16;

    private readonly string _path;
    private readonly long? _fileLength;
    private readonly ChainedStream _bytes;
    private readonly GZipStream? _inflater;
    private bool _isAtEnd;

    public FileContent(string path)
    {
        _path = path;
        FileStream file = ReadableFile.Open(path);
        _fileLength = file.CanSeek ? file.Length : null;
        byte[] first = new byte[2];
        int count = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var start = new MemoryStream(first, 0, count);
        if (first is not [GzipMagic1, GzipMagic2])
        {
            _bytes = new ChainedStream(start, file);
            return;
        }

        _bytes = new ChainedStream(start, file, new MemoryStream(CompressedMark()));
        _inflater = new GZipStream(_bytes, CompressionMode.Decompress);
    }

    /// <summary>The total number of bytes, if known before they are read.</summary>
    public long? Length => _inflater is null ? _fileLength : null;

    private static ReadOnlySpan<byte> Mark => [0xD1, 0x5E, 0x4E, 0xD0, 0xF7, 0x0A, 0x9B, 0x26];

    /// <summary>Reads until the buffer is full or the content ends.</summary>
    /// <returns>The number of bytes read.</returns>
    /// <exception cref="InvalidDataException">The compression is damaged or does not end properly.</exception>
    public int Read(Span<byte> buffer)
    {
        if (_inflater is null) return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        int read = 0;
        while (read < buffer.Length && Inflate(_inflater, buffer[read..]) is > 0 and int count)
        {
            read += count;
        }

        return read;
    }

    /// <summary>Reads the given number of bytes, or what is left if that is less; memory is allocated as they arrive.</summary>
    /// <exception cref="InvalidDataException">The compression is damaged or does not end properly.</exception>
    public byte[] Read(int count)
    {
        long guess = _fileLength is not { } length ? LeastGuess : _inflater is null ? length : length * UsualExpansion;
        byte[] bytes = new byte[(int)Math.Min(count, Math.Max(guess, LeastGuess))];
        int read = Read(bytes.AsSpan());
        while (read == bytes.Length && read < count)
        {
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            read += Read(bytes.AsSpan(read));
        }

        Array.Resize(ref bytes, read);
        return bytes;
    }

    public void Dispose()
    {
        _inflater?.Dispose();
        _bytes.Dispose();
    }

    /// <summary>Inflates more bytes; returns 0 at the end, if it is a proper one.</summary>
    private int Inflate(GZipStream inflater, Span<byte> buffer)
    {
        if (_isAtEnd) return 0;
        int count = InflateAny(inflater, buffer);
        if (_bytes.Part < MarkPart) return count > 0 ? count : throw BadEnd();

        // Nothing is left in the inflater when it asks for the mark: what follows must be exactly the mark.
        Span<byte> mark = stackalloc byte[Mark.Length + 1];
        if (count >= mark.Length) throw BadEnd();
        buffer[..count].CopyTo(mark);
        while (count < mark.Length && InflateAny(inflater, mark[count..]) is > 0 and int more)
        {
            count += more;
        }

        _isAtEnd = mark[..count].SequenceEqual(Mark) ? true : throw BadEnd();
        return 0;
    }

    private int InflateAny(GZipStream inflater, Span<byte> buffer)
    {
        try
        {
            return inflater.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw _bytes.Part < MarkPart ? new InvalidDataException($"{_path}: its gzip compression is damaged", exception) : BadEnd();
        }
    }

    private InvalidDataException BadEnd() =>
        new($"{_path}: its gzip compression does not end as it should: the end is missing, or there are trailing bytes");

    private static byte[] CompressedMark()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Mark);
        }

        return compressed.ToArray();
    }
}
