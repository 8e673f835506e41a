using System.Numerics;

namespace NetDsl;

/// <summary>Trains any network: <c>net.Fit(inputs, targets, epochs: 100)</c>.</summary>
public static class NetworkFit
{
    /// <summary>Trains on rows of inputs and targets.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">The number of rows per step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 by default.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows; or a target is outside the loss's domain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targets), Options(epochs, batchSize, optimizer));

    /// <summary>Trains a classifier on rows of inputs and the class of each.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">The number of rows per step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 by default.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, not one class for each, or a class does not exist; or the network has another loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targetClasses), Options(epochs, batchSize, optimizer));

    /// <summary>Trains on the rows of a dataset.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="data">The rows.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">The number of rows per step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 by default.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">The dataset has no rows, or its rows do not fit the network and its loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Dataset<T> data, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(data, Options(epochs, batchSize, optimizer));

    /// <summary>Trains on rows in place, with classes or weights if they have any.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="examples">The rows to train on.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">The number of rows per step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 by default.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the parts do not have the same number of whole rows that fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Examples<T> examples, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(examples, Options(epochs, batchSize, optimizer));

    /// <summary>Trains on rows of inputs and targets, with options.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, a span does not hold a whole number of rows, or the spans hold different numbers of rows, or a target is outside the loss's domain; or the options are inconsistent.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targets), options);

    /// <summary>Trains a classifier on rows of inputs and the class of each, with options.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">The class of each row: an index into the outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, not one class for each, or a class does not exist; or the network has another loss; or the options are inconsistent.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targetClasses), options);

    /// <summary>Trains on the rows of a dataset, with options.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="data">The rows to train on.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <param name="validation">Rows that are not used for training, but measured after each epoch.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">A dataset has no rows, or its rows do not fit the network and its loss; or the options are inconsistent.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Dataset<T> data, FitOptions? options = null, Dataset<T>? validation = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return network.Fit(data.Examples, options, validation is null ? default : validation.Examples);
    }

    /// <summary>Trains on rows in place, with classes or weights if they have any, with options.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="examples">The rows to train on.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for the defaults.</param>
    /// <param name="validation">Rows that are not used for training, but measured after each epoch; or none.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the parts do not have the same number of whole rows that fit the network and its loss; or the options are inconsistent.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Examples<T> examples, FitOptions? options = null, Examples<T> validation = default)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new FitOptions();
        if (options.Standardize)
        {
            return StandardizedFit.Run((TNetwork)network, options, examples, validation);
        }

        var trained = new TrainedRows<TNetwork, T>((TNetwork)network, options, examples, validation, "Fit");
        trained.Trainer.Run(trained.Training(examples), trained.Validation(examples, validation), RunLimit.None);
        return trained.Trainer.History;
    }

    private static FitOptions Options(int epochs, int batchSize, Optimizer? optimizer)
    {
        FitOptions options = new() { Epochs = epochs, BatchSize = batchSize };
        return optimizer is null ? options : options with { Optimizer = optimizer };
    }
}
