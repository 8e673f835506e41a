using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Does a job with a peer's network that is called from C#.</summary>
/// <param name="owned">What the network's memory is, where it is native.</param>
internal sealed class NetworkContender<TNetwork, T>(
    string peer, Workload<T> workload, TNetwork network, IDisposable? owned = null) : Contender(peer)
    where TNetwork : struct, IPeerNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network = network;

    /// <summary>How many steps one call of <c>TrainBatch</c> is given; one call of <c>TrainEpoch</c> has the workload's rows.</summary>
    public int StepsAtOnce { get; init; } = 1;

    public override int Granularity => workload.Job.Operation switch
    {
        Operation.TrainEpoch => workload.Rows,
        Operation.TrainBatch => StepsAtOnce,
        _ => 1,
    };

    public override void Reset() => _network.SetParameters(workload.Parameters);

    public override void Run(int calls)
    {
        switch (workload.Job.Operation)
        {
            case Operation.Forward:
                Forward(calls);
                break;
            case Operation.ForwardScalars:
                ForwardScalars(calls);
                break;
            case Operation.ForwardBatch:
                ForwardBatch(calls);
                break;
            case Operation.TrainStep:
                TrainStep(calls);
                break;
            case Operation.TrainEpoch:
                TrainEpoch(calls);
                break;
            case Operation.TrainBatch:
                _network.TrainBatch(calls);
                break;
        }
    }

    public override double[] ReadResult()
    {
        if (!workload.Job.IsTraining)
            return Array.ConvertAll(_network.Outputs.ToArray(), double.CreateChecked);

        var parameters = new T[workload.Parameters.Length];
        _network.GetParameters(parameters);
        return Array.ConvertAll(parameters, double.CreateChecked);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            owned?.Dispose();

        base.Dispose(disposing);
    }

    private void Forward(int calls)
    {
        TNetwork network = _network;
        for (int rows = workload.Rows; calls > 0; calls -= rows)
        {
            int count = Math.Min(rows, calls);
            for (int row = 0; row < count; row++)
            {
                network.Forward(row);
            }
        }
    }

    private void ForwardScalars(int calls)
    {
        TNetwork network = _network;
        for (int rows = workload.Rows; calls > 0; calls -= rows)
        {
            int count = Math.Min(rows, calls);
            for (int row = 0; row < count; row++)
            {
                network.ForwardScalars(row);
            }
        }
    }

    private void ForwardBatch(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.ForwardBatch();
        }
    }

    private void TrainStep(int calls)
    {
        TNetwork network = _network;
        for (int rows = workload.Rows; calls > 0; calls -= rows)
        {
            int count = Math.Min(rows, calls);
            for (int row = 0; row < count; row++)
            {
                network.TrainStep(row);
            }
        }
    }

    private void TrainEpoch(int calls)
    {
        for (int call = 0; call < calls; call += workload.Rows)
        {
            _network.TrainEpoch();
        }
    }
}
