using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using NetDsl.Testing;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests;

/// <summary>Architectures that nobody chose: drawn with a fixed seed, compiled here, put through the same checks.</summary>
public sealed class RandomNetworkTests
{
    // A compilation for each ten: enough to fail separately, few enough to be quick.
    private const int Groups = 5;
    private const int PerGroup = 10;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, Groups)];

    [Theory, MemberData(nameof(Seeds))]
    public void All_checks_hold(int seed)
    {
        var random = new System.Random(seed);
        var source = new StringBuilder("namespace Drawn;\n\n");
        for (int index = 0; index < PerGroup; index++)
            source.Append(Draw(random, $"Net{index}")).Append('\n');

        string activations = "global using System;\n" + File.ReadAllText(ActivationsFile());
        using LoadedAssembly networks = GeneratorRun.Of(UserCompilation.Create([source.ToString(), activations], assemblyName: $"Drawn{seed}")).Load();
        Assembly probes = NetworkProbe.Compile(networks.Assembly, networks);
        for (int index = 0; index < PerGroup; index++)
        {
            Type network = networks.Type($"Drawn.Net{index}");
            try
            {
                NetworkChecks.Of(network, probes).All();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Drawn with seed {seed}:\n{Declaration(source, index)}", exception);
            }
        }
    }

    private static string Draw(System.Random random, string name)
    {
        string[] activations =
        [
            .. Enum.GetNames<Activation>().Where(name => name != nameof(Activation.Softmax)),
            $"typeof(NetDsl.Tests.Networks.{nameof(Cubic)})", $"typeof(NetDsl.Tests.Networks.{nameof(SoftSign)})",
        ];

        var text = new StringBuilder();
        string precision = Pick("Single", "Double");
        string bias = Pick("", "", "", ", Bias = false");
        (string loss, string? last) = Loss();
        text.Append(CultureInfo.InvariantCulture, $"[Network(Precision = Precision.{precision}{bias}{loss}, Seed = {random.Next(100)})]\n[Layer({Units()})]\n");
        int layers = random.Next(1, 5);
        for (int layer = 0; layer < layers; layer++)
        {
            string activation = layer == layers - 1 && last is not null ? last : Pick(activations);
            int units = activation == nameof(Activation.Softmax) ? Units() + 1 : Units();
            text.Append(CultureInfo.InvariantCulture, $"[Layer({units}, {activation}{Pick("", "", "", ", Bias = true", ", Bias = false")})]\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"public partial class {name};\n").ToString();

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];

        // Half of all networks have the squared error, the others each loss, with an activation that fits it.
        (string Option, string? Last) Loss() => random.Next(2) == 0 ? ("", null) : random.Next(6) switch
        {
            0 => ("", nameof(Activation.Softmax)),
            1 => (", Loss = Loss.CrossEntropy", nameof(Activation.Softmax)),
            2 => (", Loss = Loss.BinaryCrossEntropy", nameof(Activation.Sigmoid)),
            3 => (", Loss = Loss.AbsoluteError", null),
            4 => (", Loss = Loss.Huber, HuberDelta = 0.4", null),
            _ => (", Loss = Loss." + Pick("SquaredError", "AbsoluteError", "Huber"), nameof(Activation.Softmax)),
        };

        // Half of all layers are of a size where code is unrolled, the others up to a few vectors and a rest.
        int Units() => random.Next(2) == 0 ? random.Next(1, 9) : random.Next(9, 80);
    }

    private static string Declaration(StringBuilder source, int index) =>
        source.ToString().Split("\n\n").Single(part => part.Contains($"class Net{index};", StringComparison.Ordinal));

    private static string ActivationsFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Networks", "CustomActivations.cs");
}
