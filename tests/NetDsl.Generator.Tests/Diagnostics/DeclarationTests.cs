using Microsoft.CodeAnalysis;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Diagnostics;

/// <summary>
/// Wrong declarations: one error each, at the token that is wrong, in words that name what was expected and what came. Each
/// program also uses the network, to show that nothing else goes wrong for it.
/// </summary>
public sealed class DeclarationTests
{
    private const string Use = """

        public static class User
        {
            public static float Use(float[] x, float[] y)
            {
                var net = new Net(seed: 1);
                net.Forward(x, y);
                net.ForwardBatch(x, y);
                Net.Pack(x, net.Parameters);
                net.TrainEpoch(x, y, 0.1f);
                return net.TrainStep(x, y, 0.1f) + net.TrainBatch(x, y, 0.1f) + net.Backward(x, y, new float[Net.StorageSize]);
            }
        }
        """;

    [Theory]
    [InlineData("[Layer(3)]\npublic partial class {|NDSL002:Net|};", "'Net' has 1 layer, a network has at least 2: the input, which is the first, and one behind it")]
    [InlineData("[Layer(3)] [Layer({|NDSL003:0|}, Relu)] [Layer(1)]\npublic partial class Net;", "Layer 1 of 'Net' has 0 units, a layer has at least 1")]
    [InlineData("[Layer({|NDSL003:-3|})] [Layer(1)]\npublic partial class Net;", "Layer 0 of 'Net' has -3 units, a layer has at least 1")]
    [InlineData("[Layer(units: {|NDSL003:2 - 2|})] [Layer(1)]\npublic partial class Net;", "Layer 0 of 'Net' has 0 units, a layer has at least 1")]
    [InlineData("[Layer(100_000)] [Layer(100_000)]\npublic partial class {|NDSL004:Net|};", "'Net' has 10,000,100,000 parameters, a network has at most 268,435,456")]
    [InlineData("[Layer(2147483647)] [Layer(2147483647)] [Layer(2147483647)]\npublic partial class {|NDSL004:Net|};", "'Net' has 9,223,372,032,559,808,512 parameters")]
    [InlineData("[Layer(3)] public partial class Net; [{|NDSL005:Layer(1)|}] public partial class Net;", "The layers of 'Net' stand on 2 declarations of the class, which leaves their order open; put them on one")]
    [InlineData("[Layer(3, {|NDSL006:Relu|})] [Layer(1)]\npublic partial class Net;", "The first layer of 'Net' is its input and has no activation")]
    [InlineData("[Layer(3, Bias = {|NDSL006:false|})] [Layer(1)]\npublic partial class Net;", "The first layer of 'Net' is its input and has no bias")]
    [InlineData("[Layer(3, Initializer = {|NDSL006:Initializer.Zeros|})] [Layer(1)]\npublic partial class Net;", "has no initializer")]
    [InlineData("[Layer(3, InitializerScale = {|NDSL006:2|})] [Layer(1)]\npublic partial class Net;", "has no initializer scale")]
    [InlineData("[Layer(3, Frozen = {|NDSL006:true|})] [Layer(1)]\npublic partial class Net;", "has no parameters to freeze")]
    [InlineData("[{|NDSL007:Inputs(\"a\", \"b\")|}] [Layer(3)] [Layer(1)]\npublic partial class Net;", "[Inputs] has 2 names, 'Net' has 3 inputs")]
    [InlineData("[{|NDSL007:Outputs(\"a\", \"b\")|}] [Layer(3)] [Layer(1)]\npublic partial class Net;", "[Outputs] has 2 names, 'Net' has 1 output")]
    [InlineData("[{|NDSL007:Inputs|}] [Layer(3)] [Layer(1)]\npublic partial class Net;", "[Inputs] has 0 names, 'Net' has 3 inputs")]
    [InlineData("[Inputs(\"a\", {|NDSL008:\"a b\"|})] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'a b' cannot name a value of 'Net': it is not a C# identifier")]
    [InlineData("[Inputs(\"a\", {|NDSL008:\"in\"|})] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'in' cannot name a value of 'Net': it is a C# keyword")]
    [InlineData("[Inputs(\"a\", {|NDSL008:\"a\"|})] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'a' cannot name a value of 'Net': it stands twice")]
    [InlineData("[Inputs(new[] { \"a\", {|NDSL008:\"\"|} })] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'' cannot name a value of 'Net': it is not a C# identifier")]
    [InlineData("[Outputs(\"winRate\", {|NDSL008:\"win_rate\"|})] [Layer(2)] [Layer(2)]\npublic partial class Net;", "'win_rate' cannot name a value of 'Net': it becomes the same property as 'winRate'")]
    [InlineData("static class A { public const string N = \"n\"; } [Inputs(new[] { A.N, nameof(System), {|NDSL008:\"bad name\"|} })] [Layer(3)] [Layer(1)]\npublic partial class Net;", "'bad name' cannot name a value of 'Net'")]
    [InlineData("static class A { public const string N = \"int\"; } [Inputs([{|NDSL008:A.N|}, \"b\"])] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'int' cannot name a value of 'Net'")]
    [InlineData("[Outputs({|NDSL008:\"clone\"|}, \"b\")] [Layer(2)] [Layer(2)]\npublic partial class Net;", "'Output' has a member 'Clone' of its own")]
    [InlineData("[Inputs(\"a\", {|NDSL008:\"Forward\"|})] [Layer(2)] [Layer(1)]\npublic partial class Net;", "'Forward' cannot name a value of 'Net': the network has a member of that name")]
    [InlineData("[Outputs({|NDSL008:\"toString\"|}, \"b\")] [Layer(2)] [Layer(2)]\npublic partial class Net;", "'toString' cannot name a value of 'Net': 'Output' has a member 'ToString' of its own")]
    [InlineData("[Layer(3)] [Layer(1, {|NDSL010:typeof(string)|})]\npublic partial class Net;", "'String' cannot be an activation of 'Net': it does not implement IActivation<float>")]
    [InlineData("[Network(Seed = {|NDSL011:-1|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "The seed of 'Net' is -1, it must be 0 or more")]
    [InlineData("[Network(InitializerScale = {|NDSL012:0|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "An initializer scale of 'Net' is 0, it must be positive and finite")]
    [InlineData("[Layer(3)] [Layer(1, InitializerScale = {|NDSL012:double.NaN|})]\npublic partial class Net;", "An initializer scale of 'Net' is NaN, it must be positive and finite")]
    [InlineData("[Layer(3)] [Layer(1, {|NDSL013:(Activation)42|})]\npublic partial class Net;", "42 is no Activation that 'Net' could have: it is none of its names")]
    [InlineData("[Network(Precision = {|NDSL013:(Precision)7|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "7 is no Precision that 'Net' could have: it is none of its names")]
    [InlineData("[Network(Loss = {|NDSL013:(Loss)7|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "7 is no Loss that 'Net' could have: it is none of its names")]
    [InlineData("[Network(Loss = {|NDSL030:Loss.CrossEntropy|})] [Layer(3)] [Layer(2)]\npublic partial class Net;", "CrossEntropy takes the outputs of Softmax, but the last layer of 'Net' has Linear")]
    [InlineData("[Network(Loss = {|NDSL030:Loss.CrossEntropy|})] [Layer(3)] [Layer(4, Relu)] [Layer(2, Sigmoid)]\npublic partial class Net;", "CrossEntropy takes the outputs of Softmax, but the last layer of 'Net' has Sigmoid")]
    [InlineData("[Network(Loss = {|NDSL030:Loss.BinaryCrossEntropy|})] [Layer(3)] [Layer(2, Softmax)]\npublic partial class Net;", "BinaryCrossEntropy takes the outputs of Sigmoid, but the last layer of 'Net' has Softmax")]
    [InlineData("struct Own : IActivation<float> { public static float Value(float z) => z; public static float Derivative(float z, float value) => 1; } [Network(Loss = {|NDSL030:Loss.BinaryCrossEntropy|})] [Layer(3)] [Layer(1, typeof(Own))]\npublic partial class Net;", "BinaryCrossEntropy takes the outputs of Sigmoid, but the last layer of 'Net' has Own")]
    [InlineData("[Layer(3)] [Layer(4, {|NDSL031:Softmax|})] [Layer(5, Relu)] [Layer(2)]\npublic partial class Net;", "Layer 1 of 'Net' has Softmax, which only the last layer, 3, may have")]
    [InlineData("[Network(Loss = Loss.SquaredError)] [Layer(3)] [Layer(1, activation: {|NDSL031:Activation.Softmax|})] [Layer(2)]\npublic partial class Net;", "Layer 1 of 'Net' has Softmax, which only the last layer, 2, may have")]
    [InlineData("[Layer(3)] [Layer(1, {|NDSL032:Softmax|})]\npublic partial class Net;", "Softmax over the 1 unit of layer 1 of 'Net' is always 1; use Sigmoid, or at least 2 units")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = {|NDSL033:0|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "The HuberDelta of 'Net' is 0, it must be positive and finite in the network's precision")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = {|NDSL033:-0.5|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "The HuberDelta of 'Net' is -0.5, it must be")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = {|NDSL033:1e-60|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "The HuberDelta of 'Net' is 1E-60, it must be")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = {|NDSL033:double.PositiveInfinity|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "The HuberDelta of 'Net' is Infinity, it must be")]
    [InlineData("[Network(HuberDelta = {|NDSL034:0.5|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "'Net' has a HuberDelta, but its loss is SquaredError, not Huber")]
    [InlineData("[Network(HuberDelta = {|NDSL034:0.5|})] [Layer(3)] [Layer(2, Softmax)]\npublic partial class Net;", "'Net' has a HuberDelta, but its loss is CrossEntropy, not Huber")]
    [InlineData("[Layer(3)] [Layer(1, Initializer = {|NDSL013:(Initializer)99|})]\npublic partial class Net;", "99 is no Initializer that 'Net' could have: it is none of its names")]
    [InlineData("[Network(Unroll = {|NDSL013:(Unroll)3|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "3 is no Unroll that 'Net' could have: it is none of its names")]
    [InlineData("[Network(Seed = 1, Unroll = {|NDSL015:Unroll.Always|})] [Layer(16)] [Layer(32, Relu)] [Layer(16)]\npublic partial class Net;", "A training step of 'Net', written out, takes 696 multiply-adds of vectors; the JIT compiles at most 240 well")]
    [InlineData("[Network(Unroll = {|NDSL015:Unroll.Always|})] [Layer(29)] [Layer(16)]\npublic partial class Net;", "takes 248 multiply-adds")]
    [InlineData("[Network(Unroll = {|NDSL015:Unroll.Always|})] [Layer(16000)] [Layer(16000)]\npublic partial class Net;", "takes 128,016,000 multiply-adds")]
    [InlineData("[Layer(3, Dropout = {|NDSL016:-0.1|})] [Layer(1)]\npublic partial class Net;", "The dropout of layer 0 of 'Net' is -0.1, it must be at least 0 and less than 1")]
    [InlineData("[Layer(3)] [Layer(4, Dropout = {|NDSL016:1|})] [Layer(1)]\npublic partial class Net;", "The dropout of layer 1 of 'Net' is 1,")]
    [InlineData("[Layer(3)] [Layer(4, Dropout = {|NDSL016:double.NaN|})] [Layer(1)]\npublic partial class Net;", "The dropout of layer 1 of 'Net' is NaN,")]
    [InlineData("[Layer(3)] [Layer(4)] [Layer(1, Dropout = {|NDSL017:0.5|})]\npublic partial class Net;", "Layer 2 of 'Net' is the last one: dropout would leave out outputs")]
    [InlineData("[Network(Unroll = {|NDSL018:Unroll.Always|})] [Layer(3)] [Layer(4, Dropout = 0.5)] [Layer(1)]\npublic partial class Net;", "'Net' cannot be written out without loops: layer 1 has dropout")]
    [InlineData("[Network(Unroll = {|NDSL018:Unroll.Always|})] [Layer(3, Dropout = 0.5)] [Layer(4)]\npublic partial class Net;", "'Net' cannot be written out without loops: layer 0 has dropout")]
    [InlineData("[Network(Unroll = {|NDSL018:Unroll.Always|})] [Layer(3)] [Layer(4)] [Layer(1, Frozen = true)]\npublic partial class Net;", "layer 2 has frozen parameters")]
    [InlineData("[Network(Unroll = {|NDSL018:Unroll.Always|})] [Layer(3)] [Layer<Part>(Frozen = true)]\npublic partial class Net; [Layer(3), Layer(1)] public partial class Part;", "layer 1 has frozen parameters")]
    [InlineData("[Network(DropoutGradient = {|NDSL013:(DropoutGradient)9|})] [Layer(3)] [Layer(1)]\npublic partial class Net;", "9 is no DropoutGradient that 'Net' could have")]
    public async Task A_wrong_declaration_gives_one_error_and_its_members_exist(string declaration, string message)
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(declaration + Use);
        Assert.Contains(message, Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Layer(3)] [Layer(1)]\npublic class {|NDSL001:Net|};", "'Net' must be partial, so that the network 'Net' can be written into it")]
    [InlineData("public static class {|NDSL001:Outer|} { [Layer(3)] [Layer(1)] public partial class Net; }", "'Outer' must be partial, so that the network 'Net' can be written into it")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic static partial class {|NDSL009:Net|};", "'Net' cannot be a network: it is static")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic abstract partial class {|NDSL009:Net|};", "'Net' cannot be a network: it is abstract")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial record {|NDSL009:Net|};", "'Net' cannot be a network: it is a record")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|};\n#pragma warning disable CS8981\npublic class @var;", "'Net' cannot be a network: a type called 'var' hides the keyword from its code")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Dsl|}; public partial class Net;", "'Dsl' cannot be a network: a type called 'Dsl' in the global namespace conflicts with the alias in its code")]
    [InlineData("public partial struct Dsl { [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Inner|}; } public partial class Net;", "'Inner' cannot be a network: a type called 'Dsl'")]
    [InlineData("[Layer(3)] [Layer(1)]\nfile partial class {|NDSL009:Net|};", "'Net' cannot be a network: it is local to its file")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|}(string name) { public string Name => name; }", "'Net' cannot be a network: it has a primary constructor")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Base; [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|} : Base;", "'Net' cannot be a network: it derives from the network 'Base'")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Layer1|};", "'Layer1' cannot be a network: a member of that name is generated into it")]
    [InlineData("public class Base(int x) { public int X => x; } [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|} : Base { public Net(string s) : base(s.Length) { } }", "'Net' cannot be a network: its base class 'Base' has no constructor without parameters")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|} { public required int Size; }", "'Net' cannot be a network: its member 'Size' is required, which the generated constructors do not set")]
    [InlineData("file partial class Outer { [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|}; }", "'Net' cannot be a network: it is local to its file")]
    [InlineData("public class Base { public Base(int x = 0) { } public Base(string s = \"\") { } } [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|} : Base { public Net(string s) : base(s) { } }", "its base class 'Base' has no constructor without parameters")]
    [InlineData("public class Base { public required int Size; } [Layer(3)] [Layer(1)]\npublic partial class {|NDSL009:Net|} : Base;", "its member 'Size' is required")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial record class {|NDSL009:Net|}(int X);", "'Net' cannot be a network: it is a record")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic abstract partial class {|NDSL009:Net|}<T>;", "'Net' cannot be a network: it is abstract")]
    [InlineData("[{|NDSL014:Network(Seed = 1)|}]\npublic partial class Net;", "'Net' has [Network] but no [Layer], so it is no network")]
    [InlineData("[{|NDSL014:Inputs(\"a\")|}]\npublic partial class Net;", "'Net' has [Inputs] but no [Layer], so it is no network")]
    [InlineData("[{|NDSL014:Outputs(\"a\")|}]\npublic partial class Net;", "'Net' has [Outputs] but no [Layer], so it is no network")]
    public async Task A_class_that_cannot_be_a_network_gives_one_error(string declaration, string message)
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(declaration);
        Assert.Contains(message, Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    // The compiler says these itself, where they belong.
    [Theory]
    [InlineData("[{|CS0592:Layer|}(3)] [{|CS0592:Layer|}(1)]\npublic partial struct Net;")]
    [InlineData("[{|CS0592:Layer|}(3)] [{|CS0592:Layer|}(1)]\npublic readonly partial record struct Net;")]
    [InlineData("[{|CS0592:Layer|}(3)] [{|CS0592:Layer|}(1)]\npublic partial interface Net;")]
    [InlineData("[{|CS0592:Layer|}(3)]\npublic enum Net { }")]
    [InlineData("[{|CS0592:Layer|}(3)]\npublic delegate void Net();")]
    [InlineData("public class Net { [{|CS0592:Layer|}(3)] public void Method() { } }")]
    [InlineData("[assembly: {|CS0592:Layer|}(3)]")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Net; public class {|CS0260:Net|} { }")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic class Net; public class {|CS0101:Net|} { }")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Net : {|CS0246:Missing|};")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class {|CS0709:Net|} : System.Convert;")]
    [InlineData("[Layer(3)] [{|CS0246:{|CS0246:Laye|}|}(1)]\npublic partial class Net;")]
    [InlineData("[Network] [{|CS0246:{|CS0246:Laye|}|}(1)]\npublic partial class Net;")]
    [InlineData("[Layer(3)] [Layer(1)] [Network] [{|CS0579:Network|}]\npublic partial class Net;")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Net<T> where T : {|CS0246:Missing|};")]
    [InlineData("[Layer(3)] [Layer(1, typeof(System.Collections.Generic.List<{|CS0246:Missing|}>))]\npublic partial class Net;")]
    [InlineData("[Layer(3)] [{|CS1729:Layer()|}]\npublic partial class Net;")]
    [InlineData("public class Base { public Base(int x = 0) { } public Base(string s = \"\") { } } [Layer(3)] [Layer(1)]\npublic partial class {|CS0121:Net|} : Base;")]
    [InlineData("public class Base { public Base(int x) { } } [Layer(3)] [Layer(1)]\npublic partial class {|CS7036:Net|} : Base;")]
    public Task What_the_compiler_refuses_is_not_refused_twice(string declaration) => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(declaration);

    [Fact]
    public Task Every_type_around_the_network_that_is_not_partial_is_named() => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(
        "public class {|NDSL001:A|} { public partial struct B { public interface {|NDSL001:C|} { [Layer(3)] [Layer(1)] public class {|NDSL001:Net|}; } } }");

    [Fact]
    public async Task An_activation_that_is_written_for_the_other_precision_is_named()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("""
            public readonly struct Cube : IActivation<float>
            {
                public static float Value(float z) => z * z * z;
                public static float Derivative(float z, float value) => 3 * z * z;
            }

            [Network(Precision = Precision.Double)] [Layer(3)] [Layer(1, {|NDSL010:typeof(Cube)|})]
            public partial class Net;
            """);
        Assert.Contains("it does not implement IActivation<double>", Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activation_that_the_network_cannot_name_is_refused()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("""
            file readonly struct Cube : IActivation<float>
            {
                public static float Value(float z) => z * z * z;
                public static float Derivative(float z, float value) => 3 * z * z;
            }

            [Layer(3)] [Layer(1, {|NDSL010:typeof(Cube)|})]
            public partial class Net;
            """);
        Assert.Contains("it is not accessible there", Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_classifier_with_a_wrong_declaration_still_takes_classes()
    {
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("""
            [Network(Loss = {|NDSL030:Loss.CrossEntropy|})] [Layer(3)] [Layer(2)]
            public partial class Net;

            public static class User
            {
                public static float Use(Net net, float[] x, int[] classes) => net.TrainEpoch(x, classes, 0.1f) + net.TrainStep(x, 1, 0.1f) + net.TrainBatch(x, classes, 0.1f)
                    + net.Backward(x, 1, new float[Net.StorageSize]) + net.BackwardBatch(x, classes, new float[Net.StorageSize]);
            }
            """);
    }

    [Theory]
    [InlineData("[Layer(3)] [Layer(4, {|CS0103:Relu|})] [Layer(1)]\npublic partial class Net;")]
    [InlineData("[Layer({|CS1503:\"3\"|})] [Layer(1)]\npublic partial class Net;")]
    [InlineData("[Layer(3)] [Layer(1, typeof({|CS0246:Cube|}))]\npublic partial class Net;")]
    public Task What_the_compiler_reports_itself_is_not_reported_again(string declaration) =>
        AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("using NetDsl;\n" + declaration + Use, globalUsings: false);

    [Theory]
    [InlineData("[Layer(3, Linear)] [Layer(1)]\npublic partial class Net;")]
    [InlineData("[Layer(1)] [Layer(1)]\ninternal sealed partial class Net;")]
    [InlineData("[Layer(3)] [Layer(2, Softmax)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(2, Softmax)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.SquaredError)] [Layer(3)] [Layer(2, Softmax)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.BinaryCrossEntropy)] [Layer(3)] [Layer(2, Sigmoid)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.Default)] [Layer(3)] [Layer(2)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.Huber)] [Layer(3)] [Layer(2)]\npublic partial class Net;")]
    [InlineData("[Network(Loss = Loss.Huber, HuberDelta = 1e-60, Precision = Precision.Double)] [Layer(3)] [Layer(2)]\npublic partial class Net;")]
    [InlineData("public class Base; [Layer(3)] [Layer(1)]\npublic partial class Net : Base;")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Net<T>;")]
    [InlineData("public class Base { public Base(int x) { } protected Base(string s = \"\") { } } [Layer(3)] [Layer(1)]\npublic partial class Net : Base;")]
    [InlineData("public class Outer<T> where T : struct { } public partial class Inner : Outer<int> { [Layer(3)] [Layer(1)]\npublic partial class Net : Inner; }")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Layer9;")]
    [InlineData("[Layer(3)] [Layer(1)]\npublic partial class Net; public partial class Net { public int Mine; }")]
    [InlineData("public partial class Outer<T> { private partial record struct Inner { [Layer(3)] [Layer(1)] private sealed partial class Net; } }")]
    [InlineData("[Inputs(\"values\", \"y\", \"record\")] [Outputs(\"x\", \"Y\")] [Layer(3)] [Layer(2)]\npublic partial class Net;")]
    public Task A_right_declaration_is_silent(string declaration) => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(declaration);

    // Nothing of the library can be named then, and the compiler has errors of its own.
    [Fact]
    public async Task A_type_that_hides_a_namespace_is_named()
    {
        const string Source = "namespace App { using NetDsl; [Layer(3)] [Layer(1)] public partial class Net; } public class System;";
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier<NetworkAnalyzer>.FindAsync(Source);
        Assert.Contains("the type 'System' in the global namespace hides the namespace", Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(Source).HintNames);
    }
}
