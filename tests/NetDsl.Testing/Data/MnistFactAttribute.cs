using Xunit;

namespace NetDsl.Testing;

/// <summary>A test that needs <see cref="MnistFiles"/>; without them it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    /// <summary>Skips the test where the files are missing.</summary>
    public MnistFactAttribute() => Skip = MnistFiles.MissingBecause;
}
