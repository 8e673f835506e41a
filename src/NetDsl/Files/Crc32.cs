namespace NetDsl;

/// <summary>The checksum CRC-32 as used by gzip and PNG (ISO 3309, reflected, polynomial EDB88320).</summary>
internal static class Crc32
{
    public static uint Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> more = default) => ~Add(Add(uint.MaxValue, bytes), more);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
            }
        }

        return crc;
    }
}
