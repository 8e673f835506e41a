using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Peers.PlainC;

/// <summary>A function of the library that gcc built.</summary>
internal sealed unsafe class CContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workload<T> _workload;
    private readonly CLayout _layout;
    private readonly delegate* unmanaged<nint, T*, T*, T*, T*, T*, T, void> _function;
    private readonly AlignedBuffer<T> _start;
    private readonly AlignedBuffer<T> _parameters;
    private readonly AlignedBuffer<T> _gradient;
    private readonly NativeRows<T> _rows;

    public CContender(string peer, Workload<T> workload, CLayout layout, nint function)
        : base(peer, layout == CLayout.InputOutput ? "[in][out]" : "[out][in]")
    {
        _workload = workload;
        _layout = layout;
        _function = (delegate* unmanaged<nint, T*, T*, T*, T*, T*, T, void>)function;
        int length = CParameters.Length<T>(workload.Architecture);
        _start = new AlignedBuffer<T>(length);
        _parameters = new AlignedBuffer<T>(length);
        _gradient = new AlignedBuffer<T>(length);
        _rows = new NativeRows<T>(workload);
        CParameters.Copy(workload.Architecture, layout, workload.Parameters, _start.Span, back: false);
    }

    public override void Reset() => _start.Span.CopyTo(_parameters.Span);

    public override void Run(int calls) => _function(
        calls,
        _parameters.Address,
        _gradient.Address,
        _rows.Inputs.Address,
        _rows.Targets.Address,
        _rows.Outputs.Address,
        _workload.Job.IsBatch ? _workload.BatchRate : _workload.LearningRate);

    public override double[] ReadResult()
    {
        if (!_workload.Job.IsTraining)
            return Array.ConvertAll(_rows.Outputs.Span.ToArray(), double.CreateChecked);

        var canonical = new T[_workload.Parameters.Length];
        CParameters.Copy(_workload.Architecture, _layout, canonical, _parameters.Span, back: true);
        return Array.ConvertAll(canonical, double.CreateChecked);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _start.Dispose();
            _parameters.Dispose();
            _gradient.Dispose();
            _rows.Dispose();
        }

        base.Dispose(disposing);
    }
}
