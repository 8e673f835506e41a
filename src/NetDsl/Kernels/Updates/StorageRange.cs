namespace NetDsl.Kernels;

/// <summary>A part of a network's storage.</summary>
internal readonly record struct StorageRange(int Start, int Length)
{
    /// <summary>The first place behind it.</summary>
    public int End => Start + Length;
}
