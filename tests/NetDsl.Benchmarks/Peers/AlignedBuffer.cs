using System.Runtime.InteropServices;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Native memory for peers behind pointers, on a boundary of 64 bytes.</summary>
internal sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly int _length;
    private T* _address;

    public AlignedBuffer(int length)
    {
        _length = length;
        _address = (T*)NativeMemory.AlignedAlloc((nuint)length * (nuint)sizeof(T), 64);
        Span.Clear();
    }

    public AlignedBuffer(ReadOnlySpan<T> values)
        : this(values.Length)
    {
        values.CopyTo(Span);
    }

    public T* Address => _address;

    public Span<T> Span => new(_address, _length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(_address);
        _address = null;
    }
}
