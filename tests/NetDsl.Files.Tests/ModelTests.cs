using System.Text.Json;
using NetDsl.Models;
using NetDsl.Models.Onnx;
using Xunit;

namespace NetDsl.Files.Tests;

/// <summary>Models as PyTorch's exporter and Keras's write them become layers that compute the same; make.py has made them.</summary>
public sealed class ModelTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Models");

    public static TheoryData<string> Models => [.. Directory.GetFiles(_folder, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_computes_what_it_did(string name)
    {
        ImportedNetwork network = Read(name);
        (double[][] inputs, double[][] outputs) = Rows(name);
        for (int row = 0; row < inputs.Length; row++)
        {
            double[] actual = Forward(network, inputs[row]);
            Assert.Equal(outputs[row].Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                Assert.True(Math.Abs(actual[i] - outputs[row][i]) <= 1e-6 * (1 + Math.Abs(outputs[row][i])), $"{name}, row {row}: {actual[i]:R} instead of {outputs[row][i]:R}");
            }
        }
    }

    [Theory]
    [InlineData("activations13", "3-4 Relu-5 Tanh-4 Sigmoid-4 LeakyRelu-4 Elu-4 Softplus-3 Softmax")]
    [InlineData("gelu11", "3-6 Gelu-4 Silu-2 Linear")]
    [InlineData("norm", "3-5 Relu-2 Linear")]
    [InlineData("flatten", "16-4 Relu-2 Linear")]
    [InlineData("keras", "4-3 Tanh-1 Linear")]
    public void It_has_the_layers_that_it_was_made_of_and_no_others(string name, string layers)
    {
        ImportedNetwork network = Read(name);
        Assert.Equal(layers, string.Join('-', network.Layers.Select(layer => $"{layer.Units} {layer.Activation}").Prepend($"{network.Inputs}")));
        Assert.Equal(name is "flatten", network.Layers.All(layer => layer.Biases is null));
        Assert.False(network.IsDouble);
    }

    [Fact]
    public void What_NetDsl_writes_it_reads()
    {
        RoundTrip<LeakyReluNetworkDouble, double>();
        RoundTrip<EluNetworkDouble, double>();
        RoundTrip<SoftplusNetworkDouble, double>();
        RoundTrip<GeluNetworkDouble, double>();
        RoundTrip<SiluNetwork, float>();
        RoundTrip<GeluNetwork, float>();
        RoundTrip<Classifier, float>();
        RoundTrip<Composite, float>();
    }

    [Fact]
    public void Standardizers_of_a_model_become_a_part_of_its_layers()
    {
        var about = new NetworkFile { InputScaler = new Standardizer<double>([1, 2, 3], [4, 5, 6]), OutputScaler = new Standardizer<double>([7, 8], [9, 10]) };
        var network = new LinearNetworkDouble(3);
        ImportedNetwork read = Read(network, about);
        Assert.Equal([5, 2], read.Layers.Select(layer => layer.Units));
        double[] row = [2, -3, 0.5], scaled = [.. row], expected = new double[2];
        about.InputScaler.As<double>().Apply(scaled);
        network.Forward(scaled, expected);
        about.OutputScaler.As<double>().Invert(expected);
        double[] actual = Forward(read, row);
        Assert.Equal(expected[0], actual[0], 1e-12);
        Assert.Equal(expected[1], actual[1], 1e-12);
    }

    [Fact]
    public void Every_truncation_and_twenty_thousand_mutations_end_in_success_or_in_the_one_exception()
    {
        byte[][] models = [.. Directory.GetFiles(_folder, "*.onnx").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        int read = 0, refused = 0;
        foreach (byte[] model in models)
        {
            for (int length = 0; length < model.Length; length += 7)
            {
                Try(model[..length]);
            }
        }

        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = [.. models[i % models.Length]];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(1 << random.Next(8));
            }

            Try(bytes);
        }

        Assert.True(read > 1000 && refused > 1000, $"{read} were read, {refused} refused");

        void Try(byte[] bytes)
        {
            try
            {
                LayerChain.Of(OnnxReader.Read(bytes, "model.onnx"), "model.onnx");
                read++;
            }
            catch (NetworkFileException)
            {
                refused++;
            }
        }
    }

    private static void RoundTrip<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        ImportedNetwork read = Read(network, null);
        Assert.Equal(TNetwork.Layers.Select(layer => (layer.Units, layer.Activation, layer.HasBias)), read.Layers.Select((layer, i) => (layer.Units, layer.Activation.ToString(), layer.Biases is not null)));
        Assert.Equal(typeof(T) == typeof(double), read.IsDouble);
        T[] input = [.. Enumerable.Range(0, TNetwork.InputSize).Select(i => T.CreateChecked(Math.Sin(i + 1)))], output = new T[TNetwork.OutputSize];
        network.Forward(input, output);
        double[] actual = Forward(read, [.. input.Select(double.CreateChecked)]);
        for (int i = 0; i < output.Length; i++)
        {
            Assert.Equal(double.CreateChecked(output[i]), actual[i], 1e-6);
        }
    }

    private static ImportedNetwork Read<TNetwork, T>(INetwork<TNetwork, T> network, NetworkFile? about)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, about);
        return LayerChain.Of(OnnxReader.Read(stream.ToArray(), "model.onnx"), "model.onnx");
    }

    private static ImportedNetwork Read(string name)
    {
        string path = Path.Combine(_folder, name + ".onnx");
        return LayerChain.Of(OnnxModel.Read(path), path);
    }

    private static (double[][] Inputs, double[][] Outputs) Rows(string name)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, name + ".json")));
        double[][] Of(string key) => [.. json.RootElement.GetProperty(key).EnumerateArray().Select(row => (double[])[.. row.EnumerateArray().Select(value => value.GetDouble())])];
        return (Of("inputs"), Of("outputs"));
    }

    // A plain forward pass in double precision.
    private static double[] Forward(ImportedNetwork network, double[] row)
    {
        foreach (ImportedLayer layer in network.Layers)
        {
            double[] sums = new double[layer.Units];
            for (int unit = 0; unit < layer.Units; unit++)
            {
                sums[unit] = layer.Biases?[unit] ?? 0;
                for (int input = 0; input < layer.Inputs; input++)
                {
                    sums[unit] += row[input] * layer.Weights[(input * layer.Units) + unit];
                }
            }

            double total = sums.Sum(Math.Exp);
            row = [.. sums.Select(z => layer.Activation switch
            {
                Activation.Relu => Math.Max(0, z),
                Activation.LeakyRelu => Math.Max(0.01 * z, z),
                Activation.Sigmoid => 1 / (1 + Math.Exp(-z)),
                Activation.Tanh => Math.Tanh(z),
                Activation.Elu => z > 0 ? z : Math.Exp(z) - 1,
                Activation.Gelu => 0.5 * z * (1 + Erf(z / Math.Sqrt(2))),
                Activation.Silu => z / (1 + Math.Exp(-z)),
                Activation.Softplus => Math.Log(1 + Math.Exp(z)),
                Activation.Softmax => Math.Exp(z) / total,
                _ => z,
            })];
        }

        return row;
    }

    // The series of Maclaurin; values are small here.
    private static double Erf(double x)
    {
        double sum = 0, term = x;
        for (int n = 0; n < 200; n++)
        {
            sum += term / ((2 * n) + 1);
            term *= -x * x / (n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
