using System.Numerics;

namespace NetDsl;

/// <summary>Starts training that can be paused and resumed: <c>var run = net.StartTraining(data, options)</c>.</summary>
public static class NetworkTraining
{
    /// <summary>Prepares training on the rows of a dataset; the run trains when told to.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="data">The rows to train on. They are not copied, and must not change until training ends.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <param name="validation">Rows that are not used for training, but measured after each epoch.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The dataset has no rows, or its rows do not fit the network and its loss; or the options are inconsistent, or set <see cref="FitOptions.Standardize"/>, which is for <c>Fit</c>.</exception>
    public static TrainingRun<TNetwork, T> StartTraining<TNetwork, T>(
        this INetwork<TNetwork, T> network, Dataset<T> data, FitOptions? options = null, Dataset<T>? validation = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if (options is { Standardize: true })
        {
            throw new ArgumentException(
                $"{typeof(TNetwork).Name}.StartTraining: Standardize is for Fit, which sees the end of its training; here standardize the rows, and call Absorb when the run is done",
                nameof(options));
        }

        return new((TNetwork)network, data, options ?? new FitOptions(), validation);
    }

    /// <summary>Prepares training on rows of inputs and targets.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs. They are not copied, and must not change until training ends.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, or an array does not hold a whole number of rows, or the arrays hold different numbers of rows, or a target is outside the loss's domain; or the options are inconsistent.</exception>
    public static TrainingRun<TNetwork, T> StartTraining<TNetwork, T>(this INetwork<TNetwork, T> network, T[] inputs, T[] targets, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        Check(network, new Examples<T>(inputs, targets));
        return network.StartTraining(new Dataset<T>(inputs, targets, TNetwork.InputSize, TNetwork.OutputSize), options);
    }

    /// <summary>Prepares a classifier's training on rows of inputs and the class of each.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs. They are not copied, and must not change until training ends.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are no rows, not one class for each, or a class does not exist; or the network has another loss; or the options are inconsistent.</exception>
    public static TrainingRun<TNetwork, T> StartTraining<TNetwork, T>(this INetwork<TNetwork, T> network, T[] inputs, int[] targetClasses, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targetClasses);
        Check(network, new Examples<T>(inputs, targetClasses));
        return network.StartTraining(new Dataset<T>(inputs, targetClasses, TNetwork.InputSize, TNetwork.OutputSize), options);
    }

    // Before the dataset does: its messages do not name the network.
    private static void Check<TNetwork, T>(INetwork<TNetwork, T> network, Examples<T> examples)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowChecks.Rows((TNetwork)network, examples, typeof(TNetwork).Name + ".StartTraining", "training");
}
