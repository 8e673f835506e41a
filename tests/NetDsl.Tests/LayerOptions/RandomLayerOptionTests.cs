using System.Globalization;
using System.Text;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.LayerOptions;

/// <summary>Architectures that nobody chose, with dropout and frozen layers: drawn with a fixed seed and compiled here.</summary>
public sealed class RandomLayerOptionTests
{
    private const int PerGroup = 10;

    [Theory]
    [InlineData(1), InlineData(2)]
    public void All_checks_hold(int seed)
    {
        var random = new System.Random(seed);
        string[] declarations = [.. Enumerable.Range(0, PerGroup).Select(index => Draw(random, $"Net{index}"))];
        using LoadedAssembly networks = GeneratorRun.Of(UserCompilation.Create(["namespace Drawn;\n\n" + string.Concat(declarations)], assemblyName: $"DrawnOptions{seed}")).Load();
        for (int index = 0; index < PerGroup; index++)
        {
            LayerOptionChecks checks = LayerOptionChecks.Of(networks.Type($"Drawn.Net{index}"));
            try
            {
                foreach (int rows in (int[])[1, 9, 30])
                {
                    checks.Backward(rows, asks: false);
                    checks.Backward(rows, asks: true);
                }

                checks.TrainStep();
                checks.TrainEpoch(asks: false);
                checks.TrainEpoch(asks: true);
                checks.TrainBatch();
                checks.Unmasked();
                checks.GradientCheck();
                checks.Parallelism();
                checks.Allocations();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Drawn with seed {seed}:\n{declarations[index]}", exception);
            }
        }
    }

    private static string Draw(System.Random random, string name)
    {
        string[] activations = [.. Enum.GetNames<Activation>().Where(name => name != nameof(Activation.Softmax))];
        (string loss, string? last) = random.Next(5) switch
        {
            0 => (", Loss = Loss.BinaryCrossEntropy", nameof(Activation.Sigmoid)),
            1 => (", Loss = Loss.Huber, HuberDelta = 0.4", null),
            2 or 3 => ("", nameof(Activation.Softmax)),
            _ => ("", (string?)null),
        };
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[Network(Precision = Precision.{Pick("Single", "Double")}{loss})]\n[Layer({Units()}{Dropout()})]\n");
        int layers = random.Next(2, 5);
        for (int layer = 1; layer <= layers; layer++)
        {
            bool isLast = layer == layers;
            string activation = isLast && last is not null ? last : Pick(activations);
            text.Append(CultureInfo.InvariantCulture, $"[Layer({Units() + 1}, {activation}{(isLast ? "" : Dropout())}{Pick("", "", ", Frozen = true")}{Pick("", "", ", Bias = false")})]\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"public partial class {name};\n\n").ToString();

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];

        string Dropout() => Pick("", ", Dropout = 0.5", $", Dropout = 0.{random.Next(1, 10)}");

        int Units() => random.Next(2) == 0 ? random.Next(1, 9) : random.Next(9, 80);
    }
}
