using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>
/// Carries what a training remembers into a file, or out of one: the same calls in the same order for both, so that nothing
/// is written that is not read. An <see cref="OptimizerState{T}"/> of one's own hands it what it keeps.
/// </summary>
public abstract class StateCarrier
{
    private protected StateCarrier()
    {
    }

    /// <summary>Whether values come out of a file: then what is handed in is overwritten.</summary>
    public abstract bool IsReading { get; }

    /// <summary>Carries numbers of the network's precision.</summary>
    /// <param name="name">What they are called in the file; each name once.</param>
    /// <param name="values">Where they are: of the same length when they are read as when they were written.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="NetworkFileException">The file has none of that name, or of another type or number.</exception>
    public void Carry<T>(string name, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bytes(name, FileTensor.TypeOf<T>(), MemoryMarshal.AsBytes(values));

    /// <summary>Carries a number.</summary>
    /// <param name="name">What it is called in the file.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="NetworkFileException">The file has none of that name, or of another type.</exception>
    public void Carry(string name, ref double value) => Carry(name, new Span<double>(ref value));

    /// <summary>Carries a whole number.</summary>
    /// <param name="name">What it is called in the file.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="NetworkFileException">The file has none of that name, or of another type.</exception>
    public void Carry(string name, ref long value) => Bytes(name, TensorType.I64, MemoryMarshal.AsBytes(new Span<long>(ref value)));

    internal void Carry(string name, Span<int> values) => Bytes(name, TensorType.I32, MemoryMarshal.AsBytes(values));

    internal void Carry(string name, Span<byte> values) => Bytes(name, TensorType.U8, values);

    /// <summary>Carries a whole number that lies between two others, or else the file is damaged.</summary>
    internal int Carry(string name, int value, int least, int most)
    {
        long wide = value;
        Carry(name, ref wide);
        return wide >= least && wide <= most ? (int)wide : throw Damaged(FormattableString.Invariant($"{name} is {wide}, it lies between {least} and {most}"));
    }

    /// <summary>Memory for so many values that are to be read, once the file has been seen to hold as many.</summary>
    internal abstract TValue[] Memory<TValue>(string name, int count);

    /// <summary>The error of a file whose values cannot be.</summary>
    internal abstract NetworkFileException Damaged(string what);

    // Numbers lie in files as they lie in memory: all processors that .NET runs on are little-endian but one, which is refused.
    private protected abstract void Bytes(string name, TensorType type, Span<byte> bytes);
}
