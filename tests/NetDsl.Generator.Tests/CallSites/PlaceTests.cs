using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Where calls stand, what they are made on, and where the network comes from.</summary>
public sealed class PlaceTests
{
    [Fact]
    public Task Receivers_of_every_kind() => CallSite.VerifyFileAsync("""
        public class Derived : Streetlights;

        public static class User
        {
            private static readonly Streetlights Shared = new();

            public static void Use<TNet>(TNet generic, INetwork<Streetlights, float> contract, Derived derived, Streetlights? maybe, float[] y)
                where TNet : Streetlights
            {
                new Streetlights().Forward([1, 2, 3, {|NDSL101:4|}], y);
                new Streetlights(3).Forward([1, 2, 3, {|NDSL101:4|}], y);
                Shared.Forward([1, 2, 3, {|NDSL101:4|}], y);
                User.Shared.Forward([1, 2, 3, {|NDSL101:4|}], y);
                Make().Forward([1, 2, 3, {|NDSL101:4|}], y);
                generic.Forward([1, 2, 3, {|NDSL101:4|}], y);
                derived.Forward([1, 2, 3, {|NDSL101:4|}], y);
                maybe?.Forward([1, 2, 3, {|NDSL101:4|}], y);
                maybe!.Forward([1, 2, 3, {|NDSL101:4|}], y);
                contract.Forward([1, 2, 3, {|NDSL101:4|}], y);
                contract.TrainBatch([1, 2, 3], {|NDSL104:[1, 2]|}, 0.1f);
                contract.Backward([1, 2, 3], [1], {|NDSL102:new float[3]|});
                contract.Parameters[{|NDSL106:24|}] = 1;
                ((INetwork<Streetlights, float>)Shared).Forward({|NDSL101:contract.Parameters|}, y);
                (maybe ?? Shared).Forward([1, 2, 3, {|NDSL101:4|}], y);
            }

            private static Streetlights Make() => new();
        }
        """);

    [Fact]
    public Task Code_of_every_kind() => CallSite.VerifyFileAsync("""
        public class User
        {
            private static readonly Streetlights Net = new();
            private static readonly float Loss = Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f);
            private readonly Func<float> _lambda = () => Net.TrainStep({|NDSL101:new float[2]|}, [1], 0.1f);
            private float Auto { get; } = Net.TrainStep([1, 2, 3], {|NDSL101:[]|}, 0.1f);
            private float Body => Net.TrainStep([1, 2, 3], {|NDSL101:[]|}, 0.1f);
            private float this[int i] { get => Net.TrainStep([1, 2, 3], {|NDSL101:[]|}, i); set => Net.TrainStep({|NDSL101:[1]|}, [1], value); }
            public User() : this(Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f)) { }
            public User(float x) => Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], x);
            ~User() => Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f);
            public static User operator +(User a, User b) { Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f); return a; }
            public event Action Changed { add => Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f); remove { } }

            public async System.Threading.Tasks.Task Use(float[] y)
            {
                await System.Threading.Tasks.Task.Yield();
                Action<float[]> action = x => { float[] four = new float[4]; Net.Forward({|NDSL101:four|}, x); };
                action(y);
                foreach (float[] row in new[] { y }) { Net.Forward(row, {|NDSL101:new float[2]|}); }
                float[] outside = [1, 2];
                Local();
                void Local() { Net.Forward({|NDSL101:outside|}, y); float[] inside = [1]; Net.Forward({|NDSL101:inside|}, y); }
                try { action(y); } catch (Exception e) when (Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f) > 0) { Console.WriteLine(e); }
            }

            public System.Collections.Generic.IEnumerable<float> Rows() { yield return Net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f); }

            public void Primary() => new Inner(Net).Use();

            private sealed class Inner(Streetlights net) { public float Use() => net.TrainStep([1, 2, 3, {|NDSL101:4|}], [1], 0.1f); }
        }
        """);

    [Fact]
    public Task The_network_itself_and_networks_anywhere() => CallSite.VerifyFileAsync("""
        namespace Deep
        {
            public partial class Outer<T>
            {
                public partial struct Inner
                {
                    [Network(Precision = Precision.Double)] [Layer(2)] [Layer(1)]
                    public partial class Net
                    {
                        private const int Rows = 3;
                        public void Use(double[] y)
                        {
                            Forward([1, 2, {|NDSL101:3|}], y);
                            this.Forward({|NDSL101:new double[Rows]|}, y);
                            TrainEpoch(new double[InputSize * Rows], {|NDSL104:new double[2]|}, 0.1);
                            Pack({|NDSL102:[1]|}, y);
                            _ = Layer1.Weights[{|NDSL106:2|}, 0];
                        }
                    }
                }
            }

            public static class User
            {
                public static void Use(Outer<int>.Inner.Net net, double[] y)
                {
                    net.Forward([1, 2, {|NDSL101:3|}], y);
                    Outer<string>.Inner.Net.Unpack({|NDSL102:[1]|}, y);
                }
            }
        }
        """);

    [Fact]
    public Task Networks_of_networks_and_classifiers() => CallSite.VerifyFileAsync("""
        [Layer(4)] [Layer(2, Tanh)] public partial class Encoder;

        [Layer(2)] [Layer(4)] public partial class Decoder;

        [Layer<Encoder>] [Layer<Decoder>] public partial class Autoencoder;

        [Layer(2)] [Layer(3, Softmax)] public partial class Classifier;

        public static class User
        {
            public static void Use(Autoencoder net, Classifier classifier, int[] classes, float[] y)
            {
                net.Forward({|NDSL101:[1, 2]|}, y);
                net.Encoder.Forward([1, 2, 3, 4], {|NDSL101:new float[4]|});
                net.Decoder.Forward([1, 2, {|NDSL101:3|}], y);
                net.Backward([1, 2, 3, 4], [1, 2, 3, 4], {|NDSL102:new float[Autoencoder.StorageSize - 1]|});
                Autoencoder.EncoderIn({|NDSL102:new float[1]|}).Clear();
                Autoencoder.EncoderIn(new float[Autoencoder.StorageSize]).Clear();
                net.Encoder.Layer1.Weights[{|NDSL106:4|}, 0] = 1;
                net.Layer1.Weights[{|NDSL106:4|}, 0] = net.Layer2.Biases[3];
                classifier.TrainStep([1, 2, {|NDSL101:3|}], 1, 0.1f);
                classifier.TrainEpoch({|NDSL103:[1, 2, 3]|}, classes, 0.1f);
                classifier.TrainEpoch([1, 2, 3, 4], classes, 0.1f);
                classifier.TrainBatch([1, 2, 3, 4], {|NDSL104:[1, 0, 0]|}, 0.1f);
            }
        }
        """);

    [Fact]
    public async Task Top_level_statements()
    {
        IReadOnlyList<Diagnostic> found = await AnalyzerVerifier<CallSiteAnalyzer>.VerifyAsync(
            """
            float[] four = [1, 2, 3, 4];
            var output = new float[1];
            new Streetlights().Forward({|NDSL101:four|}, output);
            Train(new Streetlights());
            void Train(Streetlights net) => net.TrainStep({|NDSL101:four|}, output, 0.1f);

            [Inputs("left", "middle", "right")] [Layer(3)] [Layer(4, Relu)] [Layer(1)] public partial class Streetlights;
            """,
            adapt: compilation => compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        Assert.Equal("Streetlights.Forward takes 3 inputs (left, middle, right), this has 4", found[0].GetMessage(null));
    }

    [Fact]
    public Task Spans_that_the_newest_language_converts_itself() => AnalyzerVerifier<CallSiteAnalyzer>.VerifyAsync(
        """
        using System;

        [Layer(3)] [Layer(1)] public partial class Net;

        public static class User
        {
            public static void Use(Net net, float[] x, float[] y)
            {
                float[] four = new float[4];
                net.Forward({|NDSL101:four|}, y);
                net.Forward({|NDSL101:four.AsSpan()|}, y);
                net.Forward({|NDSL101:x[..2]|}, y);
                net.Forward([1, 2, 3, {|NDSL101:4|}], y);
                net.Forward(x, y);
            }
        }
        """,
        adapt: compilation => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
            tree.WithRootAndOptions(tree.GetRoot(), UserCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview)))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_network_of_another_project(bool isCompiled)
    {
        CSharpCompilation library = GeneratorRun.Of(UserCompilation.Create(
            ["[Inputs(\"a\", \"b\")] [Layer(2)] [Layer(3, Tanh, Bias = false)] [Layer(1)] public partial class Library { public int Mine; } [Layer<Library>] [Layer(5000)] public partial class Whole;"], assemblyName: "Library")).Output;
        MetadataReference reference = library.ToMetadataReference();
        if (isCompiled)
        {
            using var image = new MemoryStream();
            Assert.True(library.Emit(image).Success);
            reference = MetadataReference.CreateFromImage(image.ToArray());
        }

        IReadOnlyList<Diagnostic> found = await CallSite.VerifyFileAsync(
            """
            public static class User
            {
                public static void Use(Library net, INetwork<Library, float> contract, float[] y)
                {
                    net.Forward([1, 2, {|NDSL101:3|}], y);
                    contract.TrainEpoch([1, 2], {|NDSL104:[1, 2]|}, 0.1f);
                    Library.Pack({|NDSL102:new float[8]|}, y);
                    net.Layer1.Biases[{|NDSL106:0|}] = 1;
                    Library.Layer2In(y).Weights[{|NDSL106:3|}, 0] = 1;
                    Library.Layer2In({|NDSL102:[1]|}).Biases.Clear();
                    net.Forward([1, 2], new float[1]);
                    new Whole().Forward([1, 2, {|NDSL101:3|}], y);
                }
            }
            """,
            compilation => compilation.AddReferences(reference));
        Assert.Equal("Library.Forward takes 2 inputs (a, b), this has 3", found[0].GetMessage(null));
        Assert.Equal("Library.Pack takes 10 parameters in canonical order (ParameterCount), this has 8", found[2].GetMessage(null));
    }

    [Theory]
    [InlineData("[Layer(3)] [Layer(0)] public partial class Net;")]
    [InlineData("[Layer(3)] public partial class Net;")]
    [InlineData("[Inputs(\"a\")] [Layer(3)] [Layer(1)] public partial class Net;")]
    [InlineData("[Layer(3)] [Layer(1, Unknown)] public partial class Net;")]
    public async Task A_network_whose_declaration_is_wrong_says_nothing_here(string declaration)
    {
        CSharpCompilation compilation = GeneratorRun.Of(UserCompilation.Create(
            [declaration + " public static class User { public static void Use(Net net) { net.Forward(new float[7], new float[7]); net.Parameters[9999] = 1; } }"])).Output;
        Assert.Empty(await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(compilation));
    }

    [Fact]
    public async Task Generated_code_that_is_older_than_the_declaration_is_not_held_against_it()
    {
        const string User = " public static class User { public static void Use(Net net) { net.Forward(new float[3], new float[Net.OutputSize]); net.Forward(new float[4], new float[2]); } }";
        CSharpCompilation old = GeneratorRun.Of(UserCompilation.Create(["[Layer(3)] [Layer(1)] public partial class Net;" + User])).Output;
        SyntaxTree file = old.SyntaxTrees[0];
        CSharpCompilation edited = old.ReplaceSyntaxTree(file, UserCompilation.Parse("[Layer(4)] [Layer(2)] public partial class Net;" + User, file.FilePath));
        Assert.Empty(await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(edited));
    }

    [Fact]
    public async Task Without_the_library_there_is_nothing_to_do()
    {
        CSharpCompilation compilation = UserCompilation.Create(
            ["public class Net { public void Forward(float[] input, float[] output) => Forward([1], [2]); }"], globalUsings: false);
        compilation = compilation.RemoveReferences(compilation.References.Where(reference => reference.Display!.EndsWith("NetDsl.dll", StringComparison.Ordinal)));
        Assert.Empty(await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(compilation));
    }
}
