using Microsoft.CodeAnalysis;

namespace NetDsl.Generator;

/// <summary>Writes a network into every partial class with <c>[Layer]</c> attributes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
