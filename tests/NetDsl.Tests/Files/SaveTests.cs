using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace NetDsl.Tests.Files;

/// <summary>What a saved network's file holds, to the byte, and what comes back from it.</summary>
public sealed class SaveTests
{
    [Fact]
    public void The_file_is_what_the_format_defines()
    {
        var network = new WithoutBias();
        network.Layer1.Weights[0, 0] = 1;
        network.Layer1.Weights[1, 0] = 2;
        network.Layer1.Weights[0, 1] = 3;
        network.Layer1.Weights[1, 1] = 4;
        network.Layer1.Weights[0, 2] = 5;
        network.Layer1.Weights[1, 2] = 6;
        byte[] bytes = network.ToBytes();

        int size = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, size % 8);
        const string header = """{"__metadata__":{"netdsl.version":"1","netdsl.network":"WithoutBias","netdsl.architecture":"2 -\u003E 3 Linear"},"layer1.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}}""";
        Assert.Equal(header, Encoding.UTF8.GetString(bytes, 8, size).TrimEnd(' '));
        Assert.Equal(8 + size + 24, bytes.Length);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(i + 1, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + size + (4 * i))));
        }
    }

    [Fact]
    public void Layers_of_stages_have_the_names_of_their_stage() => Assert.Equal(
        ["small_encoder.layer1.weight", "small_encoder.layer1.bias", "small_encoder.layer2.weight", "small_encoder.layer2.bias",
            "small_decoder.layer1.weight", "small_decoder.layer1.bias", "small_decoder.layer2.weight", "small_decoder.layer2.bias"],
        NetworkFile.Read(new SmallAutoencoder().ToBytes()).Tensors.Select(tensor => tensor.Name));

    [Fact]
    public void One_file_is_enough_to_predict()
    {
        var about = new NetworkFile
        {
            InputScaler = new Standardizer<float>([0.1, -2, 1e-300], [1, 1.0 / 3, 4e10]),
            OutputScaler = new Standardizer<double>([5, 6], [7, 8]),
            Inputs = ["x", "y", "größe"],
            Outputs = ["left", "right"],
            Classes = ["no \"quotes\"", "ja"],
            Metadata = new Dictionary<string, string> { ["trained"] = "2026-11-27" },
        };
        var network = new Gesture(4);
        string path = TemporaryFile();
        network.Save(path, about);
        NetworkFile file = NetworkFile.Read(path);
        Gesture loaded = Gesture.Load(path);
        File.Delete(path);

        Assert.True(network.Parameters.SequenceEqual(loaded.Parameters));
        Assert.Equal("Gesture", file.Network);
        Assert.Equal("3 -> 4 Relu -> 2 Linear", file.Architecture);
        Assert.Equal(about.InputScaler.Means, file.InputScaler!.Means);
        Assert.Equal(about.InputScaler.Deviations, file.InputScaler.Deviations);
        Assert.Equal(about.OutputScaler.Means, file.OutputScaler!.As<float>().Means);
        Assert.Equal(about.OutputScaler.Deviations, file.OutputScaler.As<float>().Deviations);
        Assert.Equal(about.Inputs, file.Inputs);
        Assert.Equal(about.Outputs, file.Outputs);
        Assert.Equal(about.Classes, file.Classes);
        Assert.Equal(about.Metadata, file.Metadata);
    }

    [Fact]
    public void What_does_not_belong_to_the_network_is_not_written()
    {
        string path = TemporaryFile();
        (NetworkFile About, string Message)[] wrong =
        [
            (new() { Inputs = ["x"] }, "Gesture.Save: there is 1 name of inputs, the network has 3"),
            (new() { Outputs = ["x", "y", "z"] }, "Gesture.Save: there are 3 names of outputs, the network has 2"),
            (new() { Classes = ["x"] }, "Gesture.Save: there is 1 name of classes, the network has 2"),
            (new() { InputScaler = new Standardizer<float>([0], [1]) }, "Gesture.Save: there is 1 column in InputScaler, the network has 3"),
            (new() { OutputScaler = new Standardizer<float>([0], [1]) }, "Gesture.Save: there is 1 column in OutputScaler, the network has 2"),
            (new() { Metadata = new Dictionary<string, string> { ["netdsl.x"] = "" } }, "Gesture.Save: the metadata 'netdsl.x' begins with netdsl., which NetDsl keeps for itself"),
        ];
        foreach ((NetworkFile about, string message) in wrong)
        {
            var exception = Assert.Throws<ArgumentException>(() => new Gesture().Save(path, about));
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(path));
        }
    }

    [Fact]
    public void Saving_replaces_a_file_as_a_whole_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, path = Path.Combine(folder, "net.safetensors");
        new Gesture(1).Save(path);
        new Gesture(2).Save(path);
        Assert.True(new Gesture(2).Parameters.SequenceEqual(Gesture.Load(path).Parameters));
        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
        Assert.ThrowsAny<IOException>(() => new Gesture(3).Save(path));
    }

    [Fact]
    public void Precisions_are_widened_and_rounded()
    {
        var single = new Gesture(3);
        GestureDouble widened = GestureDouble.Load(single.ToBytes());
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal((double)single.Layer1.Weights[2, i], widened.Layer1.Weights[2, i]);
        }

        var precise = new GestureDouble(3);
        Assert.Equal((float)precise.Layer2.Weights[3, 1], Gesture.Load(precise.ToBytes()).Layer2.Weights[3, 1]);
    }

    [Fact]
    public void A_clone_leaves_out_the_same_units_and_trains_alone()
    {
        var network = new WithDropout(2);
        float[] x = [1, 2, 3, 4, 5], y = [1];
        network.TrainStep(x, y, 0.01f);
        WithDropout clone = network.Clone();
        Assert.Equal(network.TrainStep(x, y, 0.01f), clone.TrainStep(x, y, 0.01f));
        Assert.True(network.Parameters.SequenceEqual(clone.Parameters));
        clone.TrainStep(x, y, 0.01f);
        Assert.False(network.Parameters.SequenceEqual(clone.Parameters));
    }

    [Fact]
    public void Copying_allocates_nothing()
    {
        Gesture a = new(1), b = new(2);
        a.CopyFrom(b);
        long before = GC.GetAllocatedBytesForCurrentThread();
        a.CopyFrom(b);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string TemporaryFile() => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
}
