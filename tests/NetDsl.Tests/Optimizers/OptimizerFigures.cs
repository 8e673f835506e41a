using System.Numerics;
using System.Text.Json;

namespace NetDsl.Tests.Optimizers;

/// <summary>
/// The figures of Data/optimizers.json, which PyTorch 1.13 computed in float64 (Data/optimizers.py), and the optimizers that have
/// to give them.
/// </summary>
internal static class OptimizerFigures
{
    /// <summary>Parameters in "vectors".</summary>
    public const int Count = 29;

    /// <summary>Steps that each case takes.</summary>
    public const int Steps = 100;

    private static readonly Lazy<JsonDocument> _document = new(
        () => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "optimizers.json"))));

    /// <summary>By the names of the cases; the first seven are as their constructors make them.</summary>
    public static IReadOnlyDictionary<string, Optimizer> Optimizers { get; } = new Dictionary<string, Optimizer>
    {
        ["sgd"] = new Sgd(),
        ["momentum"] = new Momentum(),
        ["nesterov"] = new Nesterov(),
        ["rmsprop"] = new RmsProp(),
        ["adagrad"] = new Adagrad(),
        ["adam"] = new Adam(),
        ["adamw"] = new AdamW(),
        ["momentum 0.5"] = new Momentum(0.125, 0.5),
        ["nesterov 0.5"] = new Nesterov(0.125, 0.5),
        ["rmsprop 0.8"] = new RmsProp(0.02) { Decay = 0.8, Epsilon = 0.1 },
        ["adagrad decaying"] = new Adagrad(0.25) { RateDecay = 0.03, InitialAccumulator = 0.125, Epsilon = 0.01 },
        ["adam 0.7 0.95"] = new Adam(0.03) { Beta1 = 0.7, Beta2 = 0.95, Epsilon = 0.01 },
        ["adamw 0.7 0.95"] = new AdamW(0.03, weightDecay: 0.2) { Beta1 = 0.7, Beta2 = 0.95, Epsilon = 0.01 },
        ["sgd l2"] = new Sgd(0.05) { L2 = 0.3 },
        ["momentum l2"] = new Momentum(0.02) { L2 = 0.3 },
        ["nesterov l2"] = new Nesterov(0.02) { L2 = 0.3 },
        ["rmsprop l2"] = new RmsProp { L2 = 0.3 },
        ["adagrad l2"] = new Adagrad(0.1) { L2 = 0.3 },
        ["adam l2"] = new Adam(0.01) { L2 = 0.3 },
        ["sgd l1"] = new Sgd(0.05) { L1 = 0.07 },
        ["adam l1 l2"] = new Adam(0.01) { L1 = 0.07, L2 = 0.2 },
        ["sgd value"] = new Sgd(0.05) { ClipValue = 0.3 },
        ["adam value"] = new Adam(0.01) { ClipValue = 0.3 },
        ["sgd norm"] = new Sgd(0.05) { ClipNorm = 0.8 },
        ["nesterov norm l2"] = new Nesterov(0.02) { ClipNorm = 0.8, L2 = 0.3 },
        ["adamw value norm"] = new AdamW(0.01) { ClipValue = 0.25, ClipNorm = 0.8 },
    };

    /// <summary>By the names of the cases.</summary>
    public static IReadOnlyDictionary<string, LearningRateSchedule> Schedules { get; } = new Dictionary<string, LearningRateSchedule>
    {
        ["step 7 0.5"] = new StepDecay(7, 0.5),
        ["exponential 0.9"] = new ExponentialDecay(0.9),
        ["cosine 30"] = new CosineDecay(30),
        ["cosine 30 0.1"] = new CosineDecay(30, 0.1),
        ["warm-up 5"] = new WarmUp(5),
        ["warm-up 4, cosine 26"] = new WarmUp(4, new CosineDecay(26)) { StartFactor = 0.125 },
        ["warm-up 3, step 10"] = new WarmUp(3, new StepDecay(10)) { StartFactor = 0.25 },
    };

    /// <summary>The names of a part's cases.</summary>
    public static IEnumerable<string> Names(string part) => _document.Value.RootElement.GetProperty(part).EnumerateObject().Select(entry => entry.Name);

    /// <summary>The numbers of a case.</summary>
    public static double[] Numbers(string part, string name, string? checkpoint = null)
    {
        JsonElement entry = _document.Value.RootElement.GetProperty(part).GetProperty(name);
        return (checkpoint is null ? entry : entry.GetProperty(checkpoint)).Deserialize<double[]>()!;
    }

    /// <summary>The parameters that "vectors" start from; number 5 is like a gap.</summary>
    public static T[] Start<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, Count).Select(i => i == 5 ? T.Zero : T.CreateChecked(((i * 37 % 101) - 50) / 64.0))];

    /// <summary>Adds the gradient of a step, from 1.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> parameters, Span<T> gradient, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < Count; i++)
        {
            if (i != 5)
            {
                T slope = T.CreateChecked(((i * 5 % 7) + 1) / 8.0), shift = T.CreateChecked((((i * 13) + (step * 7)) % 31 - 15) / 32.0);
                gradient[i] += (slope * parameters[i]) + shift;
            }
        }
    }
}
