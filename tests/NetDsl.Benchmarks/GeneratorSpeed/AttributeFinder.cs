using Microsoft.CodeAnalysis;

namespace NetDsl.Benchmarks.GeneratorSpeed;

/// <summary>What no generator that looks for <c>[Layer]</c> can go below: the compiler finds the classes with the attribute, and nothing is done with them.</summary>
internal sealed class AttributeFinder : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(typeof(LayerAttribute).FullName!, (_, _) => true, (found, _) => found.TargetSymbol.Name),
        (_, _) => { });
}
