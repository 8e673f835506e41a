using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Python;

/// <summary>A job in a Python process; numbers go by files, commands by lines.</summary>
internal sealed class PythonContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PythonChild _child;
    private readonly string _folder;
    private readonly string _description;

    public PythonContender(string peer, PythonChild child, string parentFolder, Workload<T> workload)
        : base(peer)
    {
        _child = child;
        _folder = Directory.CreateDirectory(Path.Combine(parentFolder, workload.Job.Name)).FullName;
        Write("inputs", workload.Inputs);
        Write("targets", workload.Targets);
        Write("parameters", workload.Parameters);
        _description = JsonSerializer.Serialize(new
        {
            folder = _folder,
            dtype = typeof(T) == typeof(float) ? "float32" : "float64",
            rows = workload.Rows,
            operation = workload.Job.Operation.ToString(),
            rate = double.CreateChecked(workload.LearningRate),
            batchRate = double.CreateChecked(workload.BatchRate),
            layers = workload.Architecture.Layers.Select(layer => new
            {
                inputs = layer.Inputs,
                outputs = layer.Outputs,
                bias = layer.HasBias,
                activation = layer.Activation.ToString(),
            }),
        });
    }

    /// <summary>Another process finds nothing of its own in the caches, and Python has much.</summary>
    public override TimeSpan SliceLength => TimeSpan.FromMilliseconds(4);

    public override void Reset()
    {
        // The process does one job at a time.
        _child.Select(_description);
        _child.Ask("reset");
    }

    public override void Run(int calls) => Ask(calls);

    public override double Time(int calls)
    {
        Reset();
        return Ask(calls);
    }

    public override long? Allocated(int calls) => null;

    public override double[] ReadResult()
    {
        _child.Ask("read");
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(_folder, "result"))).ToArray();
    }

    private double Ask(int calls)
    {
        string answer = _child.Ask(string.Create(CultureInfo.InvariantCulture, $"run {calls}"));
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    private void Write(string name, T[] values) => File.WriteAllBytes(Path.Combine(_folder, name), MemoryMarshal.AsBytes<T>(values));
}
