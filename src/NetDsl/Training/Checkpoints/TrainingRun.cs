using System.Numerics;

namespace NetDsl;

/// <summary>Resumes training from a checkpoint written by <c>SaveCheckpoint</c>, in this process or another.</summary>
public static class TrainingRun
{
    /// <summary>Prepares training that resumes where a checkpoint was written, at any step, and ends with the bits of one long run.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="network">A network of the same class; its weights become those of the checkpoint or, on failure, do not change.</param>
    /// <param name="data">The rows that it was trained on.</param>
    /// <param name="options">The options that it was trained with; <see cref="FitOptions.Epochs"/>, and options that do not affect the result, may differ.</param>
    /// <param name="validation">The rows that it was validated with, if these were a separate set.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the options are inconsistent.</exception>
    /// <exception cref="NetworkFileException">The file is not a checkpoint or is damaged; or it belongs to another network, other rows or other options.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingRun<TNetwork, T> Resume<TNetwork, T>(
        string path, INetwork<TNetwork, T> network, Dataset<T> data, FitOptions? options = null, Dataset<T>? validation = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingRun<TNetwork, T> run = network.StartTraining(data, options, validation);
        run.Read(path);
        return run;
    }
}
