using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.CodeFixes;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.CodeFixes;

/// <summary>Several mistakes mended at once, and what is offered where.</summary>
public sealed class RepairAllTests
{
    [Fact]
    public Task Classes_of_a_document_become_partial() => VerifyAsync<MakePartial>(
        "public class A { [Layer(3), Layer(1)] public class First; public class B { [Layer(3), Layer(1)] public partial class Second; } }\n[Layer(3), Layer(1)] class Third;",
        "public partial class A { [Layer(3), Layer(1)] public partial class First; public partial class B { [Layer(3), Layer(1)] public partial class Second; } }\n[Layer(3), Layer(1)] partial class Third;",
        "MakePartial");

    [Fact]
    public Task Classes_of_a_project_become_partial() => CodeFixVerifier<NetworkAnalyzer, MakePartial>.VerifyAllAsync(
        ["public class A { [Layer(3), Layer(1)] public class Net; }", "[Layer(3), Layer(1)] class Second;"],
        ["public partial class A { [Layer(3), Layer(1)] public partial class Net; }", "[Layer(3), Layer(1)] partial class Second;"],
        "MakePartial",
        FixAllScope.Project);

    [Fact]
    public Task Single_layers_get_a_second() => VerifyAsync<AddLayer>(
        "[Layer(3)] partial class A; [Layer(4)] partial class B;", "[Layer(3)] [Layer(1)] partial class A; [Layer(4)] [Layer(1)] partial class B;", "AddLayer");

    [Fact]
    public Task Layers_get_units() => VerifyAsync<SetUnits>(
        "[Layer(0), Layer(-2), Layer(0)] partial class A; [Layer(2), Layer(0)] partial class B;",
        "[Layer(1), Layer(2), Layer(1)] partial class A; [Layer(2), Layer(1)] partial class B;",
        "SetUnits");

    [Fact]
    public Task Layers_are_gathered() => VerifyAsync<GatherLayers>(
        "[Layer(3)] partial class A; [Layer(1)] partial class A; [Layer(5)] partial class B; [Layer(2)] partial class B;",
        "[Layer(3)] [Layer(1)] partial class A; partial class A; [Layer(5)] [Layer(2)] partial class B; partial class B;",
        "GatherLayers");

    [Fact]
    public Task Inputs_lose_their_options() => VerifyAsync<RemoveOption>(
        "[Layer(3, Relu, Bias = false, InitializerScale = 2)] [Layer(1, Relu)] partial class A; [Layer(3, Tanh)] [Layer(1)] partial class B;",
        "[Layer(3)] [Layer(1, Relu)] partial class A; [Layer(3)] [Layer(1)] partial class B;",
        "RemoveOption");

    [Fact]
    public Task Units_follow_names() => VerifyAsync<MatchNames>(
        "[Inputs(\"a\", \"b\"), Outputs(\"c\")] [Layer(3), Layer(4)] partial class A; [Outputs(\"a\", \"b\")] [Layer(1), Layer(1)] partial class B;",
        "[Inputs(\"a\", \"b\"), Outputs(\"c\")] [Layer(2), Layer(1)] partial class A; [Outputs(\"a\", \"b\")] [Layer(1), Layer(2)] partial class B;",
        "MatchNames.Units");

    [Fact]
    public Task Names_follow_units() => VerifyAsync<MatchNames>(
        "[Inputs(\"a\", \"b\"), Outputs(\"c\")] [Layer(3), Layer(2)] partial class A; [Outputs(\"a\", \"b\")] [Layer(1), Layer(1)] partial class B;",
        "[Inputs(\"a\", \"b\", \"input3\"), Outputs(\"c\", \"output2\")] [Layer(3), Layer(2)] partial class A; [Outputs(\"a\")] [Layer(1), Layer(1)] partial class B;",
        "MatchNames.Names");

    [Fact]
    public Task Names_become_different() => VerifyAsync<RenameValue>(
        "[Inputs(\"a\", \"a\", \"in\", \"a\", \"a2\")] [Outputs(\"win_rate\", \"win rate\", \"class\")] [Layer(5), Layer(3)] partial class A;",
        "[Inputs(\"a\", \"a3\", \"inValue\", \"a4\", \"a2\")] [Outputs(\"win_rate\", \"winRate2\", \"classValue\")] [Layer(5), Layer(3)] partial class A;",
        "RenameValue");

    [Fact]
    public Task Classes_stop_being_static() => VerifyAsync<MakePlainClass>(
        "[Layer(3), Layer(1)] static partial class A; [Layer(3), Layer(1)] public static partial class B;",
        "[Layer(3), Layer(1)] partial class A; [Layer(3), Layer(1)] public partial class B;",
        "MakePlainClass.static");

    [Fact]
    public Task Numbers_lose_their_signs() => VerifyAsync<MendNumber>(
        "[Network(Seed = -1, InitializerScale = -2)] [Layer(3), Layer(1, InitializerScale = -0.25)] partial class A;",
        "[Network(Seed = 1, InitializerScale = 2)] [Layer(3), Layer(1, InitializerScale = 0.25)] partial class A;",
        "MendNumber.Sign");

    [Fact]
    public Task Losses_get_their_activations() => VerifyAsync<FitLoss>(
        "[Network(Loss = Loss.CrossEntropy)] [Layer(3), Layer(2)] partial class A; [Network(Loss = Loss.BinaryCrossEntropy)] [Layer(3), Layer(2, Tanh)] partial class B;",
        "[Network(Loss = Loss.CrossEntropy)] [Layer(3), Layer(2, Activation.Softmax)] partial class A; [Network(Loss = Loss.BinaryCrossEntropy)] [Layer(3), Layer(2, Activation.Sigmoid)] partial class B;",
        "FitLoss.Activation");

    [Theory]
    [InlineData("[Inputs(\"a\", \"b\")] [Layer(3), Layer(1)] partial class Net;", "Give the layer 2 units", "Add the name 'input3'")]
    [InlineData("[Inputs(\"a\")] [Layer(3), Layer(1)] partial class Net;", "Give the layer 1 unit", "Add the names 'input2' to 'input3'")]
    [InlineData("[Outputs(\"a\", \"b\")] [Layer(3), Layer(1)] partial class Net;", "Give the layer 2 units", "Remove the name that no output has")]
    [InlineData("[Inputs] [Layer(784), Layer(1)] partial class Net;")]
    [InlineData("[Inputs(\"a\")] [Layer(0), Layer(1)] partial class Net;", "Give the layer 1 unit")]
    public async Task Titles_say_what_happens(string source, params string[] titles) => Assert.Equal(titles, await CodeFixVerifier<NetworkAnalyzer, MatchNames>.TitlesAsync(source));

    [Theory]
    [InlineData("[Layer(3), Layer(1)] partial record Net(int X);")]
    [InlineData("[Layer(3), Layer(1)] abstract partial class Net { public abstract int X { get; } }")]
    [InlineData("[Layer(3), Layer(1)] partial class Net(int x) { public int X => x; }")]
    [InlineData("[Layer(3), Layer(1)] partial class Forward;")]
    public async Task Nothing_is_offered_that_would_not_compile(string source) => Assert.Empty(await CodeFixVerifier<NetworkAnalyzer, MakePlainClass>.TitlesAsync(source));

    private static Task VerifyAsync<TFix>(string before, string after, string key)
        where TFix : CodeFixProvider, new() => CodeFixVerifier<NetworkAnalyzer, TFix>.VerifyAllAsync([before], [after], key, FixAllScope.Document);
}
