using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.CodeFixes;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.CodeFixes;

/// <summary>Each code fix, before and after; the result compiles with what is generated for it and is right.</summary>
public sealed class RepairTests
{
    private const string Class = "\npublic partial class Net;\n";

    [Theory]
    [InlineData("[Layer(3)]\n[Layer(1)]\npublic class Net;\n", "[Layer(3)]\n[Layer(1)]\npublic partial class Net;\n")]
    [InlineData("[Layer(3), Layer(1)] class Net { }", "[Layer(3), Layer(1)] partial class Net { }")]
    [InlineData("[Layer(3), Layer(1)] public sealed class Net<T> where T : struct;", "[Layer(3), Layer(1)] public sealed partial class Net<T> where T : struct;")]
    [InlineData("partial class A { [Layer(3), Layer(1)]\n    // Mine.\n    class Net; }", "partial class A { [Layer(3), Layer(1)]\n    // Mine.\n    partial class Net; }")]
    [InlineData("readonly record struct A(int X) { [Layer(3), Layer(1)] partial class Net; }", "readonly partial record struct A(int X) { [Layer(3), Layer(1)] partial class Net; }")]
    public Task Partial(string before, string after) => OneAsync<MakePartial>(before, after);

    [Fact]
    public Task Partial_of_a_class_and_of_all_around_it() => AllAsync<MakePartial>(
        "public interface A { struct B { [Layer(3), Layer(1)] class First; [Layer(3), Layer(1)] class Second; } }",
        "public partial interface A { partial struct B { [Layer(3), Layer(1)] partial class First; [Layer(3), Layer(1)] partial class Second; } }",
        "MakePartial");

    [Theory]
    [InlineData("[Layer(3)]" + Class, "[Layer(3)]\n[Layer(1)]" + Class)]
    [InlineData("[Layer(3)] public partial class Net;", "[Layer(3)] [Layer(1)] public partial class Net;")]
    [InlineData("[Layer(3), Outputs(\"a\", \"b\")] // what it sees" + Class, "[Layer(3), Outputs(\"a\", \"b\")]\n[Layer(2)] // what it sees" + Class)]
    public Task A_second_layer(string before, string after) => OneAsync<AddLayer>(before, after);

    [Theory]
    [InlineData("[Layer(3)]\n[Layer(0, Relu)]\n[Layer(1)]", "[Layer(3)]\n[Layer(1, Relu)]\n[Layer(1)]")]
    [InlineData("[Layer(units: -3)] [Layer(1)]", "[Layer(units: 3)] [Layer(1)]")]
    [InlineData("[Inputs(\"a\", \"b\")] [Layer(2 - 2)] [Layer(1)]", "[Inputs(\"a\", \"b\")] [Layer(2)] [Layer(1)]")]
    [InlineData("[Outputs([\"a\", \"b\"])] [Layer(2)] [Layer(int.MinValue)]", "[Outputs([\"a\", \"b\"])] [Layer(2)] [Layer(2)]")]
    [InlineData("[Layer(2)] [Layer(int.MinValue)]", "[Layer(2)] [Layer(1)]")]
    public Task Units(string before, string after) => OneAsync<SetUnits>(before + Class, after + Class);

    [Theory]
    [InlineData("[Layer(3)] partial class Net; [Layer(1)] partial class Net;", "[Layer(3)] [Layer(1)] partial class Net; partial class Net;")]
    [InlineData("[Layer(3)]\npartial class Net;\n\n/// <summary>Mine.</summary>\n[Layer(4), Layer(1)]\npartial class Net;\n", "[Layer(3)]\n[Layer(4), Layer(1)]\npartial class Net;\n\n/// <summary>Mine.</summary>\npartial class Net;\n")]
    [InlineData(
        "namespace N\r\n{\r\n    [Layer(3)] // eyes\r\n    partial class Net;\r\n\r\n    [Layer(1)] // hands\r\n    partial class Net;\r\n}\r\n",
        "namespace N\r\n{\r\n    [Layer(3)] // eyes\r\n    [Layer(1)] // hands\r\n    partial class Net;\r\n\r\n    partial class Net;\r\n}\r\n")]
    [InlineData("[Layer(3)] partial class Net;\n[Layer(1)] // hands\npartial class Net;", "[Layer(3)]\n[Layer(1)] // hands\n partial class Net;\npartial class Net;")]
    [InlineData(
        "[Layer(3), System.Serializable] partial class Net; [Layer(4), System.Obsolete, Layer(1)] partial class Net; [Inputs(\"a\", \"b\", \"c\"), Layer(2)] partial class Net;",
        "[Layer(3), System.Serializable] [Layer(4)] [Layer(1)] [Layer(2)] partial class Net; [System.Obsolete] partial class Net; [Inputs(\"a\", \"b\", \"c\")] partial class Net;")]
    public Task Layers_together(string before, string after) => OneAsync<GatherLayers>(before, after);

    [Fact]
    public Task Layers_together_from_several_files() => CodeFixVerifier<NetworkAnalyzer, GatherLayers>.VerifyAsync(
        ["[Layer(3)]\npartial class Net;\n", "[Layer(4, Relu)]\n[Layer(1)]\npartial class Net { public int Mine; }\n"],
        ["[Layer(3)]\n[Layer(4, Relu)]\n[Layer(1)]\npartial class Net;\n", "partial class Net { public int Mine; }\n"]);

    [Theory]
    [InlineData("[Layer(3, Relu)] [Layer(1)]", "[Layer(3)] [Layer(1)]")]
    [InlineData("[Layer(3, Bias = false)] [Layer(1)]", "[Layer(3)] [Layer(1)]")]
    [InlineData("[Layer(activation: Tanh, units: 3)] [Layer(1)]", "[Layer(units: 3)] [Layer(1)]")]
    [InlineData("[Layer(3, Linear, Initializer = Initializer.Zeros)] [Layer(1)]", "[Layer(3, Linear)] [Layer(1)]")]
    [InlineData("[Layer(3, InitializerScale = 2), Layer(1)]", "[Layer(3), Layer(1)]")]
    public Task No_option_on_the_input(string before, string after) => OneAsync<RemoveOption>(before + Class, after + Class);

    [Theory]
    [InlineData("[Inputs(\"a\", \"b\")] [Layer(3)] [Layer(1)]", "[Inputs(\"a\", \"b\")] [Layer(2)] [Layer(1)]")]
    [InlineData("[Outputs(\"a\", \"b\")] [Layer(3)] [Layer(units: 1, activation: Tanh)]", "[Outputs(\"a\", \"b\")] [Layer(3)] [Layer(units: 2, activation: Tanh)]")]
    public Task Units_as_many_as_names(string before, string after) => OneAsync<MatchNames>(before + Class, after + Class, "MatchNames.Units");

    [Theory]
    [InlineData("[Inputs(\"a\", \"b\")] [Layer(4)] [Layer(1)]", "[Inputs(\"a\", \"b\", \"input3\", \"input4\")] [Layer(4)] [Layer(1)]")]
    [InlineData("[Inputs(\"a\", \"b\", \"c\")] [Layer(1)] [Layer(1)]", "[Inputs(\"a\")] [Layer(1)] [Layer(1)]")]
    [InlineData("[Outputs] [Layer(3)] [Layer(2)]", "[Outputs(\"output1\", \"output2\")] [Layer(3)] [Layer(2)]")]
    [InlineData("[Outputs()] [Layer(3)] [Layer(1)]", "[Outputs(\"output1\")] [Layer(3)] [Layer(1)]")]
    [InlineData("[Outputs(new[] { \"a\", \"b\" })] [Layer(3)] [Layer(1)]", "[Outputs(new[] { \"a\" })] [Layer(3)] [Layer(1)]")]
    [InlineData("[Outputs(new string[] { })] [Layer(3)] [Layer(1)]", "[Outputs(new string[] {\"output1\" })] [Layer(3)] [Layer(1)]")]
    [InlineData("[Inputs([\"input2\"])] [Layer(2)] [Layer(1)]", "[Inputs([\"input2\", \"input22\"])] [Layer(2)] [Layer(1)]")]
    public Task Names_as_many_as_units(string before, string after) => OneAsync<MatchNames>(before + Class, after + Class, "MatchNames.Names");

    [Theory]
    [InlineData("[Inputs(\"win rate\")] [Layer(1)] [Layer(1)]", "[Inputs(\"winRate\")] [Layer(1)] [Layer(1)]")]
    [InlineData("[Inputs(\"in\")] [Layer(1)] [Layer(1)]", "[Inputs(\"inValue\")] [Layer(1)] [Layer(1)]")]
    [InlineData("[Inputs(\"a\", \"42\")] [Layer(2)] [Layer(1)]", "[Inputs(\"a\", \"input2\")] [Layer(2)] [Layer(1)]")]
    [InlineData("[Inputs(new[] { \"\" })] [Layer(1)] [Layer(1)]", "[Inputs(new[] { \"input1\" })] [Layer(1)] [Layer(1)]")]
    [InlineData("[Inputs([\"2nd-best\"])] [Layer(1)] [Layer(1)]", "[Inputs([\"ndBest\"])] [Layer(1)] [Layer(1)]")]
    [InlineData("[Outputs(\"toString\", \"b\")] [Layer(1)] [Layer(2)]", "[Outputs(\"toStringValue\", \"b\")] [Layer(1)] [Layer(2)]")]
    [InlineData("[Outputs(\"winRate\", \"win_rate\")] [Layer(1)] [Layer(2)]", "[Outputs(\"winRate\", \"win_rate2\")] [Layer(1)] [Layer(2)]")]
    public Task Names(string before, string after) => OneAsync<RenameValue>(before + Class, after + Class);

    [Theory]
    [InlineData("public static partial class Net;", "public partial class Net;")]
    [InlineData("public abstract partial class Net;", "public partial class Net;")]
    [InlineData("file partial class Net;", "partial class Net;")]
    [InlineData("public partial record Net;", "public partial class Net;")]
    [InlineData("public sealed partial record class Net { }", "public sealed partial class Net { }")]
    public Task A_class_that_can_be_instantiated(string before, string after) => OneAsync<MakePlainClass>("[Layer(3), Layer(1)]\n" + before, "[Layer(3), Layer(1)]\n" + after);

    [Fact]
    public Task A_class_that_can_be_instantiated_in_all_its_parts() => OneAsync<MakePlainClass>(
        "[Layer(3), Layer(1)] static partial class Net; static partial class Net { public static int Two => 2; }",
        "[Layer(3), Layer(1)] partial class Net; partial class Net { public static int Two => 2; }");

    [Theory]
    [InlineData("[Network(Seed = -7)]", "[Network(Seed = 7)]")]
    [InlineData("[Network(Seed = int.MinValue)]", "[Network()]")]
    [InlineData("[Network(InitializerScale = -0.5)]", "[Network(InitializerScale = 0.5)]")]
    [InlineData("[Network(Seed = 1, InitializerScale = 0)]", "[Network(Seed = 1)]")]
    [InlineData("[Network(InitializerScale = double.NaN, Seed = 1)]", "[Network(Seed = 1)]")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = -2)]", "[Network(Loss = Loss.Huber, HuberDelta = 2)]")]
    public Task Numbers(string before, string after) => OneAsync<MendNumber>(before + " [Layer(3), Layer(1)]" + Class, after + " [Layer(3), Layer(1)]" + Class);

    [Theory]
    [InlineData("[Network(Seed = 1, HuberDelta = 0.5)] [Layer(3), Layer(1)]", "[Network(Seed = 1)] [Layer(3), Layer(1)]")]
    [InlineData("[Network(Unroll = Unroll.Always, Seed = 1)] [Layer(160), Layer(320), Layer(10)]", "[Network(Seed = 1)] [Layer(160), Layer(320), Layer(10)]")]
    public Task No_option_that_does_not_fit(string before, string after) => OneAsync<RemoveOption>(before + Class, after + Class);

    [Theory]
    [InlineData("[Network(HuberDelta = 0.5)]", "[Network(Loss = Loss.Huber, HuberDelta = 0.5)]")]
    [InlineData("[NetDsl.Network(HuberDelta = 0.5, Loss = NetDsl.Loss.AbsoluteError)]", "[NetDsl.Network(HuberDelta = 0.5, Loss = NetDsl.Loss.Huber)]")]
    public Task The_Huber_loss(string before, string after) => OneAsync<FitLoss>(before + " [Layer(3), Layer(1)]" + Class, after + " [Layer(3), Layer(1)]" + Class);

    [Theory]
    [InlineData("[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(4)]", "[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(4, Activation.Softmax)]")]
    [InlineData("[Network(Loss = Loss.BinaryCrossEntropy)] [Layer(3)] [Layer(1, Relu, Bias = false)]", "[Network(Loss = Loss.BinaryCrossEntropy)] [Layer(3)] [Layer(1, Activation.Sigmoid, Bias = false)]")]
    [InlineData("[Network(Loss = global::NetDsl.Loss.CrossEntropy)] [Layer(3)] [Layer(units: 4)]", "[Network(Loss = global::NetDsl.Loss.CrossEntropy)] [Layer(3)] [Layer(units: 4, activation: global::NetDsl.Activation.Softmax)]")]
    [InlineData("[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(activation: Tanh, units: 4)]", "[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(activation: Activation.Softmax, units: 4)]")]
    public Task The_activation_that_the_loss_takes(string before, string after) => OneAsync<FitLoss>(before + Class, after + Class);

    [Theory]
    [InlineData("[Network]\n[Inputs(\"a\", \"b\")]" + Class, "[Network]\n[Inputs(\"a\", \"b\")]\n[Layer(2)]\n[Layer(1)]" + Class)]
    [InlineData("[Outputs(\"a\", \"b\")] public partial class Net;", "[Outputs(\"a\", \"b\")] [Layer(1)] [Layer(2)] public partial class Net;")]
    public Task Layers_for_options(string before, string after) => AllAsync<CompleteOptions>(before, after, "CompleteOptions.Layers");

    [Fact]
    public Task No_options_without_layers() => AllAsync<CompleteOptions>(
        "[Layer(3), Layer(1)] partial class Net;\n\n/// <summary>Mine.</summary>\n[Network(Seed = 1)]\n[System.Serializable, Inputs(\"a\"), Outputs(\"b\")]\npublic class Other;\n",
        "[Layer(3), Layer(1)] partial class Net;\n\n/// <summary>Mine.</summary>\n[System.Serializable]\npublic class Other;\n",
        "CompleteOptions.Remove");

    private static Task OneAsync<TFix>(string before, string after, string? key = null)
        where TFix : CodeFixProvider, new() => CodeFixVerifier<NetworkAnalyzer, TFix>.VerifyAsync(before, after, key);

    private static Task AllAsync<TFix>(string before, string after, string key)
        where TFix : CodeFixProvider, new() => CodeFixVerifier<NetworkAnalyzer, TFix>.VerifyAllAsync([before], [after], key, FixAllScope.Document);
}
