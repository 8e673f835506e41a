using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers.Python;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks.Optimizers;

/// <summary>Sets a step of each optimizer beside one of plain gradient descent, and PyTorch's where it is found.</summary>
internal sealed class OptimizerRuns(Options options)
{
    // Weights and biases of 784-100-10 and 784-512-10, layer by layer.
    private static readonly (string Head, int[] Shapes)[] _networks =
    [
        ("784-100-10: 79,510", [78_400, 100, 1_000, 10]),
        ("784-512-10: 407,050", [401_408, 512, 5_120, 10]),
    ];

    private static readonly (string Name, Optimizer Optimizer, string? TorchKind, double TorchMomentum)[] _optimizers =
    [
        ("Sgd", new Sgd(), "SGD", 0),
        ("Sgd, L1, L2, clipped by value", new Sgd { L1 = 1e-5, L2 = 1e-5, ClipValue = 1 }, null, 0),
        ("Sgd, clipped by norm", new Sgd { ClipNorm = 1 }, null, 0),
        ("Momentum", new Momentum(), "SGD", 0.9),
        ("Nesterov", new Nesterov(), null, 0),
        ("RmsProp", new RmsProp(), "RMSprop", 0),
        ("Adagrad", new Adagrad(), "Adagrad", 0),
        ("Adam", new Adam(), "Adam", 0),
        ("AdamW", new AdamW(), "AdamW", 0),
    ];

    public void Write(TextWriter output)
    {
        using PythonChild? python = PythonChild.Start("optimizer_peer.py", threads: 1, out string? absence);
        var table = new TextTable(["a step, float", .. _networks.Select(network => network.Head)]);
        var rows = new SortedDictionary<int, (string Name, List<string[]> Cells)>();
        foreach ((string head, int[] shapes) in _networks)
        {
            if (options.ShowsProgress)
                Console.Error.WriteLine(head);

            Contender[] contenders = [.. Contenders(shapes, python)];
            IReadOnlyList<Measurement> measurements = new SideBySide(contenders).Run(TimeSpan.FromSeconds(options.SecondsPerJob));
            for (int i = 0; i < measurements.Count; i++)
            {
                rows.TryAdd(i, (measurements[i].Contender.Peer, []));
                rows[i].Cells.Add(Cell(measurements[i]));
            }
        }

        foreach ((string name, List<string[]> cells) in rows.Values)
        {
            table.Add([[name], .. cells]);
        }

        output.WriteLine(Machine.Describe());
        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine("In each cell: the median time; its ratio to plain gradient descent in the same round, median and quartiles; managed bytes.");
        output.WriteLine(python is null ? $"PyTorch is absent: {absence}." : $"{python.Greeting}, one thread; its step and its zero_grad.");
    }

    private static IEnumerable<Contender> Contenders(int[] shapes, PythonChild? python)
    {
        int size = shapes.Sum();
        yield return new StepContender("plain gradient descent", null, size);
        foreach ((string name, Optimizer optimizer, string? kind, double momentum) in _optimizers)
        {
            yield return new StepContender(name, optimizer, size);
            if (kind is not null && python is not null)
                yield return new TorchStepContender($"    PyTorch's {kind}{(momentum > 0 ? ", momentum" : "")}", python, kind, momentum, shapes);
        }

        yield return new StepContender("Adam, gradients long 0", new Adam(), size, gradientIsZero: true);
    }

    private static string[] Cell(Measurement measurement)
    {
        Quartiles ratio = measurement.Ratio;
        string beside = $"{Figures.Ratio(ratio.Median)} ({Figures.Digits(ratio.Lower)}–{Figures.Digits(ratio.Upper)})";
        return [Figures.Time(measurement.Nanoseconds.Median), beside, measurement.AllocatedBytes is { } bytes ? Figures.Bytes(bytes) : ""];
    }
}
