using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Diagnostics;

/// <summary>Networks of networks that are wrong: one error each, at the very stage, and none where another declaration is at fault.</summary>
public sealed class StageTests
{
    private const string Networks = """
        [Layer(4), Layer(2, Tanh)] public partial class Encoder;
        [Layer(2), Layer(4)] public partial class Decoder;
        [Network(Precision = Precision.Double), Layer(2), Layer(4)] public partial class Precise;
        [Layer(4), Layer(5), Layer(2, Softmax)] public partial class Shares;
        public class Plain;

        """;

    [Theory]
    [InlineData("[Layer<Encoder>, Layer<{|NDSL041:Encoder|}>] public partial class Net;", "Encoder produces 2 values, Encoder takes 4")]
    [InlineData("[NetDsl.Layer<Decoder>] [global::NetDsl.LayerAttribute<{|NDSL041:global::Decoder|}>] public partial class Net;", "Decoder produces 4 values, Decoder takes 2")]
    [InlineData("[Layer(3), Layer<{|NDSL041:Encoder|}>] public partial class Net;", "Layer 0 of Net produces 3 values, Encoder takes 4")]
    [InlineData("[Layer<Encoder>, Layer(1), Layer<{|NDSL041:Decoder|}>] public partial class Net;", "Layer 2 of Net produces 1 value, Decoder takes 2")]
    [InlineData("[Layer<Encoder>, Layer<Inner>, Layer<{|NDSL041:Decoder|}>] public partial class Net; [Layer(2), Layer<Decoder>] public partial class Inner;", "Inner produces 4 values, Decoder takes 2")]
    [InlineData("[Layer<{|NDSL040:Plain|}>, Layer(2)] public partial class Net;", "'Plain' cannot be a stage of 'Net': it is no network, it has no [Layer]")]
    [InlineData("[Layer(2), Layer<{|NDSL040:int|}>] public partial class Net;", "'Int32' cannot be a stage of 'Net': it is no network")]
    [InlineData("[Layer(2), Layer<{|NDSL040:string[]|}>] public partial class Net;", "'string[]' cannot be a stage of 'Net': it is no network")]
    [InlineData("[Layer<Encoder>, Layer<{|NDSL042:Precise|}>] public partial class Net;", "'Precise' has Precision.Double, 'Net' has Precision.Single")]
    [InlineData("[Network(Precision = Precision.Double), Layer<{|NDSL042:Encoder|}>] public partial class Net;", "'Encoder' has Precision.Single, 'Net' has Precision.Double")]
    [InlineData("[Layer<{|NDSL043:Net|}>, Layer(2)] public partial class Net;", "'Net' contains itself: Net → Net")]
    [InlineData("[Layer<Encoder>] public partial class Net { public int {|NDSL044:Encoder|} => 1; }", "")]
    [InlineData("[Layer<{|NDSL044:N.Net|}>] public partial class Net; namespace N { [Layer(1), Layer(1)] public partial class Net; }", "The stage 'Net' of 'Net' cannot be reached as 'Net': the class itself is called 'Net'")]
    [InlineData("[Layer<{|NDSL044:Net.Inner|}>] public partial class Net { [Layer(1), Layer(1)] public partial class Inner; }", "it is nested in the class, which then has a type 'Inner'")]
    [InlineData("[Layer<{|NDSL044:Encoder|}>] public partial class Net<Encoder2> { public void EncoderIn() { } }", "'Encoder': the class has a member 'EncoderIn' of its own")]
    [InlineData("[Layer<{|NDSL044:global::Encoder|}>] public partial class Net<Encoder>;", "the class has a type parameter 'Encoder'")]
    [InlineData("[Layer<Encoder>, Layer(4), Layer<Encoder>, Layer(1), Layer<{|NDSL044:Encoder1|}>] public partial class Net; [Layer(1), Layer(1)] public partial class Encoder1;", "another member 'Encoder1' is generated")]
    [InlineData("[{|NDSL007:Inputs(\"a\")|}, Layer<Encoder>] public partial class Net;", "[Inputs] has 1 name, 'Net' has 4 inputs")]
    [InlineData("[{|NDSL007:Outputs(\"a\")|}, Layer(3), Layer(4), Layer<Encoder>] public partial class Net;", "[Outputs] has 1 name, 'Net' has 2 outputs")]
    [InlineData("[Layer<Wide>, Layer<Wide>] public partial class {|NDSL004:Net|}; [Layer(13_000), Layer(13_000)] public partial class Wide;", "'Net' has 338,026,000 parameters")]
    [InlineData("[Layer<{|NDSL031:Shares|}>, Layer(2)] public partial class Net;", "Layer 2 of 'Net' has Softmax, which only the last layer, 3, may have")]
    [InlineData("[Layer<Encoder>, Layer<{|NDSL031:Late|}>, Layer<Decoder>] public partial class Net; [Layer(2), Layer(2, Softmax)] public partial class Late;", "Layer 2 of 'Net' has Softmax, which only the last layer, 3, may have")]
    [InlineData("[Network(Loss = {|NDSL030:Loss.CrossEntropy|}), Layer<Encoder>] public partial class Net;", "CrossEntropy takes the outputs of Softmax, but the last layer of 'Net' has Tanh")]
    public async Task One_mistake_is_one_error_at_the_stage(string declaration, string message)
    {
        if (message.Length == 0)
        {
            // The member's own name says nothing wrong: the stage's does.
            declaration = declaration.Replace("{|NDSL044:Encoder|}", "Encoder", StringComparison.Ordinal).Replace("Layer<Encoder>", "Layer<{|NDSL044:Encoder|}>", StringComparison.Ordinal);
            message = "The stage 'Encoder' of 'Net' cannot be reached as 'Encoder': the class has a member 'Encoder' of its own";
        }

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(Networks + declaration);
        Assert.Contains(message, Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Layer<Encoder>, Layer(3)] public partial class Net; [Layer(4), Layer({|NDSL003:0|})] public partial class Encoder;")]
    [InlineData("[Layer<Encoder>, Layer<Decoder>] public partial class Net; [Layer(4), Layer(3)] public class {|NDSL001:Encoder|}; [Layer(3), Layer(1)] public partial class Decoder;")]
    [InlineData("[Layer<Middle>] public partial class Net; [Layer<Encoder>] public partial class Middle; [Layer(4)] public partial class {|NDSL002:Encoder|};")]
    [InlineData("[Layer<Middle>, Layer(2)] public partial class Net; [Layer(2), Layer<{|NDSL041:Encoder|}>] public partial class Middle; [Layer(4), Layer(1)] public partial class Encoder;")]
    [InlineData("[Layer<Encoder>] public partial class Net; [Layer(4), Layer(1)] public abstract partial class {|NDSL009:Encoder|};")]
    [InlineData("[Layer<Middle>] public partial class Net; [Layer<{|NDSL044:Encoder|}>] public partial class Middle { public int Encoder; } [Layer(4), Layer(1)] public partial class Encoder;")]
    public Task What_is_wrong_with_a_stage_is_said_at_its_own_declaration(string source) => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(source);

    [Fact]
    public async Task Each_network_of_a_ring_reports_it()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("""
            [Layer(2), Layer<{|NDSL043:B|}>] public partial class A;
            [Layer<{|NDSL043:C|}>, Layer(2)] public partial class B;
            [Layer<{|NDSL043:A|}>, Layer(2)] public partial class C;
            [Layer<A>, Layer(2)] public partial class Beside;
            public static class User { public static float[] Use(A a, Beside b) => a.B.C.A.Layer1.Biases.ToArray(); }
            """);
        Assert.Equal(
            ["'A' contains itself: A → B → C → A", "'B' contains itself: B → C → A → B", "'C' contains itself: C → A → B → C"],
            diagnostics.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    // Each holds the one before twice: a billion layers, which nobody may start to write.
    [Fact]
    public async Task A_tower_of_networks_ends()
    {
        string tower = "[Layer(1), Layer(1)] public partial class N0;\n"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"[Layer<N{i - 1}>, Layer<N{i - 1}>] public partial class N{i};\n"));
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.FindAsync(tower);
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal("NDSL040", diagnostic.Id));
        Assert.Contains("'N9' cannot be a stage of 'N10': it holds more than 1000 networks", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_of_networks_ends()
    {
        string chain = "[Layer(1), Layer(1)] public partial class N0;\n"
            + string.Concat(Enumerable.Range(1, 200).Select(i => $"[Layer<N{i - 1}>] public partial class N{i};\n"));
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.FindAsync(chain);
        Assert.Contains("or they stand more than 32 deep", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
        Assert.All(diagnostics, diagnostic => Assert.Equal("NDSL040", diagnostic.Id));

        string ring = string.Concat(Enumerable.Range(0, 100).Select(i => $"[Layer<N{(i + 1) % 100}>] public partial class N{i};\n"));
        Assert.Equal(100, (await AnalyzerVerifier<NetworkAnalyzer>.FindAsync(ring)).Select(diagnostic => diagnostic.Location).Distinct().Count());
    }

    [Fact]
    public async Task An_activation_that_only_the_stage_may_name_is_refused()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("""
            public partial class Outer
            {
                [Layer(3), Layer(1, typeof(Cube))]
                public partial class Inner;

                private readonly struct Cube : IActivation<float>
                {
                    public static float Value(float z) => z * z * z;
                    public static float Derivative(float z, float value) => 3 * z * z;
                }
            }

            [Layer<{|NDSL040:Outer.Inner|}>] public partial class Net;
            [Layer(3), Layer<{|NDSL040:Outer.Inner|}>] public partial class Second;
            """);
        Assert.Equal("'Inner' cannot be a stage of 'Net': its activation 'Cube' is not accessible there", diagnostics[0].GetMessage(null));
    }

    [Theory]
    [InlineData("[Layer<{|CS0246:Missing|}>, Layer(3)] public partial class Net;")]
    [InlineData("[Layer(3), Layer<{|CS7003:|}>] public partial class Net;")]
    [InlineData("[Layer<Encoder>, Layer<{|CS0246:Missing|}>] public partial class Net; public static class User { public static object Use(Net net) => net.Encoder; }")]
    [InlineData("[Layer<{|CS0246:Missing|}>] public partial class Net; [Layer<Net>, Layer(2)] public partial class Around;")]
    [InlineData("[Layer<Outer.{|CS0122:Inner|}>] public partial class Net; public partial class Outer { [Layer(2), Layer(2)] private partial class Inner; }")]
    public async Task What_the_compiler_reports_itself_is_not_reported_again(string source)
    {
        // The compiler marks the unbound name itself.
        source = source.Replace("Layer<{|CS7003:|}>", "{|CS7003:Layer<>|}", StringComparison.Ordinal);
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(Networks + source);
    }

    [Theory]
    [InlineData("[Layer<Encoder>, Layer<Decoder>] public partial class Net;")]
    [InlineData("[Layer<Encoder>] public partial class Net;")]
    [InlineData("[Layer(9), Layer(4), Layer<Encoder>, Layer(7), Layer(2), Layer<Decoder>, Layer<Encoder>] public partial class Net;")]
    [InlineData("[Inputs(\"a\", \"b\", \"c\", \"d\"), Outputs(\"x\", \"y\"), Layer<Encoder>] public partial class Net;")]
    [InlineData("[Network(Bias = false, Seed = 3), Layer<Encoder>] internal sealed partial class Net { public Net(string file) { } }")]
    [InlineData("[Layer<@class>] public partial class Net; [Layer(1), Layer(1)] public partial class @class;")]
    [InlineData("namespace A { [Layer<N.Net.Sub>] public partial class Encoder; } namespace N { [Layer(1), Layer(1)] public partial class Net { [Layer(1), Layer(1)] public partial class Sub; } }")]
    [InlineData("public class Base { [Layer(1), Layer(1)] protected internal partial class Mine; } public partial class Derived : Base { [Layer<Mine>] public partial class Net; }", true)]
    [InlineData("[Layer(4), Layer<Shares>] public partial class Net; public static class User { public static float Use(Net net, float[] x) => net.TrainStep(x, 1, 0.1f); }")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = 2), Layer<Shares>] public partial class Net;")]
    public async Task A_right_declaration_is_silent(string declaration, bool madePartial = false)
    {
        declaration = madePartial ? declaration.Replace("public class Base", "public partial class Base", StringComparison.Ordinal) : declaration;
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(Networks + declaration);
        GeneratorRun.Of(Networks + declaration).Compiles();
    }
}
