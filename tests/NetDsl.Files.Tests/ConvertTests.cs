using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace NetDsl.Files.Tests;

[Layer(3)]
[Layer(4, Relu)]
[Layer(2)]
public partial class Small;

/// <summary>Whatever a network's weights come in, <c>netdsl convert</c> writes the same bits.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly Small _network = new(3);
    private readonly ToolRun _run = new();

    public ConvertTests() => FillBiases(_network);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("W1 b1 W2 b2", true)]
    [InlineData("w0 b0 w1 b1", true)]
    [InlineData("weights9 biases9 weights10 biases10", true)]
    [InlineData("dense/kernel:0 dense/bias:0 dense_1/kernel:0 dense_1/bias:0", true)]
    [InlineData("mlp/linear_0/w mlp/linear_0/b mlp/linear_1/w mlp/linear_1/b", true)]
    [InlineData("coefs_0 intercepts_0 coefs_1 intercepts_1", true)]
    [InlineData("arr_0 arr_1 arr_2 arr_3", true)]
    [InlineData("arr_0 arr_1 arr_2 arr_3", false)]
    [InlineData("0.weight 0.bias 2.weight 2.bias", false)]
    [InlineData("fc2.weight fc2.bias fc10.weight fc10.bias", false)]
    [InlineData("W1 b1 W2 b2", false)]
    [InlineData("0.weight 0.bias 2.weight 2.bias", true)]
    public void Arrays_of_NumPy(string names, bool isInputsFirst)
    {
        foreach ((string descr, bool fortran, bool compressed) in (IEnumerable<(string, bool, bool)>)[("<f4", false, false), (">f4", true, true), ("<f8", true, false), (">f8", false, true)])
        {
            string from = _run.Write("a.npz", Numpy(names.Split(' '), isInputsFirst, descr, fortran, compressed)), to = _run["b.safetensors"];
            Assert.Equal((0, $"{to}: 26 parameters in 2 layers, 3 -> 4 -> 2\n", ""), ToolRun.Of("convert", from, to));
            Assert.Equal(_network.Parameters, Small.Load(to).Parameters);
            Assert.Equal("layer1.weight, layer1.bias, layer2.weight, layer2.bias", string.Join(", ", NetworkFile.Read(to).Tensors.Select(tensor => tensor.Name)));
            Assert.Equal(["a.npz", "b.safetensors"], _run.Files);
        }
    }

    [Theory]
    [InlineData("fc.weight", "fc.bias", new[] { 1f, 2, 3, 4 })]
    [InlineData("W1", "b1", new[] { 1f, 3, 2, 4 })]
    [InlineData("arr_0", "arr_1", new[] { 1f, 3, 2, 4 })]
    public void Square_weights_lie_as_their_names_say(string weights, string biases, float[] expected)
    {
        string from = _run.Write("a.npz", NumpyFiles.Zip(false, (weights + ".npy", NumpyFiles.Array("<f4", false, [1, 2, 3, 4], 2, 2)), (biases + ".npy", NumpyFiles.Array("<f4", false, [5, 6], 2))));
        Assert.Equal(0, ToolRun.Of("convert", from, _run["b.safetensors"]).Code);
        float[] values = new float[4];
        NetworkFile.Read(_run["b.safetensors"]).Tensors[0].CopyTo<float>(values);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void A_file_from_PyTorch()
    {
        IReadOnlyList<FileTensor> tensors = NetworkFile.Read(_network.ToBytes()).Tensors;
        string[] names = ["fc2.weight", "fc2.bias", "fc10.weight", "fc10.bias"];
        new SafeTensorsFile([.. tensors.Zip(names).OrderBy(pair => pair.Second, StringComparer.Ordinal).Select(pair => Renamed(pair.First, pair.Second))], new Dictionary<string, string> { ["format"] = "pt", ["empty"] = "" })
            .Write(_run["a.safetensors"]);
        Assert.Equal(0, ToolRun.Of("convert", _run["a.safetensors"], _run["b.safetensors"]).Code);
        Assert.Equal(_network.Parameters, Small.Load(_run["b.safetensors"]).Parameters);
        var file = SafeTensorsFile.Read(_run["b.safetensors"]);
        Assert.Equal(["empty=", "format=pt", "netdsl.version=1"], file.Metadata.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("layer1.weight", file.Tensors[0].Name);

        // Without activations there is no model of operators.
        (int code, string output, string error) = ToolRun.Of("convert", _run["a.safetensors"], _run["b.onnx"]);
        Assert.Equal((1, "", $"{_run["a.safetensors"]}: the file does not tell the activations, which a model in ONNX needs\n"), (code, output, error));
        Assert.False(File.Exists(_run["b.onnx"]));
    }

    [Fact]
    public void Numbers_of_16_bits_stay_what_they_are()
    {
        string from = _run.Write("a.npz", NumpyFiles.Zip(false, ("W.npy", NumpyFiles.Array(">f2", false, [0.5f, -2, 3], 3, 1))));
        Assert.Equal(0, ToolRun.Of("convert", from, _run["b.safetensors"]).Code);
        FileTensor tensor = NetworkFile.Read(_run["b.safetensors"]).Tensors[0];
        Assert.Equal(TensorType.F16, tensor.Type);
        float[] values = new float[3];
        tensor.CopyTo<float>(values);
        Assert.Equal([0.5f, -2, 3], values);
    }

    [Fact]
    public void What_NetDsl_saves_goes_to_ONNX_and_back_with_all_that_it_says()
    {
        var about = new NetworkFile { InputScaler = new Standardizer<float>([1, 2, 3], [4, 5, 6]), Classes = ["a", "b"], Metadata = new Dictionary<string, string> { ["by"] = "me" } };
        _network.Save(_run["a.safetensors"], about);
        Assert.Equal(0, ToolRun.Of("convert", _run["a.safetensors"], _run["b.safetensors"]).Code);
        Assert.Equal(File.ReadAllBytes(_run["a.safetensors"]), File.ReadAllBytes(_run["b.safetensors"]));

        // As SaveOnnx: the standardizer is a part of the model.
        Assert.Equal(0, ToolRun.Of("convert", _run["a.safetensors"], _run["b.onnx"]).Code);
        _network.SaveOnnx(_run["c.onnx"], about);
        Assert.Equal(File.ReadAllBytes(_run["c.onnx"]), File.ReadAllBytes(_run["b.onnx"]));
        Assert.Equal(0, ToolRun.Of("convert", _run["b.onnx"], _run["d.safetensors"]).Code);
        var back = NetworkFile.Read(_run["d.safetensors"]);
        Assert.Null(back.InputScaler);
        Assert.Equal(("Small", "3 -> 4 Relu -> 2 Linear", "me"), (back.Network, back.Architecture, back.Metadata["by"]));
        float[] row = [2, -3, 7], scaled = [.. row], expected = new float[2], actual = new float[2];
        about.InputScaler.As<float>().Apply(scaled);
        _network.Forward(scaled, expected);
        Small.Load(_run["d.safetensors"]).Forward(row, actual);
        Assert.Equal(expected[0], actual[0], 1e-5);
        Assert.Equal(expected[1], actual[1], 1e-5);

        // Without one, the bits are the same.
        _network.SaveOnnx(_run["e.onnx"]);
        Assert.Equal(0, ToolRun.Of("convert", _run["e.onnx"], _run["f.safetensors"]).Code);
        Assert.Equal(_network.Parameters, Small.Load(_run["f.safetensors"]).Parameters);
    }

    [Fact]
    public void A_model_of_a_double_network_computes_what_the_network_does()
    {
        var network = new ReluNetworkDouble(5);
        network.Save(_run["a.safetensors"]);
        Assert.Equal(0, ToolRun.Of("convert", _run["a.safetensors"], _run["b.onnx"]).Code);
        using var session = new InferenceSession(_run["b.onnx"]);
        double[] row = [1, -2, 3], expected = new double[2];
        network.Forward(row, expected);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<double>(row, [1, 3]))]);
        double[] actual = [.. results.Single().AsTensor<double>()];
        Assert.Equal(expected[0], actual[0], 1e-14);
        Assert.Equal(expected[1], actual[1], 1e-14);
    }

    [Fact]
    public void A_file_that_is_there_stays_where_the_new_one_cannot_be_made()
    {
        byte[] before = [1, 2, 3];
        _run.Write("b.safetensors", before);
        Assert.Equal(1, ToolRun.Of("convert", _run.Write("a.safetensors", _network.ToBytes()[..^1]), _run["b.safetensors"]).Code);
        Assert.Equal(before, File.ReadAllBytes(_run["b.safetensors"]));
        _network.Save(_run["a.safetensors"]);
        (int code, _, string error) = ToolRun.Of("convert", _run["a.safetensors"], _run[Path.Combine("nowhere", "b.safetensors")]);
        Assert.Equal((1, true), (code, error.EndsWith("b.safetensors: there is no such folder\n", StringComparison.Ordinal)));
        Assert.Equal(["a.safetensors", "b.safetensors"], _run.Files);
    }

    // Biases that are all 0 could be lost or exchanged.
    private static void FillBiases<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        foreach (LayerInfo layer in TNetwork.Layers)
        {
            Span<float> biases = layer.In(network.Parameters).Biases;
            for (int i = 0; i < biases.Length; i++)
            {
                biases[i] = (i + layer.Units) / 7f;
            }
        }
    }

    private static FileTensor Renamed(FileTensor tensor, string name)
    {
        float[] values = new float[tensor.Count];
        tensor.CopyTo<float>(values);
        return FileTensor.Of<float>(name, values, [.. tensor.Shape]);
    }

    private byte[] Numpy(string[] names, bool isInputsFirst, string descr, bool fortran, bool compressed)
    {
        List<(string, byte[])> arrays = [];
        foreach ((FileTensor tensor, string name) in NetworkFile.Read(_network.ToBytes()).Tensors.Zip(names))
        {
            float[] values = new float[tensor.Count];
            tensor.CopyTo<float>(values);
            int[] shape = [.. tensor.Shape.Select(dimension => (int)dimension)];
            if (isInputsFirst && shape is [int units, int inputs])
            {
                values = [.. Enumerable.Range(0, values.Length).Select(i => values[(i % units * inputs) + (i / units)])];
                shape = [inputs, units];
            }

            arrays.Add((name + ".npy", NumpyFiles.Array(descr, fortran, values, shape)));
        }

        return NumpyFiles.Zip(compressed, [.. arrays]);
    }
}
