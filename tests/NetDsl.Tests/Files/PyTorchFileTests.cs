using Xunit;
using static NetDsl.Tests.Files.ForeignFiles;

namespace NetDsl.Tests.Files;

/// <summary>Files as PyTorch saves them: Python's writer sorts tensors by name, so that the order of layers is to be found.</summary>
public sealed class PyTorchFileTests
{
    [Theory]
    [InlineData("0", "2")]
    [InlineData("fc1", "fc2")]
    [InlineData("layer1", "layer2")]
    [InlineData("model.0", "model.2")]
    [InlineData("net.fc.0", "net.fc.10")]
    [InlineData("hidden", "output")]
    [InlineData("zuerst", "danach")]
    [InlineData("module.encoder.linear", "module.head")]
    public void Layers_are_found_by_name_or_order(string first, string second)
    {
        byte[] bytes = Sorted("F32", Linear((first, 3, 4), (second, 4, 2)));
        Gesture network = Gesture.Load(bytes);
        FileTensor weights = NetworkFile.Read(bytes).Tensors.Single(tensor => tensor.Name == first + ".weight");
        float[] values = new float[12];
        weights.CopyTo<float>(values);
        for (int unit = 0; unit < 4; unit++)
        {
            for (int input = 0; input < 3; input++)
            {
                Assert.Equal(values[(unit * 3) + input], network.Layer1.Weights[input, unit]);
            }
        }
    }

    [Fact]
    public void Numbers_are_numbers_not_text()
    {
        // "10" is before "2" in the file.
        (string, int, int)[] layers = [.. Enumerable.Range(0, 12).Select(i => ($"{2 * i}", 2, 2))];
        byte[] bytes = Sorted("F32", Linear(layers));
        Deep network = Deep.Load(bytes);
        NetworkFile file = NetworkFile.Read(bytes);
        for (int i = 0; i < 12; i++)
        {
            float[] expected = new float[2];
            file.Tensors.Single(tensor => tensor.Name == $"{2 * i}.bias").CopyTo<float>(expected);
            Assert.True(Layers<Deep>()[i].In(network.Parameters).Biases.SequenceEqual(expected), $"layer {i + 1}");
        }
    }

    [Fact]
    public void Modules_with_names_for_an_order_are_told_apart_by_their_shapes()
    {
        byte[] bytes = Sorted("F32", Linear(("encoder.0", 6, 3), ("encoder.2", 3, 2), ("decoder.0", 2, 3), ("decoder.2", 3, 6)));
        SmallAutoencoder network = SmallAutoencoder.Load(bytes);
        float[] bias = new float[6];
        NetworkFile.Read(bytes).Tensors.Single(tensor => tensor.Name == "decoder.2.bias").CopyTo<float>(bias);
        Assert.True(network.Layer4.Biases.SequenceEqual(bias));
    }

    [Fact]
    public void Where_nothing_tells_the_order_the_file_is_refused()
    {
        byte[] bytes = Sorted("F32", Linear(("first", 4, 4), ("second", 4, 4), ("third", 4, 4)));
        var exception = Assert.Throws<NetworkFileException>(() => Square.Load(bytes));
        Assert.Contains("fit in 6 orders, and their names do not tell which is meant: first, second, third; or first, third, second. Save them as layer1, layer2, layer3.", exception.Message, StringComparison.Ordinal);

        // A writer that does not sort has an order of its own.
        Square.Load(Counting("F32", Linear(("third", 4, 4), ("first", 4, 4), ("second", 4, 4))));
        Square.Load(Sorted("F32", Linear(("fc1", 4, 4), ("fc2", 4, 4), ("fc3", 4, 4))));
    }

    [Theory]
    [InlineData("F16", 0.0005)]
    [InlineData("BF16", 1.0 / 128)]
    [InlineData("F64", 0)]
    [InlineData("F32", 1e-7)]
    public void Every_floating_point_type_is_taken(string dtype, double relative)
    {
        GestureDouble network = GestureDouble.Load(Counting(dtype, Linear(("0", 3, 4), ("2", 4, 2))));
        for (int i = 0; i < 4; i++)
        {
            double expected = (13 + i) / 100.0;
            Assert.InRange(network.Layer1.Biases[i], expected * (1 - relative), expected * (1 + relative));
        }
    }

    [Fact]
    public void A_mismatch_lists_the_layers_and_the_declaration_that_would_fit()
    {
        var network = new Gesture(1);
        float[] before = network.Parameters.ToArray();
        var exception = Assert.Throws<NetworkFileException>(() => network.LoadFrom(Sorted("F32", Linear(("0", 3, 5), ("2", 5, 2)))));
        Assert.Equal(
            """
            The bytes: not a file for Gesture (3 -> 4 Relu -> 2 Linear): its layers do not fit:
              layer1: expected weights [4, 3] and biases [4], the file has 0 with weights [5, 3] and biases [5]
              layer2: expected weights [2, 4] and biases [2], the file has 2 with weights [2, 5] and biases [2]
            A declaration that fits the file: [Layer(3)] [Layer(5, Relu)] [Layer(2)]
            """.ReplaceLineEndings("\n"), exception.Message);
        Assert.True(network.Parameters.SequenceEqual(before));
    }

    [Fact]
    public void Layers_too_many_missing_without_biases_or_of_another_kind_are_named()
    {
        Fails(Sorted("F32", Linear(("0", 3, 4), ("2", 4, 4), ("4", 4, 2))), "no layer: expected nothing, the file has 4 with weights [2, 4]", "[Layer(3)] [Layer(4)] [Layer(4)] [Layer(2)]");
        Fails(Sorted("F32", Linear(("0", 3, 4))), "layer2: expected weights [2, 4] and biases [2], the file has nothing");
        Fails(Sorted("F32", ("0.weight", [4, 3]), ("2.weight", [2, 4]), ("2.bias", [2])), "the file has 0 with weights [4, 3] and no biases", "[Layer(4, Relu, Bias = false)]");
        Fails(Sorted("F32", [.. Linear(("0", 3, 4), ("2", 4, 2)), ("1.running_mean", [4])]), "not part of a fully connected layer: 1.running_mean F32 [4]");
        Fails(Sorted("F32", [.. Linear(("0", 3, 4), ("2", 4, 2)), ("conv.weight", [1, 1, 3, 3])]), "not part of a fully connected layer: conv.weight F32 [1, 1, 3, 3]");
        Fails(Sorted("F32", Linear(("layer1", 3, 4), ("layer2", 5, 2))), "layer1: expected weights [4, 3] and biases [4], the file has layer1 with weights [4, 3] and biases [4] (fits)");

        static void Fails(byte[] bytes, params string[] parts)
        {
            var exception = Assert.Throws<NetworkFileException>(() => Gesture.Load(bytes));
            Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Weights_of_another_activation_mean_something_else()
    {
        byte[] bytes = new Gesture(1).ToBytes();
        var exception = Assert.Throws<NetworkFileException>(() => GestureTanh.Load(bytes));
        Assert.Contains("layer1 has the activation 'Relu', here it is 'Tanh'", exception.Message, StringComparison.Ordinal);
        GestureTanh network = GestureTanh.Load(bytes, new LoadOptions { AllowOtherActivations = true });
        Assert.True(network.Parameters.SequenceEqual(new Gesture(1).Parameters));
    }

    [Fact]
    public void What_is_not_finite_is_refused_unless_allowed()
    {
        var network = new Gesture(1);
        network.Layer2.Weights[3, 1] = float.NaN;
        network.Layer2.Biases[1] = float.PositiveInfinity;
        byte[] bytes = network.ToBytes();
        var exception = Assert.Throws<NetworkFileException>(() => Gesture.Load(bytes));
        Assert.Equal("The bytes: layer2.weight holds NaN at 7; LoadOptions.AllowNonFinite lets it pass", exception.Message);
        Gesture loaded = Gesture.Load(bytes, new LoadOptions { AllowNonFinite = true });
        Assert.Equal(float.NaN, loaded.Layer2.Weights[3, 1]);
        Assert.Equal(float.PositiveInfinity, loaded.Layer2.Biases[1]);

        var large = new GestureDouble(1);
        large.Layer1.Biases[0] = 1e300;
        exception = Assert.Throws<NetworkFileException>(() => Gesture.Load(large.ToBytes(), new LoadOptions { AllowNonFinite = true }));
        Assert.Equal("The bytes: layer1.bias holds 1E+300 at 0, which is too large for single precision", exception.Message);
    }

    private static IReadOnlyList<LayerInfo> Layers<TNetwork>()
        where TNetwork : class, INetwork<TNetwork, float> => TNetwork.Layers;
}
