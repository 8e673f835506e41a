using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void Classes()
    {
        if (!typeof(IClassifier<T>).IsAssignableFrom(typeof(TSelf)))
        {
            Assert.NotEqual(Loss.CrossEntropy, DeclaredArchitecture.LossOf(typeof(TSelf)));
            return;
        }

        const int rows = 29;
        Sample sample = Sample.Draw(NewReference(), rows, 4, value => Widen(Round(value)));
        int[] classes = [.. Enumerable.Range(0, rows).Select(row => (7 * row + row / 3) % TSelf.OutputSize)];
        T[] inputs = Flatten(sample.Inputs);
        T[] targets = new T[rows * TSelf.OutputSize];
        for (int row = 0; row < rows; row++)
            targets[row * TSelf.OutputSize + classes[row]] = T.One;

        T rate = Round(LearningRate);
        SameBits("Backward", (n, g) => n.Backward(inputs.AsSpan(0, TSelf.InputSize), classes[0], g), (n, g) => n.Backward(inputs.AsSpan(0, TSelf.InputSize), targets.AsSpan(0, TSelf.OutputSize), g));
        SameBits("BackwardBatch", (n, g) => n.BackwardBatch(inputs, classes, g), (n, g) => n.BackwardBatch(inputs, targets, g));
        SameBits("TrainStep", (n, _) => n.TrainStep(inputs.AsSpan(0, TSelf.InputSize), classes[0], rate), (n, _) => n.TrainStep(inputs.AsSpan(0, TSelf.InputSize), targets.AsSpan(0, TSelf.OutputSize), rate));
        SameBits("TrainEpoch", (n, _) => n.TrainEpoch(inputs, classes, rate), (n, _) => n.TrainEpoch(inputs, targets, rate));
        SameBits("TrainBatch", (n, _) => n.TrainBatch(inputs, classes, rate, Reduction.Sum, 3), (n, _) => n.TrainBatch(inputs, targets, rate, Reduction.Sum, 3));

        SameBits("BackwardBatch of examples", (n, g) => ((TSelf)n).BackwardBatch(new Examples<T>(inputs, classes), default, g), (n, g) => n.BackwardBatch(new Examples<T>(inputs, targets), default, g));
        SameBits("TrainEpoch of examples", (n, _) => ((TSelf)n).TrainEpoch(new Examples<T>(inputs, classes), rate, default), (n, _) => n.TrainEpoch(new Examples<T>(inputs, targets), rate, default));
        SameBits("LossBatch", (n, _) => ((TSelf)n).LossBatch(new Examples<T>(inputs, classes), default), (n, _) => n.LossBatch(new Examples<T>(inputs, targets), default));

        RefusesWrongClasses(NewNetwork(sample), inputs, rate);
        AllocatesNothingForClasses(Classifier(NewNetwork(sample)), inputs, classes, rate);

        void SameBits(string member, Func<IClassifier<T>, T[], T> byClass, Func<TSelf, T[], T> byTarget)
        {
            (TSelf first, TSelf second) = (NewNetwork(sample), NewNetwork(sample));
            (T[] ofClasses, T[] ofTargets) = (new T[TSelf.StorageSize], new T[TSelf.StorageSize]);
            T loss = byClass(Classifier(first), ofClasses);
            Assert.True(loss == byTarget(second, ofTargets), $"{_name}.{member}: the loss is another by class than by one-hot target.");
            Assert.True(ofClasses.AsSpan().SequenceEqual(ofTargets), $"{_name}.{member}: the gradient is another by class than by one-hot target.");
            Assert.True(first.Parameters.SequenceEqual(second.Parameters), $"{_name}.{member}: the step is another by class than by one-hot target.");
        }
    }

    private static IClassifier<T> Classifier(object network) => (IClassifier<T>)network;

    private void RefusesWrongClasses(TSelf network, T[] inputs, T rate)
    {
        IClassifier<T> classifier = Classifier(network);
        double[] before = Canonical(network.Parameters);
        T[] gradient = new T[TSelf.StorageSize];
        T[] input = inputs[..TSelf.InputSize];
        T[] two = inputs[..(2 * TSelf.InputSize)];
        foreach (int wrong in (int[])[-1, TSelf.OutputSize, int.MinValue, int.MaxValue])
        {
            RefusesClass("Backward", "targetClass", "targetClass", wrong, () => classifier.Backward(input, wrong, gradient));
            RefusesClass("TrainStep", "targetClass", "targetClass", wrong, () => classifier.TrainStep(input, wrong, rate));
            RefusesClass("BackwardBatch", "targetClasses", "targetClasses[1]", wrong, () => classifier.BackwardBatch(two, (int[])[0, wrong], gradient));
            RefusesClass("TrainEpoch", "targetClasses", "targetClasses[0]", wrong, () => classifier.TrainEpoch(two, (int[])[wrong, 0], rate));
            RefusesClass("TrainBatch", "targetClasses", "targetClasses[1]", wrong, () => classifier.TrainBatch(two, (int[])[1, wrong], rate));
        }

        foreach (int count in (int[])[1, 3])
        {
            FailsInRows("BackwardBatch", "targetClasses", 2, count - 2, wrong => classifier.BackwardBatch(two, new int[wrong], gradient));
            FailsInRows("TrainEpoch", "targetClasses", 2, count - 2, wrong => classifier.TrainEpoch(two, new int[wrong], rate));
            FailsInRows("TrainBatch", "targetClasses", 2, count - 2, wrong => classifier.TrainBatch(two, new int[wrong], rate));
        }

        Refuses<ArgumentException>("TrainEpoch", "inputs", () => classifier.TrainEpoch([], Array.Empty<int>(), rate));
        Assert.Equal(T.Zero, classifier.BackwardBatch([], Array.Empty<int>(), gradient));
        Assert.Equal(before, Canonical(network.Parameters));
        Assert.All(gradient, value => Assert.Equal(T.Zero, value));
    }

    // `Digits.TrainEpoch: targetClasses[1] is 10, the network's 10 classes are 0 to 9`
    private void RefusesClass(string member, string argument, string what, int wrong, Action call)
    {
        ArgumentException exception = Refuses<ArgumentException>(member, argument, call);
        Assert.StartsWith(
            FormattableString.Invariant($"{_name}.{member}: {what} is {wrong}, the network's {TSelf.OutputSize} classes are 0 to {TSelf.OutputSize - 1}"),
            exception.Message,
            StringComparison.Ordinal);
    }

    private void AllocatesNothingForClasses(IClassifier<T> network, T[] inputs, int[] classes, T rate)
    {
        T[] input = inputs[..TSelf.InputSize];
        T[] gradient = new T[TSelf.StorageSize];
        AllocatesNothing("Backward by class", () => network.Backward(input, 1, gradient));
        AllocatesNothing("BackwardBatch by class", () => network.BackwardBatch(inputs, classes, gradient));
        AllocatesNothing("TrainStep by class", () => network.TrainStep(input, 1, rate));
        AllocatesNothing("TrainEpoch by class", () => network.TrainEpoch(inputs, classes, rate));
        AllocatesNothing("TrainBatch by class", () => network.TrainBatch(inputs, classes, rate, Reduction.Sum, 2));
    }
}
