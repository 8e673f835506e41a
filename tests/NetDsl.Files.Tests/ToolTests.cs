using System.Text;
using Xunit;

namespace NetDsl.Files.Tests;

/// <summary>What the program netdsl says, and what it returns.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly string _models = Path.Combine(AppContext.BaseDirectory, "Models");

    private readonly ToolRun _run = new();

    public static TheoryData<string> Models => [.. Directory.GetFiles(_models, "*.onnx").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Show_tells_all_of_a_saved_network()
    {
        string path = _run.Write("net.safetensors", new Classifier(1).ToBytes(new NetworkFile { Metadata = new Dictionary<string, string> { ["by"] = "line\nbreak\e[31m" } }));
        string expected = $$"""
            {{path}}: 4 tensors, 59 parameters

              layer1.weight  F32  [7, 4]
              layer1.bias    F32  [7]
              layer2.weight  F32  [3, 7]
              layer2.bias    F32  [3]

              by: line\u000Abreak\u001B[31m
              netdsl.architecture: 4 -> 7 Tanh -> 3 Softmax
              netdsl.inputs: ["length","width","height","age"]
              netdsl.network: Classifier
              netdsl.outputs: ["no","yes","maybe"]
              netdsl.version: 1

            [Inputs("length", "width", "height", "age")]
            [Outputs("no", "yes", "maybe")]
            [Layer(4)]
            [Layer(7, Tanh)]
            [Layer(3, Softmax)]
            public partial class Classifier;

            """.ReplaceLineEndings("\n");
        Assert.Equal((0, expected, ""), ToolRun.Of("show", path));
    }

    [Fact]
    public void Show_of_a_file_from_PyTorch_finds_the_order_and_says_that_activations_are_not_told()
    {
        // fc10 is before fc2 in the file, as Python's writer sorts.
        string path = Save("gesture-net.v2.safetensors", ("fc10.weight", [2, 4]), ("fc10.bias", [2]), ("fc2.weight", [4, 3]), ("fc2.bias", [4]));
        (int code, string output, _) = ToolRun.Of("show", path);
        Assert.Equal(0, code);
        Assert.EndsWith(
            "\n\n// The file does not tell the activations: [Layer(4, Relu)].\n[Layer(3)]\n[Layer(4)]\n[Layer(2)]\npublic partial class GestureNetV2;\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_of_a_double_network_declares_its_precision_and_what_has_no_biases()
    {
        string path = _run.Write("2.safetensors", new ReluNetworkDouble(1).ToBytes());
        Assert.EndsWith("\n\n[Network(Precision = Precision.Double)]\n[Layer(3)]\n[Layer(5, Relu)]\n[Layer(2, Relu, Bias = false)]\npublic partial class ReluNetworkDouble;\n", ToolRun.Of("show", path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs is no part", "inputs", new long[] { 5, 3 }, "outputs", new long[] { 5, 2 })]
    [InlineData("do not follow one another: 'a1.weight' gives 4 values, 'a2.weight' takes 5", "a1.weight", new long[] { 4, 3 }, "a2.weight", new long[] { 2, 5 })]
    [InlineData("do not tell their order: 'a.weight', 'b.weight'", "a.weight", new long[] { 3, 3 }, "b.weight", new long[] { 3, 3 })]
    [InlineData("'a1.weight' is empty", "a1.weight", new long[] { 4, 0 }, "a2.weight", new long[] { 2, 4 })]
    public void A_file_that_is_no_chain_of_layers_is_shown_with_the_reason_and_fails_the_check(string reason, string one, long[] shape, string other, long[] otherShape)
    {
        string path = Save("a.safetensors", (one, shape), (other, otherShape));
        (int code, string output, _) = ToolRun.Of("show", path);
        Assert.Equal(0, code);
        Assert.Contains($"  {other}  ", output, StringComparison.Ordinal);
        string comment = output.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("// No declaration fits: ", comment, StringComparison.Ordinal);
        Assert.Contains(reason, comment.Replace("'inputs' F32 [5, 3]", "inputs", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertFails(ToolRun.Of("check", path), 1, comment["// No declaration fits: ".Length..^1]);
        AssertFails(ToolRun.Of("convert", path, _run["b.safetensors"]), 1, path);
        Assert.Equal(["a.safetensors"], _run.Files);
    }

    [Theory]
    [InlineData("activations16.onnx", "[Layer(3)]|[Layer(4, Relu)]|[Layer(5, Tanh)]|[Layer(4, Sigmoid)]|[Layer(4, LeakyRelu)]|[Layer(4, Elu)]|[Layer(4, Softplus)]|[Layer(3, Softmax)]|public partial class Activations16;")]
    [InlineData("keras.onnx", "[Layer(4)]|[Layer(3, Tanh)]|[Layer(1, Bias = false)]|public partial class Keras;")]
    public void Show_of_ONNX_knows_the_activations(string name, string declaration)
    {
        (int code, string output, _) = ToolRun.Of("show", Path.Combine(_models, name));
        Assert.Equal(0, code);
        Assert.EndsWith("\n\n" + declaration.Replace('|', '\n') + "\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_takes_what_is_fine()
    {
        string path = _run.Write("net.safetensors", new Classifier(1).ToBytes());
        Assert.Equal((0, $"{path}: fine, 59 parameters in 2 layers, 4 -> 7 -> 3\n", ""), ToolRun.Of("check", path));
        string model = Path.Combine(_models, "gelu13.onnx");
        Assert.Equal((0, $"{model}: fine, 62 parameters in 3 layers, 3 -> 6 -> 4 -> 2\n", ""), ToolRun.Of("check", model));
    }

    [Fact]
    public void Check_says_what_is_wrong_in_one_line()
    {
        byte[] bytes = new Classifier(1).ToBytes();
        AssertFails(ToolRun.Of("check", _run.Write("a.safetensors", bytes[..^1])), 1, "a.safetensors: the file is truncated");
        AssertFails(ToolRun.Of("check", _run.Write("a.onnx", [1, 2, 3])), 1, "a.onnx: ");
        AssertFails(ToolRun.Of("check", _run.Write("a.npz", bytes)), 1, "a.npz: this is not an npz file, or it is damaged");
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, bytes.Length - 8);
        AssertFails(ToolRun.Of("check", _run.Write("a.safetensors", bytes)), 1, "'layer2.bias' holds NaN at 1");
        AssertFails(ToolRun.Of("check", _run["none.safetensors"]), 1, "none.safetensors: there is no such file");
        Directory.CreateDirectory(_run["folder.npz"]);
        AssertFails(ToolRun.Of("check", _run["folder.npz"]), 1, "this is a folder");
    }

    [Theory]
    [InlineData("4 -> 7 Tanh", "4 -> 8 Tanh", "its metadata are of a network '4 -> 8 Tanh -> 3 Softmax', its layers are 4 -> 7 -> 3")]
    [InlineData("\\\"width\\\",", "", "there are 3 names of inputs, the network has 4")]
    [InlineData("\"netdsl.version\":\"1\"", "\"netdsl.version\":\"2\"", "the file is of version '2'")]
    public void Check_holds_the_metadata_against_the_layers(string part, string instead, string message)
    {
        // What a writer that escapes quotes in another way has is brought to one.
        byte[] bytes = new Classifier(1).ToBytes();
        int size = BitConverter.ToInt32(bytes);
        string header = Encoding.UTF8.GetString(bytes, 8, size).Replace("\\u0022", "\\\"", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal);
        Assert.Contains(part, header, StringComparison.Ordinal);
        byte[] changed = Encoding.UTF8.GetBytes(header.Replace(part, instead, StringComparison.Ordinal));
        AssertFails(ToolRun.Of("check", _run.Write("a.safetensors", [.. BitConverter.GetBytes((long)changed.Length), .. changed, .. bytes[(8 + size)..]])), 1, message);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_truncation_of_a_model_is_shown_or_refused_in_one_line(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(_models, name));
        for (int length = 0; length < bytes.Length; length += 101)
        {
            (int code, string output, string error) = ToolRun.Of("show", _run.Write("a.onnx", bytes[..length]));
            Assert.True(code == 0 ? error.Length == 0 && output.Length > 0 : code == 1 && output.Length == 0 && error.Count(c => c == '\n') == 1, error);
        }
    }

    [Fact]
    public void Names_with_ever_so_many_dots_do_not_end_the_process()
    {
        string deep = string.Concat(Enumerable.Repeat("a.", 100_000));
        string path = Save("a.safetensors", (deep + "b.weight", [7, 4]), (deep + "c.weight", [3, 7]));
        AssertFails(ToolRun.Of("check", path), 1, "do not tell their order");
        Assert.Throws<NetworkFileException>(() => Classifier.Load(path));
    }

    [Theory]
    [InlineData("Required command", new string[0])]
    [InlineData("'bogus' is no command", new[] { "bogus" })]
    [InlineData("Required argument missing", new[] { "show" })]
    [InlineData("'b' is no command, option or argument here", new[] { "check", "a.npz", "b" })]
    [InlineData("'a.pt': the name of the file should end in .safetensors or .onnx or .npz", new[] { "check", "a.pt" })]
    [InlineData("'': the name of the file should end in", new[] { "show", "" })]
    [InlineData("'b.npz': the name of the file should end in .safetensors or .onnx", new[] { "convert", "a.npz", "b.npz" })]
    [InlineData("a.safetensors would be written over itself", new[] { "convert", "a.safetensors", "./a.safetensors" })]
    [InlineData("'@list' is no command", new[] { "@list" })]
    public void Wrong_usage_is_one_line_and_2(string message, string[] args) => AssertFails(ToolRun.Of(args), 2, message);

    [Fact]
    public void Help_and_version_are_there()
    {
        (int code, string output, string error) = ToolRun.Of("--help");
        Assert.Equal((0, ""), (code, error));
        Assert.All(["netdsl [command]", "show <FILE>", "check <FILE>", "convert <A> <B>", ".npz"], part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.Contains("netdsl convert <A> <B>", ToolRun.Of("convert", "--help").Output, StringComparison.Ordinal);
        (code, output, error) = ToolRun.Of("--version");
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", output);
    }

    private static void AssertFails((int Code, string Output, string Error) run, int code, string message)
    {
        Assert.Equal(code, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    private string Save(string name, params (string Name, long[] Shape)[] tensors)
    {
        new SafeTensorsFile([.. tensors.Select(tensor => FileTensor.Of<float>(tensor.Name, new float[tensor.Shape.Aggregate(1L, (a, b) => a * b)], tensor.Shape))]).Write(_run[name]);
        return _run[name];
    }
}
