using System.Globalization;
using System.Text.Json;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers.Python;

namespace NetDsl.Benchmarks.Optimizers;

/// <summary>Steps of one of PyTorch's optimizers, in a process of its own that times them itself.</summary>
internal sealed class TorchStepContender(string name, PythonChild child, string kind, double momentum, IReadOnlyList<int> shapes) : Contender(name)
{
    private readonly string _description = JsonSerializer.Serialize(new { kind, momentum, shapes });

    public override TimeSpan SliceLength => TimeSpan.FromMilliseconds(4);

    public override void Reset()
    {
        child.Select(_description);
        child.Ask("reset");
    }

    public override void Run(int calls) => Ask(calls);

    public override double Time(int calls)
    {
        Reset();
        return Ask(calls);
    }

    public override long? Allocated(int calls) => null;

    public override double[] ReadResult() => [];

    private double Ask(int calls) => double.Parse(child.Ask(string.Create(CultureInfo.InvariantCulture, $"run {calls}")), CultureInfo.InvariantCulture);
}
