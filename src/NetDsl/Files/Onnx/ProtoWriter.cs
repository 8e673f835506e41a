using System.Buffers;
using System.Text;

namespace NetDsl.Onnx;

/// <summary>
/// Writes messages of Protocol Buffers (https://protobuf.dev/programming-guides/encoding): a field is a number with a wire type, and a value. Only the parts
/// of the format that ONNX files need are supported.
/// </summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0, LengthDelimited = 2, Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Write(int field, long value)
    {
        Tag(field, Varint);
        WriteVarint((ulong)value);
    }

    public void Write(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Write(int field, string text) => Write(field, Encoding.UTF8.GetBytes(text));

    public void Write(int field, ReadOnlySpan<byte> bytes)
    {
        Tag(field, LengthDelimited);
        WriteVarint((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>A nested message.</summary>
    public void Write(int field, Action<ProtoWriter> write)
    {
        var inner = new ProtoWriter();
        write(inner);
        Write(field, inner._bytes.WrittenSpan);
    }

    public void WriteTo(Stream stream) => stream.Write(_bytes.WrittenSpan);

    private void Tag(int field, int type) => WriteVarint((ulong)((field << 3) | type));

    // Seven bits at a time, the lowest first; the eighth says whether more follow.
    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            WriteByte((byte)(value | 0x80));
        }

        WriteByte((byte)value);
    }

    private void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
