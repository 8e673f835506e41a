using System.Globalization;
using System.Reflection;
using System.Text;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests;

/// <summary>Networks of networks that nobody chose: layers and stages in any order, of any size and up to three deep, put through the checks of every network.</summary>
public sealed class RandomCompositeTests
{
    private const int Groups = 4;
    private const int PerGroup = 5;
    private const int MaxDepth = 3;

    // None that can be off: in so narrow and deep a network all gradients would be 0, and difference quotients nothing but rounding.
    private static readonly string[] _activations = ["Linear", "Sigmoid", "Tanh", "Gelu", "Silu", "Softplus"];

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, Groups)];

    [Theory, MemberData(nameof(Seeds))]
    public void All_checks_hold(int seed)
    {
        var random = new System.Random(seed);
        var sources = new List<string>();
        for (int index = 0; index < PerGroup; index++)
        {
            var source = new StringBuilder();
            Draw(random, source, $"Net{index}", random.Next(2) == 0 ? "Single" : "Double", inputs: null, depth: 0);
            sources.Add(source.ToString());
        }

        using LoadedAssembly networks = GeneratorRun.Of(UserCompilation.Create(sources, assemblyName: $"Composed{seed}")).Load();
        Assembly probes = NetworkProbe.Compile(networks.Assembly, networks);
        for (int index = 0; index < PerGroup; index++)
        {
            try
            {
                NetworkChecks.Of(networks.Type($"Net{index}"), probes).All();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Drawn with seed {seed}:\n{sources[index]}", exception);
            }
        }
    }

    // Writes a network that takes so many values, and what it is made of; returns the number of its outputs.
    private static int Draw(System.Random random, StringBuilder source, string name, string precision, int? inputs, int depth)
    {
        string bias = random.Next(4) == 0 ? ", Bias = false" : "";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[Network(Precision = Precision.{precision}{bias}, Seed = {random.Next(100)})]\n");
        int units = inputs ?? Units();
        int entries = random.Next(1, 4);

        // The first may be a stage too, which then takes what the network takes. Only the outermost is sure to have one.
        bool startsWithStage = depth < MaxDepth && random.Next(2) == 0;
        if (!startsWithStage)
            text.Append(CultureInfo.InvariantCulture, $"[Layer({units})]\n");

        for (int entry = 0; entry < entries; entry++)
        {
            bool isStage = (entry == 0 && (startsWithStage || depth == 0)) || (depth < MaxDepth && random.Next(3) == 0);
            if (isStage)
            {
                string stage = $"{name}_{entry}";
                units = Draw(random, source, stage, precision, units, depth + 1);
                text.Append(CultureInfo.InvariantCulture, $"[Layer<{stage}>]\n");
            }
            else
            {
                units = Units();
                text.Append(CultureInfo.InvariantCulture, $"[Layer({units}, {_activations[random.Next(_activations.Length)]}{(random.Next(4) == 0 ? ", Bias = false" : "")})]\n");
            }
        }

        source.Append(text).Append(CultureInfo.InvariantCulture, $"public partial class {name};\n\n");
        return units;

        // Two of three layers are of a size where code is written out.
        int Units() => random.Next(3) > 0 ? random.Next(1, 7) : random.Next(9, 50);
    }
}
