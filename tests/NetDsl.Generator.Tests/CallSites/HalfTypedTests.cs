using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Code that is being typed: the analyzer never throws, and says nothing of a call before its end.</summary>
public sealed class HalfTypedTests
{
    private const string Declaration = "using System;\n[Layer(3)] [Layer(4)] [Layer(1)] public partial class Net;\n";

    [Fact]
    public async Task A_call_typed_character_by_character()
    {
        const string Program = """
            public static class User
            {
                public static void Use(Net net, float[] y)
                {
                    float[] v = [1, 2, .. y[1..^1]]; v = v[..2];
                    net.Forward([1, 2, 3, 4], y); net.TrainBatch(new float[6], stackalloc float[] { 1, 2 }, 0.1f);
                    net.Layer1.Weights[3, 0] = net.Layer1.Biases[^5];
                }
            }
            """;
        GeneratorRun run = GeneratorRun.Of(UserCompilation.Create([Declaration, Program]));
        CSharpCompilation whole = run.Output;
        SyntaxTree file = whole.SyntaxTrees[1];
        int start = Program.IndexOf("net.Forward", StringComparison.Ordinal);
        int end = Program.IndexOf(", y);", StringComparison.Ordinal) + ", y)".Length;
        for (int length = Program.IndexOf("float[] v", StringComparison.Ordinal); length < Program.Length; length++)
        {
            ImmutableArray<Diagnostic> found = await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(
                whole.ReplaceSyntaxTree(file, UserCompilation.Parse(Program[..length], file.FilePath)));
            if (length >= start && length < end)
                Assert.Empty(found);
        }

        Assert.Equal(
            ["NDSL101", "NDSL106", "NDSL106"],
            (await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(whole)).OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Id));
    }

    [Theory]
    [InlineData("net.Forward([1, 2, 3, 4]);")]
    [InlineData("net.Forward([1, 2, 3, 4], y, y);")]
    [InlineData("net.Forward([1, 2, 3, unknown], y);")]
    [InlineData("net.Forward([1, 2, 3, .. unknown], y);")]
    [InlineData("net.Forward(new float[unknown], y);")]
    [InlineData("net.Forward(new float[], y);")]
    [InlineData("net.Forward(new float[-1], y);")]
    [InlineData("net.Forward(new float[4, 4], y);")]
    [InlineData("net.Forward(new unknown[4], y);")]
    [InlineData("net.Forward(input: new float[4], input: y);")]
    [InlineData("net.Forward(unknown: new float[4], output: y);")]
    [InlineData("net.Forward(\"four\", y);")]
    [InlineData("net.Forward(stackalloc, y);")]
    [InlineData("net.Forward(stackalloc int[4], y);")]
    [InlineData("net.Forward(y[..unknown], y);")]
    [InlineData("net.Forward(y[..^], y);")]
    [InlineData("net.Forward(y.AsSpan(unknown, 4), y);")]
    [InlineData("net.Forward(new Span<float>(1, 2, 3, 4), y);")]
    [InlineData("float[] v = v; net.Forward(v, y);")]
    [InlineData("float[] v = w, w = v; net.Forward(v, y);")]
    [InlineData("var v = [1, 2, 3, 4]; net.Forward(v, y);")]
    [InlineData("net.Forward(flag ? new float[4] : , y);")]
    [InlineData("net.Forward(flag switch { true => }, y);")]
    [InlineData("net.Forward(new float[4] ?? , y);")]
    [InlineData("net.Layer1.Weights[3] = 1;")]
    [InlineData("net.Layer1.Weights[3, ] = 1;")]
    [InlineData("net.Layer1.Weights[, 3] = 1;")]
    [InlineData("net.Layer1.Weights[unknown, 1] = 1;")]
    [InlineData("net.Layer1.Biases[] = 1;")]
    [InlineData("net.Layer1.Biases[^] = 1;")]
    [InlineData("net.Layer9.Biases[9] = 1;")]
    [InlineData("Net.Layer9In(y).Biases[9] = 1; Net.LayerIn(y); Net.Layer1In();")]
    [InlineData("net.TrainEpoch(, , );")]
    [InlineData("net.Forward(new float[1 / 0], y);")]
    [InlineData("net.Forward(new float[int.MaxValue + 1], y); net.Forward(new float[long.MaxValue], y);")]
    public async Task Calls_that_mean_nothing(string statement)
    {
        CSharpCompilation compilation = GeneratorRun.Of(UserCompilation.Create(
            [Declaration + "public static class User { public static void Use(Net net, float[] y, bool flag) { " + statement + " } }"])).Output;
        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await AnalyzerVerifier<CallSiteAnalyzer>.AnalyzeAsync(compilation));
    }
}
