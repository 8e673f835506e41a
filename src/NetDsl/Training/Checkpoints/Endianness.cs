namespace NetDsl;

/// <summary>Checkpoints are written as numbers lie in memory.</summary>
internal static class Endianness
{
    public static void Check()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Checkpoints are little-endian, and this processor is not.");
        }
    }
}
