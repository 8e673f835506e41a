using System.Buffers.Binary;

namespace NetDsl;

// Saving and restoring the state, so that drawing can continue elsewhere.
public sealed partial class NumPyRandom
{
    /// <summary>The size of a state in bytes: the words, the position, and the stored normal number.</summary>
    internal const int StateBytes = (StateSize * sizeof(uint)) + sizeof(int) + sizeof(double) + 1;

    /// <summary>Continues where the other generator is.</summary>
    internal void CopyFrom(NumPyRandom other)
    {
        other._state.CopyTo(_state, 0);
        (_position, _spareNormal, _hasSpareNormal) = (other._position, other._spareNormal, other._hasSpareNormal);
    }

    /// <summary>Writes the state to <see cref="StateBytes"/> bytes.</summary>
    internal void WriteState(Span<byte> bytes)
    {
        for (int i = 0; i < StateSize; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(i * sizeof(uint))..], _state[i]);
        }

        Span<byte> rest = bytes[(StateSize * sizeof(uint))..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, _position);
        BinaryPrimitives.WriteDoubleLittleEndian(rest[4..], _spareNormal);
        rest[12] = _hasSpareNormal ? (byte)1 : (byte)0;
    }

    /// <summary>Restores a state; returns false, and changes nothing, if the bytes are not a valid one.</summary>
    internal bool TryReadState(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != StateBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = bytes[(StateSize * sizeof(uint))..];
        int position = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (position is < 0 or > StateSize || rest[12] > 1)
        {
            return false;
        }

        for (int i = 0; i < StateSize; i++)
        {
            _state[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        }

        (_position, _spareNormal, _hasSpareNormal) = (position, BinaryPrimitives.ReadDoubleLittleEndian(rest[4..]), rest[12] == 1);
        return true;
    }
}
