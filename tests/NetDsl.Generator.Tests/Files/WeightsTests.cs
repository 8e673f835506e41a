using System.Reflection;
using Microsoft.CodeAnalysis;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Files;

/// <summary>Weights that are compiled in: held against the declaration at build, and there at run time with the bits of the file.</summary>
public sealed class WeightsTests
{
    private const string Declaration = "[Weights(\"net.safetensors\")] [Layer(3)] [Layer(4, Relu)] [Layer(2)] public partial class Net;";

    [Theory]
    [InlineData(Declaration)]
    [InlineData("[Weights(\"net.safetensors\")] [Layer(3)] [Layer(4, Relu)] [Layer(2)] public partial class Net { public Net(string name) : this() { } }")]
    [InlineData("[Weights(\"net.safetensors\"), Network(Precision = Precision.Double)] [Layer(3), Layer(4, Relu), Layer(2)] public partial class Net;")]
    [InlineData("[Weights(\"net.safetensors\")] [Layer(3)] [Layer(4, Relu, Dropout = 0.5)] [Layer(2)] public partial class Net;")]
    [InlineData("[Weights(\"./net.safetensors\")] [Layer(3)] [Layer(4, Relu, Frozen = true)] [Layer(2)] internal sealed partial class Net;")]
    [InlineData("[Weights(@\"Models\\\\net.safetensors\"), Layer<Stage>, Layer(2)] public partial class Net; [Layer(3), Layer(4, Relu)] public partial class Stage;", "Models/net.safetensors")]
    public void A_new_network_has_the_weights_of_the_file(string source, string path = "net.safetensors")
    {
        source = source.Replace("\\\\", "\\", StringComparison.Ordinal);
        using var project = new TemporaryProject();
        Dictionary<string, float> values = Write(project, path, "F32", ("fc1", 3, 4), ("fc2", 4, 2));
        using LoadedAssembly loaded = GeneratorRun.Of(UserCompilation.Create([source]), manifest: project.Manifest()).Load(project.Resources());
        object network = Activator.CreateInstance(loaded.Type("Net"))!;
        AssertWeights(network, values);

        // Drawn from a seed, they are others.
        object drawn = Activator.CreateInstance(loaded.Type("Net"), 1)!;
        Assert.NotEqual(Parameters(network), Parameters(drawn));
    }

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("F64")]
    public void Numbers_of_every_size_are_widened_and_rounded(string type)
    {
        using var project = new TemporaryProject();
        Dictionary<string, float> values = Write(project, "net.safetensors", type, ("0", 3, 4), ("2", 4, 2));
        using LoadedAssembly loaded = GeneratorRun.Of(UserCompilation.Create([Declaration]), manifest: project.Manifest()).Load(project.Resources());
        AssertWeights(Activator.CreateInstance(loaded.Type("Net"))!, values);
    }

    [Fact]
    public void Rows_beside_the_weights_become_a_test()
    {
        using var project = new TemporaryProject();
        Write(project, "a/net.safetensors", "F32", ("fc1", 3, 4), ("fc2", 4, 2));
        var inputs = FileTensor.Of<float>("inputs", [0, 0, 0, 1, 1, 1], 2, 3);
        project.Write("a/net.test.safetensors", [inputs, FileTensor.Of<float>("outputs", new float[4], 2, 2)]);
        double worst = SelfTest(project);
        Assert.True(worst > 0.01, $"{worst}");

        // With the network's own outputs.
        using LoadedAssembly loaded = GeneratorRun.Of(UserCompilation.Create([Declaration]), manifest: project.Manifest()).Load(project.Resources());
        float[] outputs = new float[4];
        ForwardBatch(Activator.CreateInstance(loaded.Type("Net"))!, [0, 0, 0, 1, 1, 1], outputs);
        outputs[3] += 0.25f;
        project.Write("a/net.test.safetensors", [inputs, FileTensor.Of<float>("outputs", outputs, 2, 2)]);
        Assert.Equal(0.25, SelfTest(project), 6);

        outputs[0] = 1e30f;
        project.Write("a/net.test.safetensors", [inputs, FileTensor.Of<float>("outputs", outputs, 2, 2)]);
        Assert.Equal(1e30, SelfTest(project), 1e24);
    }

    [Fact]
    public async Task What_does_not_fit_is_an_error_at_the_attribute()
    {
        using var project = new TemporaryProject();
        await Fails("[Weights({|NDSL301:\"net.safetensors\"|})] [Layer(3)] [Layer(2)] public partial class Net;", "the project has no such file");
        Write(project, "net.safetensors", "F32", ("fc1", 3, 5), ("fc2", 5, 2));
        await Fails("[Weights({|NDSL301:\"other.safetensors\"|})] [Layer(3)] [Layer(2)] public partial class Net;", "the project's files are 'net.safetensors'");
        await Fails(
            "[Weights({|NDSL303:\"net.safetensors\"|})] [Layer(3)] [Layer(4, Relu)] [Layer(2)] public partial class Net;",
            "'net.safetensors' is not a file for 'Net', 3 -> 4 Relu -> 2 Linear: its layers do not fit",
            "do not fit: layer1: expected weights [4, 3] and biases [4], the file has fc1 with weights [5, 3] and biases [5]; layer2",
            ". A declaration that fits the file: [Layer(3)] [Layer(5, Relu)] [Layer(2)]");

        Write(project, "a/net.safetensors", "F32", ("fc1", 3, 5));
        Write(project, "b/net.safetensors", "F32", ("fc1", 3, 5));
        await Fails("[Weights({|NDSL301:\"/net.safetensors\"|})] [Layer(3)] [Layer(5)] public partial class Net;", "the project's files are");
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("[Weights(\"b/net.safetensors\")] [Layer(3)] [Layer(5)] public partial class Net;", manifest: project.Manifest());

        project.Write("c.safetensors", [FileTensor.Of<float>("layer1.weight", [1, float.NaN], 1, 2), FileTensor.Of<double>("layer1.bias", [1e300], 1)]);
        await Fails("[Weights({|NDSL303:\"c.safetensors\"|})] [Layer(2)] [Layer(1)] public partial class Net;", "the tensor 'layer1.weight' holds NaN at 1");
        project.Write("c.safetensors", [FileTensor.Of<float>("layer1.weight", [1, 2], 1, 2), FileTensor.Of<double>("layer1.bias", [1e300], 1)]);
        await Fails("[Weights({|NDSL303:\"c.safetensors\"|})] [Layer(2)] [Layer(1)] public partial class Net;", "the tensor 'layer1.bias' holds 1E+300 at 0, which is too large for single precision");
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync("[Weights(\"c.safetensors\"), Network(Precision = Precision.Double)] [Layer(2)] [Layer(1)] public partial class Net;", manifest: project.Manifest());

        File.WriteAllText(project.Path("d.safetensors"), "this is no such file, and long enough");
        await Fails("[Weights({|NDSL302:\"d.safetensors\"|})] [Layer(2)] [Layer(1)] public partial class Net;", "'Net' cannot have the weights of 'd.safetensors': this is not a safetensors file");

        project.Write("e.safetensors", [FileTensor.Of<float>("layer1.weight", [1, 2], 1, 2)], new Dictionary<string, string> { ["netdsl.architecture"] = "2 -> 1 Relu" });
        await Fails(
            "[Weights({|NDSL303:\"e.safetensors\"|})] [Layer(2)] [Layer(1, Tanh, Bias = false)] public partial class Net;",
            "it was saved from a network whose layer1 has the activation 'Relu', here it is 'Tanh'");
        project.Write("e.test.safetensors", [FileTensor.Of<float>("inputs", [1, 2], 1, 2), FileTensor.Of<float>("outputs", [1, 2], 2, 1)]);
        await Fails("[Weights({|NDSL304:\"e.safetensors\"|})] [Layer(2)] [Layer(1, Relu, Bias = false)] public partial class Net;", "'inputs' has 1 row, 'outputs' has 2 rows");

        // What else is wrong comes first.
        await Fails("[Weights(\"e.safetensors\")] [Layer(2)] [Layer({|NDSL003:0|}, Relu, Bias = false)] public partial class Net;", "has 0 units");
        await Fails("[{|NDSL014:Weights(\"e.safetensors\")|}] public partial class Net;", "has [Weights] but no [Layer]");

        async Task Fails(string markup, params string[] parts)
        {
            IReadOnlyList<Diagnostic> found = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(markup, manifest: project.Manifest());
            string message = found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_the_build_nothing_is_known_of_files()
    {
        IReadOnlyList<Diagnostic> found = await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(
            "[Weights({|NDSL301:\"net.safetensors\"|})] [Layer(3)] [Layer(2)] public partial class Net;");
        Assert.Contains("import NetDsl.props and NetDsl.targets", found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_writes_anew_what_it_is_for_and_nothing_else()
    {
        using var project = new TemporaryProject();
        Write(project, "net.safetensors", "F32", ("fc1", 3, 4), ("fc2", 4, 2));
        const string others = " [Layer(3)] [Layer(2)] public partial class Other;";
        GeneratorRun run = GeneratorRun.Of(UserCompilation.Create([Declaration + others]), manifest: project.Manifest());
        Write(project, "unrelated.safetensors", "F32", ("fc1", 3, 4));
        GeneratorRun again = run.WithManifest(project.Manifest());
        Assert.All(Outputs(again), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));

        Write(project, "net.safetensors", "F16", ("fc1", 3, 4), ("fc2", 4, 2));
        again = again.WithManifest(project.Manifest());
        Assert.Single(Outputs(again), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains("TensorType.F16", again.Source("Net.g.cs"), StringComparison.Ordinal);

        static IncrementalStepRunReason[] Outputs(GeneratorRun run) =>
            [.. run.Result.TrackedSteps[TrackingNames.Plans].SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }

    // Values that differ and are exact in every type, by tensor and place.
    private static Dictionary<string, float> Write(TemporaryProject project, string path, string type, params (string Name, int Inputs, int Units)[] layers)
    {
        Dictionary<string, float> values = [];
        List<FileTensor> tensors = [];
        int count = 0;
        foreach ((string name, int inputs, int units) in layers)
        {
            Add(name + ".weight", units, inputs);
            Add(name + ".bias", units);
        }

        project.Write(path, tensors);
        return values;

        void Add(string name, params long[] shape)
        {
            double[] numbers = new double[shape.Aggregate(1L, (a, b) => a * b)];
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = ((++count % 2 == 0) ? 1 : -1) * count / 16.0;
                values[$"{name}[{i}]"] = (float)numbers[i];
            }

            tensors.Add(TemporaryProject.Tensor(name, type, numbers, shape));
        }
    }

    private static void AssertWeights(object network, Dictionary<string, float> values)
    {
        // In canonical order: weights [input, output], then biases.
        double[] canonical = Canonical(network);
        string[] names = [.. values.Keys.Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)]).Distinct()];
        (int Inputs, int Units)[] shapes = [(3, 4), (4, 2)];
        int place = 0;
        for (int layer = 0; layer < 2; layer++)
        {
            for (int i = 0; i < shapes[layer].Inputs * shapes[layer].Units; i++)
            {
                int input = i / shapes[layer].Units, unit = i % shapes[layer].Units;
                Assert.Equal(values[$"{names[layer]}.weight[{(unit * shapes[layer].Inputs) + input}]"], canonical[place++]);
            }

            for (int unit = 0; unit < shapes[layer].Units; unit++)
            {
                Assert.Equal(values[$"{names[layer]}.bias[{unit}]"], canonical[place++]);
            }
        }
    }

    private static double SelfTest(TemporaryProject project)
    {
        using LoadedAssembly loaded = GeneratorRun.Of(UserCompilation.Create([Declaration]), manifest: project.Manifest()).Load(project.Resources());
        return (double)loaded.Type("Net").GetMethod("SelfTest")!.Invoke(null, null)!;
    }

    private static double[] Canonical(object network) => (double[])Call(nameof(CanonicalOf), network);

    private static double[] Parameters(object network) => (double[])Call(nameof(ParametersOf), network);

    private static void ForwardBatch(object network, float[] inputs, float[] outputs) => Call(nameof(ForwardOf), network, inputs, outputs);

    private static object Call(string method, object network, params object[] arguments)
    {
        Type contract = network.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>));
        return typeof(WeightsTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(contract.GenericTypeArguments).Invoke(null, [network, .. arguments])!;
    }

    private static double[] CanonicalOf<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] canonical = new T[TNetwork.ParameterCount];
        TNetwork.Unpack(network.Parameters, canonical);
        return [.. canonical.Select(double.CreateChecked)];
    }

    private static double[] ParametersOf<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => [.. network.Parameters.ToArray().Select(double.CreateChecked)];

    private static T[] ForwardOf<TNetwork, T>(TNetwork network, T[] inputs, T[] outputs)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        network.ForwardBatch(inputs, outputs);
        return outputs;
    }
}
