namespace NetDsl;

/// <summary>Several streams read one after another as if they were one.</summary>
internal sealed class ChainedStream(params Stream[] parts) : Stream
{
    /// <summary>The index of the stream being read; the number of streams when all have been read.</summary>
    public int Part { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (Part < parts.Length && !buffer.IsEmpty)
        {
            if (parts[Part].Read(buffer) is > 0 and int read) return read;
            Part++;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        foreach (Stream part in disposing ? parts : [])
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
