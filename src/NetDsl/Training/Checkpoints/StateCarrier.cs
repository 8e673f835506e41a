using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>
/// Saves the state of training to a file, or restores it: with the same calls in the same order for both, so that
/// nothing is written that is not read. A custom <see cref="OptimizerState{T}"/> passes its state to it.
/// </summary>
public abstract class StateCarrier
{
    private protected StateCarrier()
    {
    }

    /// <summary>Whether values are read from a file: then the arguments are overwritten.</summary>
    public abstract bool IsReading { get; }

    /// <summary>Carries numbers of the network's precision.</summary>
    /// <param name="name">Their name in the file, which must be unique.</param>
    /// <param name="values">The numbers, of the same length when read as when written.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="NetworkFileException">The file has none with that name, or a different type or number of values.</exception>
    public void Carry<T>(string name, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bytes(name, FileTensor.TypeOf<T>(), MemoryMarshal.AsBytes(values));

    /// <summary>Carries a number.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="NetworkFileException">The file has none with that name, or a different type.</exception>
    public void Carry(string name, ref double value) => Carry(name, new Span<double>(ref value));

    /// <summary>Carries a whole number.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="NetworkFileException">The file has none with that name, or a different type.</exception>
    public void Carry(string name, ref long value) => Bytes(name, TensorType.I64, MemoryMarshal.AsBytes(new Span<long>(ref value)));

    internal void Carry(string name, Span<int> values) => Bytes(name, TensorType.I32, MemoryMarshal.AsBytes(values));

    internal void Carry(string name, Span<byte> values) => Bytes(name, TensorType.U8, values);

    /// <summary>Carries a whole number within a range; outside of it the file counts as damaged.</summary>
    internal int Carry(string name, int value, int least, int most)
    {
        long wide = value;
        Carry(name, ref wide);
        return wide >= least && wide <= most ? (int)wide : throw Damaged(FormattableString.Invariant($"{name} is {wide}, it lies between {least} and {most}"));
    }

    /// <summary>Memory for a number of values to read, allocated once the file is known to contain that many.</summary>
    internal abstract TValue[] Memory<TValue>(string name, int count);

    /// <summary>The error for a file with invalid values.</summary>
    internal abstract NetworkFileException Damaged(string what);

    // Numbers are stored as in memory: all processors that .NET runs on are little-endian except one, which is rejected.
    private protected abstract void Bytes(string name, TensorType type, Span<byte> bytes);
}
