using System.Runtime.InteropServices;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.Fann;

/// <summary>
/// A fully connected network of FANN's, with the activations at steepness 1 and the plain error, so that its steps are
/// gradient descent's.
/// </summary>
internal sealed unsafe class FannContender : Contender
{
    [ThreadStatic]
    private static Workload<float>? _filledFrom;

    private readonly FannLibrary _library;
    private readonly Workload<float> _workload;
    private readonly NativeRows<float> _rows;
    private readonly FannConnection[] _start;
    private readonly nint _network;
    private readonly nint _data;

    public FannContender(string peer, FannLibrary library, Workload<float> workload)
        : base(peer)
    {
        _library = library;
        _workload = workload;
        _rows = new NativeRows<float>(workload);
        Jobs.Architecture architecture = workload.Architecture;
        uint[] sizes = [(uint)architecture.InputSize, .. architecture.Layers.Select(layer => (uint)layer.Outputs)];
        fixed (uint* units = sizes)
        {
            _network = library.Create((uint)sizes.Length, units);
        }

        library.Set(_network, "fann_set_activation_function_hidden", FannLibrary.TanhActivation);
        library.Set(_network, "fann_set_activation_function_output", FannLibrary.LinearActivation);
        library.Set(_network, "fann_set_activation_steepness_hidden", 1f);
        library.Set(_network, "fann_set_activation_steepness_output", 1f);
        library.Set(_network, "fann_set_train_error_function", FannLibrary.LinearError);
        library.Set(_network, "fann_set_training_algorithm", FannLibrary.BatchTraining);
        library.Set(_network, "fann_set_learning_rate", workload.LearningRate);
        _start = new FannConnection[library.CountConnections(_network)];
        ReadConnections(_start);
        for (int i = 0; i < _start.Length; i++)
        {
            _start[i].Weight = workload.Parameters[CanonicalPlace(_start[i])];
        }

        if (workload.Job.Operation == Operation.TrainBatch)
            _data = CreateData();
    }

    public override void Reset()
    {
        fixed (FannConnection* connections = _start)
        {
            _library.SetWeights(_network, connections, (uint)_start.Length);
        }
    }

    public override void Run(int calls)
    {
        int inputs = _workload.Architecture.InputSize, outputs = _workload.Architecture.OutputSize;
        for (int call = 0; call < calls; call++)
        {
            int row = call % _workload.Rows;
            switch (_workload.Job.Operation)
            {
                case Operation.TrainBatch:
                    _library.TrainEpoch(_network, _data);
                    break;
                case Operation.TrainStep or Operation.TrainEpoch:
                    _library.Train(_network, _rows.Inputs.Address + (row * inputs), _rows.Targets.Address + (row * outputs));
                    break;
                default:
                    float* result = _library.Run(_network, _rows.Inputs.Address + (row * inputs));
                    new ReadOnlySpan<float>(result, outputs).CopyTo(_rows.Outputs.Span[(row * outputs)..]);
                    break;
            }
        }
    }

    public override double[] ReadResult()
    {
        if (!_workload.Job.IsTraining)
            return Array.ConvertAll(_rows.Outputs.Span.ToArray(), double.CreateChecked);

        var connections = new FannConnection[_start.Length];
        ReadConnections(connections);
        var canonical = new double[_workload.Parameters.Length];
        foreach (FannConnection connection in connections)
        {
            canonical[CanonicalPlace(connection)] = connection.Weight;
        }

        return canonical;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _library.Destroy(_network);
            if (_data != 0)
                _library.DestroyData(_data);

            _rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadConnections(FannConnection[] connections)
    {
        fixed (FannConnection* first = connections)
        {
            _library.GetConnections(_network, first);
        }
    }

    private int CanonicalPlace(FannConnection connection)
    {
        int first = 0;
        foreach (DenseShape layer in _workload.Architecture.Layers)
        {
            int next = first + layer.Inputs + 1;
            int input = (int)connection.From - first;
            if (input <= layer.Inputs)
            {
                int output = (int)connection.To - next;
                return input == layer.Inputs ? layer.BiasOffset + output : layer.WeightOffset + (input * layer.Outputs) + output;
            }

            first = next;
        }

        throw new InvalidOperationException($"FANN has a connection from neuron {connection.From}, which the network has not.");
    }

    // FANN makes room for the rows and asks for each of them, through a function that knows no object.
    private nint CreateData()
    {
        _filledFrom = _workload;
        Jobs.Architecture architecture = _workload.Architecture;
        return _library.CreateData((uint)_workload.Rows, (uint)architecture.InputSize, (uint)architecture.OutputSize, &Fill);
    }

    [UnmanagedCallersOnly]
    private static void Fill(uint row, uint inputs, uint outputs, float* input, float* output)
    {
        _filledFrom!.Inputs.AsSpan((int)(row * inputs), (int)inputs).CopyTo(new Span<float>(input, (int)inputs));
        _filledFrom.Targets.AsSpan((int)(row * outputs), (int)outputs).CopyTo(new Span<float>(output, (int)outputs));
    }
}
