using System.Globalization;
using System.Text.Json;
using Digits;
using NetDsl.Benchmarks.Peers.Python;

namespace NetDsl.Benchmarks.Training;

/// <summary>The same in PyTorch, in a process of its own that waits while others have their turn.</summary>
internal sealed class TorchTraining : ITraining
{
    private const string Script = "torch_training.py";
    private readonly PythonChild _child;

    private TorchTraining(PythonChild child, string folder, int epochs)
    {
        _child = child;
        _child.Select(JsonSerializer.Serialize(new
        {
            folder,
            epochs,
            batchSize = BestNetwork.BatchSize,
            rate = BestNetwork.LearningRate,
            seed = 1,
        }));
    }

    /// <summary>What PyTorch says of itself.</summary>
    public string Greeting => _child.Greeting;

    /// <summary>Starts it; null, with the reason, where there is no PyTorch.</summary>
    public static TorchTraining? Start(string folder, int epochs, int cores, out string? absence) =>
        PythonChild.Start(Script, cores, out absence) is { } child ? new TorchTraining(child, folder, epochs) : null;

    public EpochTime TrainEpoch()
    {
        string[] times = _child.Ask("epoch").Split(' ');
        return new EpochTime(double.Parse(times[0], CultureInfo.InvariantCulture), double.Parse(times[1], CultureInfo.InvariantCulture));
    }

    public double Test() => double.Parse(_child.Ask("test"), CultureInfo.InvariantCulture);

    public void Dispose() => _child.Dispose();
}
