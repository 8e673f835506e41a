using System.Runtime.InteropServices;
using System.Text;

namespace NetDsl.Benchmarks.Peers.OnnxRuntime;

/// <summary>
/// The part of ONNX Runtime's C interface that is needed: a table of functions, whose places are those of
/// <c>onnxruntime_c_api.h</c>, which only ever grows at its end.
/// </summary>
internal sealed unsafe class OrtLibrary
{
    // The first version that has all of what is used here is older; any later library offers this one.
    private const uint ApiVersion = 14;

    private const int WarningLevel = 2;
    private const int EveryOptimization = 99;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private const int FloatType = 1;

    private readonly nint* _functions;
    private readonly nint _environment;
    private readonly nint _options;
    private readonly nint _memory;
    private readonly delegate* unmanaged<nint, nint, nint, nint> _runWithBinding;

    public OrtLibrary(nint library)
    {
        nint* entry = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        _functions = ((delegate* unmanaged<uint, nint*>)entry[0])(ApiVersion);
        if (_functions is null)
            throw new NotSupportedException($"This ONNX Runtime does not offer version {ApiVersion} of its interface.");

        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)entry[1])()) ?? "of unknown version";
        fixed (byte* name = "netdsl\0"u8)
        {
            nint environment;
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[3])(WarningLevel, name, &environment));
            _environment = environment;
        }

        nint options, memory, runOptions;
        Check(((delegate* unmanaged<nint*, nint>)_functions[10])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[23])(options, EveryOptimization));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[24])(options, 1)); // threads within an operator
        Check(((delegate* unmanaged<nint, int, nint>)_functions[25])(options, 1)); // threads across operators
        Check(((delegate* unmanaged<int, int, nint*, nint>)_functions[69])(ArenaAllocator, DefaultMemory, &memory));
        Check(((delegate* unmanaged<nint*, nint>)_functions[39])(&runOptions));
        _options = options;
        _memory = memory;
        RunOptions = runOptions;
        _runWithBinding = (delegate* unmanaged<nint, nint, nint, nint>)_functions[133];
    }

    public string Version { get; }

    public nint RunOptions { get; }

    public nint CreateSession(ReadOnlySpan<byte> model)
    {
        fixed (byte* bytes = model)
        {
            nint session;
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[8])(
                _environment, bytes, (nuint)model.Length, _options, &session));
            return session;
        }
    }

    /// <summary>A tensor over the caller's memory.</summary>
    public nint CreateTensor(float* values, int rows, int columns)
    {
        long* shape = stackalloc long[] { rows, columns };
        nint tensor;
        Check(((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)_functions[49])(
            _memory, values, (nuint)rows * (nuint)columns * sizeof(float), shape, 2, FloatType, &tensor));
        return tensor;
    }

    /// <summary>A binding of a model's input and output to tensors.</summary>
    public nint Bind(nint session, nint input, nint output)
    {
        nint binding;
        Check(((delegate* unmanaged<nint, nint*, nint>)_functions[134])(session, &binding));
        fixed (byte* name = Encoding.UTF8.GetBytes(OnnxModel.Input + "\0"))
        {
            Check(((delegate* unmanaged<nint, byte*, nint, nint>)_functions[136])(binding, name, input));
        }

        fixed (byte* name = Encoding.UTF8.GetBytes(OnnxModel.Output + "\0"))
        {
            Check(((delegate* unmanaged<nint, byte*, nint, nint>)_functions[137])(binding, name, output));
        }

        return binding;
    }

    public void Run(nint session, nint binding) => Check(_runWithBinding(session, RunOptions, binding));

    public void ReleaseSession(nint session) => ((delegate* unmanaged<nint, void>)_functions[95])(session);

    public void ReleaseTensor(nint tensor) => ((delegate* unmanaged<nint, void>)_functions[96])(tensor);

    public void ReleaseBinding(nint binding) => ((delegate* unmanaged<nint, void>)_functions[135])(binding);

    /// <summary>Releases what all sessions share; the last call.</summary>
    public void Release()
    {
        ((delegate* unmanaged<nint, void>)_functions[97])(RunOptions);
        ((delegate* unmanaged<nint, void>)_functions[94])(_memory);
        ((delegate* unmanaged<nint, void>)_functions[100])(_options);
        ((delegate* unmanaged<nint, void>)_functions[92])(_environment);
    }

    private void Check(nint status)
    {
        if (status == 0)
            return;

        string? message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)_functions[2])(status));
        ((delegate* unmanaged<nint, void>)_functions[93])(status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}
