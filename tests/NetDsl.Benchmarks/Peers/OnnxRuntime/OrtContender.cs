using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.OnnxRuntime;

/// <summary>
/// A session with everything bound beforehand: each row, or the batch, has a binding of its own, so that a call is nothing but
/// the call.
/// </summary>
internal sealed unsafe class OrtContender : Contender
{
    private readonly OrtLibrary _runtime;
    private readonly NativeRows<float> _rows;
    private readonly nint _session;
    private readonly nint[] _tensors;
    private readonly nint[] _bindings;

    public OrtContender(string peer, OrtLibrary runtime, Workload<float> workload)
        : base(peer)
    {
        _runtime = runtime;
        _rows = new NativeRows<float>(workload);
        Architecture architecture = workload.Architecture;
        int rows = workload.Job.IsBatch ? workload.Rows : 1;
        _session = runtime.CreateSession(OnnxModel.Write(architecture, rows, workload.Parameters));
        _bindings = new nint[workload.Rows / rows];
        _tensors = new nint[2 * _bindings.Length];
        for (int i = 0; i < _bindings.Length; i++)
        {
            int row = i * rows;
            int inputs = architecture.InputSize, outputs = architecture.OutputSize;
            _tensors[2 * i] = runtime.CreateTensor(_rows.Inputs.Address + (row * inputs), rows, inputs);
            _tensors[(2 * i) + 1] = runtime.CreateTensor(_rows.Outputs.Address + (row * outputs), rows, outputs);
            _bindings[i] = runtime.Bind(_session, _tensors[2 * i], _tensors[(2 * i) + 1]);
        }
    }

    public override void Reset()
    {
        // Inference only: nothing changes.
    }

    public override void Run(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _runtime.Run(_session, _bindings[call % _bindings.Length]);
        }
    }

    public override double[] ReadResult() => Array.ConvertAll(_rows.Outputs.Span.ToArray(), double.CreateChecked);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(_bindings, _runtime.ReleaseBinding);
            Array.ForEach(_tensors, _runtime.ReleaseTensor);
            _runtime.ReleaseSession(_session);
            _rows.Dispose();
        }

        base.Dispose(disposing);
    }
}
