using System.Numerics;

namespace NetDsl;

/// <summary>Trains any network: <c>net.Fit(inputs, targets, epochs: 100)</c>.</summary>
public static class NetworkFit
{
    /// <summary>Trains on rows of inputs and targets.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="epochs">How often training goes through all rows.</param>
    /// <param name="batchSize">How many rows make one step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 unless given.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or a span holds no whole number of rows, or not as many as the other; or the loss takes no such target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targets), Options(epochs, batchSize, optimizer));

    /// <summary>Trains a classifier on rows of inputs and the class of each.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">For each row the class that it belongs to: an index into the outputs.</param>
    /// <param name="epochs">How often training goes through all rows.</param>
    /// <param name="batchSize">How many rows make one step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 unless given.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or not one class for each, or no such class; or the network has another loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(
        this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targetClasses), Options(epochs, batchSize, optimizer));

    /// <summary>Trains on the rows of a dataset.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="data">The rows.</param>
    /// <param name="epochs">How often training goes through all rows.</param>
    /// <param name="batchSize">How many rows make one step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 unless given.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">The dataset has no row, or not rows as the network and its loss take them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Dataset<T> data, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(data, Options(epochs, batchSize, optimizer));

    /// <summary>Trains on rows where they lie, with classes or weights if they have such.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="examples">The rows to train on.</param>
    /// <param name="epochs">How often training goes through all rows.</param>
    /// <param name="batchSize">How many rows make one step.</param>
    /// <param name="optimizer">How gradients change weights; Adam with a rate of 0.01 unless given.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or the parts are not equally many whole rows as the network takes them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Examples<T> examples, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(examples, Options(epochs, batchSize, optimizer));

    /// <summary>Trains on rows of inputs and targets, as options say.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targets">As many rows of as many values as it has outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for what holds where it says nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or a span holds no whole number of rows, or not as many as the other, or the loss takes no such target; or the options do not fit together.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targets), options);

    /// <summary>Trains a classifier on rows of inputs and the class of each, as options say.</summary>
    /// <param name="network">The network, one with <see cref="Loss.CrossEntropy"/>; its weights change in place.</param>
    /// <param name="inputs">Rows of as many values as it has inputs, one after another.</param>
    /// <param name="targetClasses">For each row the class that it belongs to: an index into the outputs.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for what holds where it says nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or not one class for each, or no such class; or the network has another loss; or the options do not fit together.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, FitOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Fit(new Examples<T>(inputs, targetClasses), options);

    /// <summary>Trains on the rows of a dataset, as options say.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="data">The rows to train on.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for what holds where it says nothing.</param>
    /// <param name="validation">Rows that are not trained on, but measured after each epoch.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">A dataset has no row, or not rows as the network and its loss take them; or the options do not fit together.</exception>
    public static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, Dataset<T> data, FitOptions? options = null, Dataset<T>? validation = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return network.Fit(data.Examples, options, validation is null ? default : validation.Examples);
    }

    /// <summary>Trains on rows where they lie, with classes or weights if they have such, as options say.</summary>
    /// <param name="network">The network; its weights change in place.</param>
    /// <param name="examples">The rows to train on.</param>
    /// <param name="options">How to train; see <see cref="FitOptions"/> for what holds where it says nothing.</param>
    /// <param name="validation">Rows that are not trained on, but measured after each epoch; or none.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The loss and the metrics of every epoch, and why training ended.</returns>
    /// <exception cref="ArgumentException">There is no row, or the parts are not equally many whole rows as the network and its loss take them; or the options do not fit together.</exception>
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
