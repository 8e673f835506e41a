using System.Runtime.InteropServices;

namespace NetDsl.Benchmarks.Peers.Fann;

/// <summary>
/// A connection as <c>struct fann_connection</c> has it; neurons are numbered through all layers, a bias neuron at the end of
/// each.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FannConnection
{
    public uint From;
    public uint To;
    public float Weight;
}

/// <summary>The functions of <c>fann.h</c> that are needed.</summary>
internal sealed unsafe class FannLibrary(nint library)
{
    public const int LinearActivation = 0;
    public const int TanhActivation = 5; // FANN_SIGMOID_SYMMETRIC, which is tanh at steepness 1
    public const int LinearError = 0;
    public const int BatchTraining = 1;

    public readonly delegate* unmanaged<nint, float*, float*> Run =
        (delegate* unmanaged<nint, float*, float*>)NativeLibrary.GetExport(library, "fann_run");

    public readonly delegate* unmanaged<nint, float*, float*, void> Train =
        (delegate* unmanaged<nint, float*, float*, void>)NativeLibrary.GetExport(library, "fann_train");

    public readonly delegate* unmanaged<nint, nint, float> TrainEpoch =
        (delegate* unmanaged<nint, nint, float>)NativeLibrary.GetExport(library, "fann_train_epoch");

    public readonly delegate* unmanaged<uint, uint*, nint> Create =
        (delegate* unmanaged<uint, uint*, nint>)NativeLibrary.GetExport(library, "fann_create_standard_array");

    public readonly delegate* unmanaged<nint, void> Destroy =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "fann_destroy");

    public readonly delegate* unmanaged<uint, uint, uint, delegate* unmanaged<uint, uint, uint, float*, float*, void>, nint> CreateData =
        (delegate* unmanaged<uint, uint, uint, delegate* unmanaged<uint, uint, uint, float*, float*, void>, nint>)
            NativeLibrary.GetExport(library, "fann_create_train_from_callback");

    public readonly delegate* unmanaged<nint, void> DestroyData =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "fann_destroy_train");

    public readonly delegate* unmanaged<nint, uint> CountConnections =
        (delegate* unmanaged<nint, uint>)NativeLibrary.GetExport(library, "fann_get_total_connections");

    public readonly delegate* unmanaged<nint, FannConnection*, void> GetConnections =
        (delegate* unmanaged<nint, FannConnection*, void>)NativeLibrary.GetExport(library, "fann_get_connection_array");

    public readonly delegate* unmanaged<nint, FannConnection*, uint, void> SetWeights =
        (delegate* unmanaged<nint, FannConnection*, uint, void>)NativeLibrary.GetExport(library, "fann_set_weight_array");

    /// <summary>Calls a setter of a whole number.</summary>
    public void Set(nint network, string name, int value) =>
        ((delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(library, name))(network, value);

    /// <summary>Calls a setter of a fraction.</summary>
    public void Set(nint network, string name, float value) =>
        ((delegate* unmanaged<nint, float, void>)NativeLibrary.GetExport(library, name))(network, value);
}
