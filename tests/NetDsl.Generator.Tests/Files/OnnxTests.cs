using Microsoft.CodeAnalysis;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Files;

/// <summary>A class with <c>[Onnx]</c> has the layers and weights of the file.</summary>
public sealed class OnnxTests
{
    private const string Trained = "[Inputs(\"a\", \"b\", \"c\")] [Layer(3)] [Layer(4, Tanh)] [Layer(2, Softmax)] public partial class Trained;";

    [Theory]
    [InlineData("")]
    [InlineData("[Network(Loss = Loss.SquaredError), Outputs(\"no\", \"yes\")] ")]
    public void A_model_becomes_a_network(string options)
    {
        using var project = new TemporaryProject();
        using LoadedAssembly trained = GeneratorRun.Of(UserCompilation.Create([Trained])).Load();
        dynamic network = Activator.CreateInstance(trained.Type("Trained"), 3)!;
        NetworkOnnx.SaveOnnx(network, project.Path("models/trained.onnx"));

        GeneratorRun run = GeneratorRun.Of(UserCompilation.Create([options + "[Onnx(\"trained.onnx\")] public partial class Imported;"]), manifest: project.Manifest());
        Assert.Contains("models/trained.onnx: [Layer(3)] [Layer(4, Tanh)] [Layer(2, Softmax)] public partial class Imported;", run.Source("Imported.g.cs"), StringComparison.Ordinal);
        using LoadedAssembly loaded = run.Load(project.Resources());
        dynamic imported = Activator.CreateInstance(loaded.Type("Imported"))!;
        float[] expected = Outputs(network), actual = Outputs(imported);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task What_is_no_network_is_an_error_at_the_attribute()
    {
        using var project = new TemporaryProject();
        File.WriteAllBytes(project.Path("damaged.onnx"), [1, 2, 3]);
        await Fails("[Onnx({|NDSL302:\"damaged.onnx\"|})] public partial class Net;", "this is not an ONNX file, or it is damaged");
        await Fails("[Onnx({|NDSL301:\"missing.onnx\"|})] public partial class Net;", "the project's files are 'damaged.onnx'");
        await Fails("[Onnx({|NDSL305:\"damaged.onnx\"|})] [Layer(3)] [Layer(2)] public partial class Net;", "has [Layer] beside [Onnx]");

        async Task Fails(string markup, string part)
        {
            IReadOnlyList<Diagnostic> found = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(markup, manifest: project.Manifest());
            Assert.Contains(part, found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    private static float[] Outputs<TNetwork>(INetwork<TNetwork, float> network)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        float[] outputs = new float[2 * TNetwork.OutputSize];
        network.ForwardBatch([0.5f, -1, 2, 3, 0, 0.25f], outputs);
        return outputs;
    }
}
