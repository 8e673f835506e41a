using System.Numerics;

namespace NetDsl;

/// <summary>Goes on with trainings of which a <c>SaveCheckpoint</c> has written down everything, in this process or another.</summary>
public static class TrainingRun
{
    /// <summary>Prepares a training that goes on where a checkpoint was written: in any step, and then to the bits of one long run.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="network">A network of the same class; its weights become those of the checkpoint, or where this fails stay as they are.</param>
    /// <param name="data">The rows that it was trained on.</param>
    /// <param name="options">The options that it was trained with; <see cref="FitOptions.Epochs"/>, and what does not change the result, may be others.</param>
    /// <param name="validation">The rows that it was validated with, if these were a set of their own.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The rows are not what the network takes, or the options do not fit together.</exception>
    /// <exception cref="NetworkFileException">The file is something else or damaged; or it is of another network, other rows or other options.</exception>
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
