namespace NetDsl;

/// <summary>Checkpoints contain numbers in their memory format.</summary>
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
