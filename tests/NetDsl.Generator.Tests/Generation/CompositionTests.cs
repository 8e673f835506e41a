using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>Networks of networks in the pipeline, in types of every visibility, and over assemblies.</summary>
public sealed class CompositionTests
{
    private const string Stages = "[Layer(4), Layer(2, Tanh)] public partial class Encoder;\n[Layer(2), Layer(4)] public partial class Decoder;\n";
    private const string Composite = "[Layer<Encoder>, Layer<Decoder>] public partial class Autoencoder;\n";

    [Fact]
    public void A_stage_that_changes_in_another_file_changes_the_network_and_no_other()
    {
        GeneratorRun first = GeneratorRun.Of(UserCompilation.Create([Stages, Composite, "[Layer(3), Layer(1)] public partial class Other;\n"]));
        GeneratorRun second = first.Again(Edit(first, Stages.Replace("Tanh", "Sigmoid", StringComparison.Ordinal)));
        Assert.Contains("sigmoid", second.Source("Autoencoder.Forward.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("sigmoid", first.Source("Autoencoder.Forward.g.cs"), StringComparison.Ordinal);
        Assert.Equal(first.Source("Other.g.cs"), second.Source("Other.g.cs"));
        Assert.Equal(2, Reasons(second).Count(IsNew));
        second.Compiles();
    }

    [Theory]
    [InlineData("[Inputs(\"a\", \"b\", \"c\", \"d\"), Layer(4), ")]
    [InlineData("[Network(Seed = 7), Layer(4), ")]
    [InlineData("/* 4 */ [Layer(4), ")]
    public void What_is_a_stages_own_business_changes_no_network_around_it(string edit)
    {
        GeneratorRun first = GeneratorRun.Of(UserCompilation.Create([Stages, Composite]));
        GeneratorRun second = first.Again(Edit(first, Stages.Replace("[Layer(4), ", edit, StringComparison.Ordinal)));
        Assert.InRange(Reasons(second).Count(IsNew), 0, 1);
        Assert.Equal(first.Source("Autoencoder.g.cs"), second.Source("Autoencoder.g.cs"));
        second.Compiles();
    }

    [Fact]
    public void Layers_of_both_kinds_on_one_class_make_one_network() => Assert.Equal(
        4, GeneratorRun.Of(Stages + "[Layer(3)] [Layer(4)] [Layer<Encoder>] [Layer(2)] public partial class Net;").Compiles().HintNames.Count(name => name.StartsWith("Net.", StringComparison.Ordinal)));

    [Fact]
    public void Code_that_is_written_out_is_that_of_the_layers_themselves()
    {
        GeneratorRun run = GeneratorRun.Of(Stages + Composite + "[Layer(4), Layer(2, Tanh), Layer(4)] public partial class Flat;");
        Assert.Equal(run.Source("Flat.Forward.g.cs").Replace("Flat", "Autoencoder", StringComparison.Ordinal), run.Source("Autoencoder.Forward.g.cs"));
        Assert.Equal(run.Source("Flat.Training.g.cs").Replace("Flat", "Autoencoder", StringComparison.Ordinal), run.Source("Autoencoder.Training.g.cs"));
    }

    [Theory]
    [InlineData("public partial class", "public partial class", "public")]
    [InlineData("internal partial class", "public partial class", "internal")]
    [InlineData("internal partial class", "internal partial class", "public")]
    [InlineData("private partial class", "public partial class", "private")]
    [InlineData("private partial class", "private partial class", "public")]
    [InlineData("protected partial class", "public partial class", "private")]
    [InlineData("protected internal partial class", "public partial class", "internal")]
    [InlineData("private protected partial class", "internal partial class", "private")]
    public void The_member_is_as_visible_as_its_type_lets_it_be(string stage, string network, string expected)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            public partial class Outer
            {
                [Layer(2), Layer(1)] {{stage}} Inner;
                [Layer<Inner>, Layer(2)] {{network}} Net;
            }
            """).Compiles();
        Assert.Contains($"{expected} global::Outer.Inner Inner => ", run.Source("Outer+Net.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_may_come_from_another_assembly()
    {
        using LoadedAssembly library = GeneratorRun.Of(UserCompilation.Create(
            [Stages + "[Layer(4), Layer(40, Gelu), Layer(4), Layer<Encoder>] public partial class Deep;"], assemblyName: "Library")).Load();
        GeneratorRun run = GeneratorRun.Of(UserCompilation.Create(
            ["[Layer(3), Layer(4), Layer<Deep>, Layer<Decoder>] public partial class Net;\npublic static class User { public static void Use(Net net) => net.Deep.Encoder.Layer1.Biases.Clear(); }"]).AddReferences(library.Reference)).Compiles();
        Assert.Contains("QuadLayer.Forward<Layer4Shape>", run.Source("Net.Forward.g.cs"), StringComparison.Ordinal);
        Assert.Contains("DenseLayer.Forward<Layer2Shape>", run.Source("Net.Forward.g.cs"), StringComparison.Ordinal);
        NetworkChecks.Of(library.LoadBeside(run.Output).GetType("Net", throwOnError: true)!).TrainStep();
    }

    // How a compiled stage's parameters lie is what its assembly says, whatever this generator would choose.
    [Fact]
    public void A_compiled_stage_keeps_its_storage()
    {
        GeneratorRun library = GeneratorRun.Of(UserCompilation.Create([Stages], assemblyName: "Library"));
        MetadataReference otherForm = Recompiled(library, "inQuads: true", "inQuads: false");
        GeneratorRun run = GeneratorRun.Of(UserCompilation.Create([Composite]).AddReferences(otherForm)).Compiles();
        Assert.Contains("DenseLayer.Forward<Layer1Shape>", run.Source("Autoencoder.Forward.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 1", "version: 2")]
    [InlineData("[Dsl::StorageLayout(version: 1, inQuads: true)]", "")]
    public async Task A_stage_that_another_version_has_compiled_is_refused(string from, string to)
    {
        GeneratorRun library = GeneratorRun.Of(UserCompilation.Create([Stages], assemblyName: "Library"));
        CSharpCompilation compilation = UserCompilation.Create(["[Layer<Encoder>] public partial class Net;"]).AddReferences(Recompiled(library, from, to));
        GeneratorRun run = GeneratorRun.Of(compilation).Compiles();
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier<NetworkAnalyzer>.AnalyzeAsync(run.Output));
        Assert.Equal(
            "'Encoder' cannot be a stage of 'Net': its assembly 'Library' was compiled without NetDsl's generator, or with another version of it",
            diagnostic.GetMessage(null));
    }

    private static MetadataReference Recompiled(GeneratorRun library, string from, string to)
    {
        CSharpCompilation compilation = library.Output;
        foreach (SyntaxTree tree in library.Output.SyntaxTrees)
            compilation = compilation.ReplaceSyntaxTree(tree, UserCompilation.Parse(tree.ToString().Replace(from, to, StringComparison.Ordinal), tree.FilePath));
        Assert.NotEqual(library.Output.SyntaxTrees.Select(tree => tree.ToString()), compilation.SyntaxTrees.Select(tree => tree.ToString()));
        using var loaded = new LoadedAssembly(compilation);
        return loaded.Reference;
    }

    private static CSharpCompilation Edit(GeneratorRun run, string firstFile) =>
        run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees[0], UserCompilation.Parse(firstFile, run.Input.SyntaxTrees[0].FilePath));

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run) =>
        run.Result.TrackedSteps["Plans"].SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static bool IsNew(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
}
