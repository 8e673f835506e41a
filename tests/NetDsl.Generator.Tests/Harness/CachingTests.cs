using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Testing;
using Xunit;
using Xunit.Sdk;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The assertions on incremental generators, against small generators that are right and wrong.</summary>
public sealed class CachingTests
{
    private static readonly CSharpCompilation _compilation = UserCompilation.Create(["[Layer(1)] class A { }", "class B { }"]);

    [Fact]
    public void A_generator_whose_model_is_its_text_passes()
    {
        GeneratorRun run = Run((symbol, _) => symbol.Name, name => name);
        Caching.AssertCached(run);
        Caching.AssertModelHoldsNoCompilation(run);
    }

    [Fact]
    public void A_model_that_depends_on_positions_is_found() =>
        Assert.ThrowsAny<XunitException>(() => Caching.AssertCached(Run((symbol, _) => symbol.Locations[0].SourceSpan.Start, start => $"{start}")));

    [Fact]
    public void A_model_without_equality_is_found() =>
        Assert.ThrowsAny<XunitException>(() => Caching.AssertCached(Run((symbol, _) => new List<string> { symbol.Name }, names => names[0])));

    [Fact]
    public void A_generator_that_looks_at_the_whole_compilation_is_found() =>
        Assert.ThrowsAny<XunitException>(() => Caching.AssertCached(Run((symbol, _) => symbol.Name, name => name, looksAtCompilation: true)));

    [Fact]
    public void Symbols_are_found_behind_fields_and_in_arrays()
    {
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, _) => symbol, symbol => symbol.Name)));
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, _) => new Holder<ISymbol[]>([symbol]), holder => holder.Held[0].Name)));
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, node) => new Holder<(int, object)>((1, node)), _ => "x")));
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, _) => new Holder<Func<string>>(() => symbol.Name), holder => holder.Held())));
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, _) => symbol.Locations[0], _ => "x")));
    }

    [Fact]
    public void Symbols_are_found_in_steps_without_a_name() =>
        Assert.ThrowsAny<XunitException>(() => Caching.AssertModelHoldsNoCompilation(Run((symbol, _) => symbol, name => name.Name, name: null)));

    [Fact]
    public void Nothing_generated_is_no_success()
    {
        CSharpCompilation empty = UserCompilation.Create(["class B { }"]);
        var generator = new Small<string>((symbol, _) => symbol.Name, name => name);
        Assert.ThrowsAny<XunitException>(() => Caching.AssertCached(GeneratorRun.Of(empty, generator)));
        Assert.ThrowsAny<XunitException>(() => GeneratorRun.Of(empty, generator).Compiles());
    }

    [Fact]
    public void A_generator_that_throws_is_found() =>
        Assert.ThrowsAny<XunitException>(() => Run<string>((_, _) => throw new InvalidOperationException(), name => name));

    [Theory]
    [InlineData("public class Undocumented;")]
    [InlineData("/** <summary>A</summary> */ public class Unused { private int _never; }")]
    [InlineData("internal class Broken : Nothing;")]
    public void Output_with_a_warning_is_found(string source) =>
        Assert.ThrowsAny<XunitException>(() => GeneratorRun.Of(_compilation, new Small<string>((symbol, _) => symbol.Name, _ => source)).Compiles());

    private static GeneratorRun Run<TModel>(
        Func<ISymbol, SyntaxNode, TModel> model, Func<TModel, string> text, string? name = "Model", bool looksAtCompilation = false) =>
        GeneratorRun.Of(_compilation, new Small<TModel>(model, value => "// " + text(value), name, looksAtCompilation));

    private sealed record Holder<T>(T Held);

    private sealed class Small<TModel>(
        Func<ISymbol, SyntaxNode, TModel> model, Func<TModel, string> text, string? name = "Model", bool looksAtCompilation = false)
        : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            IncrementalValuesProvider<TModel> models = context.SyntaxProvider.ForAttributeWithMetadataName(
                "NetDsl.LayerAttribute", (node, _) => node is ClassDeclarationSyntax, (attributed, _) => model(attributed.TargetSymbol, attributed.TargetNode));
            models = name is null ? models.Select((value, _) => value) : models.WithTrackingName(name);
            IncrementalValuesProvider<string> texts = looksAtCompilation
                ? models.Combine(context.CompilationProvider).Select((pair, _) => text(pair.Left) + pair.Right.SyntaxTrees.Count())
                : models.Select((value, _) => text(value));
            context.RegisterSourceOutput(
                texts.WithTrackingName("Text"), (output, source) => output.AddSource("Out.g.cs", SourceText.From(source, System.Text.Encoding.UTF8)));
        }
    }
}
