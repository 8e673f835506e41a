namespace NetDsl.Kernels;

/// <summary>Part of a network's storage.</summary>
internal readonly record struct StorageRange(int Start, int Length)
{
    /// <summary>The index after its end.</summary>
    public int End => Start + Length;
}
