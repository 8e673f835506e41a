using System.Diagnostics;
using System.Numerics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace NetDsl.Files.Tests;

/// <summary>ONNX Runtime gives what the networks give.</summary>
public sealed class OnnxTests
{
    [Fact]
    public void Every_activation_in_single_precision()
    {
        Check<LinearNetwork, float>(1e-6);
        Check<ReluNetwork, float>(1e-6);
        Check<LeakyReluNetwork, float>(1e-6);
        Check<SigmoidNetwork, float>(1e-6);
        Check<TanhNetwork, float>(1e-6);
        Check<EluNetwork, float>(1e-6);
        Check<GeluNetwork, float>(1e-6);
        Check<SiluNetwork, float>(1e-6);
        Check<SoftplusNetwork, float>(1e-6);
        Check<Classifier, float>(1e-6);
    }

    [Fact]
    public void Every_activation_in_double_precision()
    {
        Check<LinearNetworkDouble, double>(1e-14);
        Check<ReluNetworkDouble, double>(1e-14);
        Check<LeakyReluNetworkDouble, double>(1e-14);
        Check<SigmoidNetworkDouble, double>(1e-14);
        Check<TanhNetworkDouble, double>(1e-14);
        Check<EluNetworkDouble, double>(1e-14);
        Check<SiluNetworkDouble, double>(1e-14);
        Check<SoftplusNetworkDouble, double>(1e-14);

        // ONNX Runtime has no Erf in double precision; the model is right all the same, see the checker below.
        Assert.Throws<OnnxRuntimeException>(() => Check<GeluNetworkDouble, double>(1e-14));
    }

    [Fact]
    public void Larger_networks_and_networks_of_networks()
    {
        Check<Wide, float>(2e-6);
        Check<WideDouble, double>(1e-13);
        Check<Composite, float>(1e-6);
    }

    [Fact]
    public void Standardizers_are_part_of_the_model()
    {
        var network = new ReluNetwork(3);
        var about = new NetworkFile { InputScaler = new Standardizer<float>([10, -3, 0.5], [4, 0.1, 2]), OutputScaler = new Standardizer<double>([100, 200], [5, 50]) };
        float[] rows = [12, -3.1f, 0, 6, -2.95f, 1, 10, -3, 2.5f];
        float[] scaled = [.. rows], expected = new float[6];
        about.InputScaler.As<float>().Apply(scaled);
        network.ForwardBatch(scaled, expected);
        about.OutputScaler.As<float>().Invert(expected);
        AssertClose(expected, Run(Bytes(network, about), rows, 3, 2), 2e-6);
    }

    [Fact]
    public void Names_travel_along()
    {
        using var session = new InferenceSession(Bytes(new Classifier(1), new NetworkFile { Classes = ["no", "yes", "maybe"] }));
        Assert.Equal(["input"], session.InputNames);
        Assert.Equal(["output"], session.OutputNames);
        Assert.Equal([-1, 4], session.InputMetadata["input"].Dimensions);
        Assert.Equal([-1, 3], session.OutputMetadata["output"].Dimensions);
        Dictionary<string, string> metadata = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal("""["length","width","height","age"]""", metadata["netdsl.inputs"]);
        Assert.Equal("""["no","yes","maybe"]""", metadata["netdsl.outputs"]);
        Assert.Equal("""["no","yes","maybe"]""", metadata["netdsl.classes"]);
        Assert.Equal("4 -> 7 Tanh -> 3 Softmax", metadata["netdsl.architecture"]);
        Assert.Equal("Classifier", session.ModelMetadata.GraphName);
        Assert.Equal(["length", "width", "height", "age"], NetworkFile.Read(new Classifier(1).ToBytes()).Inputs);
    }

    [Fact]
    public void What_has_no_operator_is_named_and_nothing_is_written()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, "before");
        var exception = Assert.Throws<NotSupportedException>(() => new OfOnesOwn(1).SaveOnnx(path));
        Assert.Equal("OfOnesOwn.SaveOnnx: the activation 'Relu' of Layer1 is one of your own, for which ONNX has no operator.", exception.Message);
        Assert.Throws<ArgumentException>(() => new ReluNetwork(1).SaveOnnx(path, new NetworkFile { Classes = ["one"] }));
        Assert.Equal("before", File.ReadAllText(path));
        new ReluNetwork(1).SaveOnnx(path);
        Assert.Equal(Bytes(new ReluNetwork(1)), File.ReadAllBytes(path));
        File.Delete(path);
    }

    [CheckerFact]
    public void The_format_s_own_checker_accepts_them()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        new Classifier(1).SaveOnnx(Path.Combine(folder, "a.onnx"), new NetworkFile { InputScaler = new Standardizer<float>([1, 2, 3, 4], [1, 2, 3, 4]) });
        new Composite(1).SaveOnnx(Path.Combine(folder, "b.onnx"));
        new GeluNetworkDouble(1).SaveOnnx(Path.Combine(folder, "c.onnx"));
        new EluNetworkDouble(1).SaveOnnx(Path.Combine(folder, "d.onnx"));
        (int exitCode, string output) = CheckerFactAttribute.RunPython($"import onnx, glob\nfor f in glob.glob('{folder}/*.onnx'): onnx.checker.check_model(onnx.shape_inference.infer_shapes(onnx.load(f), strict_mode=True), full_check=True)");
        Directory.Delete(folder, recursive: true);
        Assert.True(exitCode == 0, output);
    }

    private static void Check<TNetwork, T>(double tolerance)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        var random = new Random(5);
        foreach (LayerInfo layer in TNetwork.Layers)
        {
            foreach (ref T bias in layer.In(network.Parameters).Biases)
            {
                bias = T.CreateChecked(random.NextDouble() - 0.5);
            }
        }

        byte[] model = Bytes(network);
        foreach (int rows in (int[])[1, 3, 17])
        {
            T[] inputs = [.. Enumerable.Range(0, rows * TNetwork.InputSize).Select(_ => T.CreateChecked((random.NextDouble() * 6) - 3))];
            T[] expected = new T[rows * TNetwork.OutputSize];
            network.ForwardBatch(inputs, expected);
            AssertClose(expected, Run(model, inputs, TNetwork.InputSize, TNetwork.OutputSize), tolerance);
        }
    }

    private static byte[] Bytes<TNetwork, T>(INetwork<TNetwork, T> network, NetworkFile? about = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, about);
        return stream.ToArray();
    }

    private static T[] Run<T>(byte[] model, T[] inputs, int inputSize, int outputSize)
        where T : unmanaged
    {
        using var session = new InferenceSession(model);
        int rows = inputs.Length / inputSize;
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results =
            session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<T>(inputs, [rows, inputSize]))]);
        Tensor<T> output = results.Single().AsTensor<T>();
        Assert.Equal([rows, outputSize], output.Dimensions.ToArray());
        return [.. output];
    }

    private static void AssertClose<T>(T[] expected, T[] actual, double tolerance)
        where T : unmanaged, INumberBase<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double one = double.CreateChecked(expected[i]), other = double.CreateChecked(actual[i]);
            Assert.True(Math.Abs(one - other) <= tolerance * (1 + Math.Abs(one)), $"value {i} is {one:R} here and {other:R} there");
        }
    }
}
