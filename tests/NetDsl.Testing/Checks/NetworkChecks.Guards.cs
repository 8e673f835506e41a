using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void Allocations()
    {
        const int rows = 9;
        Sample sample = Sample.Draw(NewReference(), rows, 1, value => value);
        TSelf network = NewNetwork(sample);
        T[] inputs = Flatten(sample.Inputs);
        T[] targets = Flatten(sample.Targets);
        T[] input = inputs[..TSelf.InputSize];
        T[] target = targets[..TSelf.OutputSize];
        T[] output = new T[TSelf.OutputSize];
        T[] outputs = new T[rows * TSelf.OutputSize];
        T[] gradient = new T[TSelf.StorageSize];
        T[] canonical = new T[TSelf.ParameterCount];
        T rate = Round(LearningRate);

        AllocatesNothing("Forward", () => network.Forward(input, output));
        AllocatesNothing("ForwardBatch", () => network.ForwardBatch(inputs, outputs));
        AllocatesNothing("Backward", () => network.Backward(input, target, gradient));
        AllocatesNothing("BackwardBatch", () => network.BackwardBatch(inputs, targets, gradient));
        AllocatesNothing("TrainStep", () => network.TrainStep(input, target, rate));
        AllocatesNothing("TrainEpoch", () => network.TrainEpoch(inputs, targets, rate));
        AllocatesNothing("TrainBatch", () => network.TrainBatch(inputs, targets, rate, Reduction.Sum, 2));
        AllocatesNothing("Unpack", () => TSelf.Unpack(network.Parameters, canonical));
        AllocatesNothing("Pack", () => TSelf.Pack(canonical, network.Parameters));
        if (NetworkProbe.HasNamedForward(TSelf.InputSize, TSelf.OutputSize))
        {
            Action<TSelf, T[], T[]> forwardNamed = _probe.Value.ForwardNamed;
            AllocatesNothing("Forward by name", () => forwardNamed(network, input, output));
        }
    }

    /// <inheritdoc />
    public override void WrongLengths()
    {
        int x = TSelf.InputSize;
        int y = TSelf.OutputSize;
        int storage = TSelf.StorageSize;
        int parameters = TSelf.ParameterCount;
        T rate = Round(LearningRate);
        TSelf network = TSelf.Create(1);
        double[] before = Canonical(network.Parameters);

        foreach (int by in (int[])[-1, 1])
        {
            Fails("Forward", "input", x, by, wrong => network.Forward(Values(wrong), Values(y)));
            Fails("Forward", "output", y, by, wrong => network.Forward(Values(x), Values(wrong)));
            Fails("Backward", "input", x, by, wrong => network.Backward(Values(wrong), Values(y), Values(storage)));
            Fails("Backward", "target", y, by, wrong => network.Backward(Values(x), Values(wrong), Values(storage)));
            Fails("Backward", "gradient", storage, by, wrong => network.Backward(Values(x), Values(y), Values(wrong)));
            Fails("TrainStep", "input", x, by, wrong => network.TrainStep(Values(wrong), Values(y), rate));
            Fails("TrainStep", "target", y, by, wrong => network.TrainStep(Values(x), Values(wrong), rate));
            Fails("Pack", "canonical", parameters, by, wrong => TSelf.Pack(Values(wrong), Values(storage)));
            Fails("Pack", "storage", storage, by, wrong => TSelf.Pack(Values(parameters), Values(wrong)));
            Fails("Unpack", "storage", storage, by, wrong => TSelf.Unpack(Values(wrong), Values(parameters)));
            Fails("Unpack", "canonical", parameters, by, wrong => TSelf.Unpack(Values(storage), Values(wrong)));

            // Two rows, with a value missing or left over; where that is a row, the other argument has another number of rows.
            FailsInRows("ForwardBatch", "outputs", 2 * y, by, wrong => network.ForwardBatch(Values(2 * x), Values(wrong)));
            FailsInRows("BackwardBatch", "targets", 2 * y, by, wrong => network.BackwardBatch(Values(2 * x), Values(wrong), Values(storage)));
            Fails("BackwardBatch", "gradient", storage, by, wrong => network.BackwardBatch(Values(2 * x), Values(2 * y), Values(wrong)));
            FailsInRows("TrainEpoch", "targets", 2 * y, by, wrong => network.TrainEpoch(Values(2 * x), Values(wrong), rate));
            FailsInRows("TrainBatch", "targets", 2 * y, by, wrong => network.TrainBatch(Values(2 * x), Values(wrong), rate));
            if (x > 1)
            {
                FailsInRows("ForwardBatch", "inputs", 2 * x, by, wrong => network.ForwardBatch(Values(wrong), Values(2 * y)));
                FailsInRows("BackwardBatch", "inputs", 2 * x, by, wrong => network.BackwardBatch(Values(wrong), Values(2 * y), Values(storage)));
                FailsInRows("TrainEpoch", "inputs", 2 * x, by, wrong => network.TrainEpoch(Values(wrong), Values(2 * y), rate));
                FailsInRows("TrainBatch", "inputs", 2 * x, by, wrong => network.TrainBatch(Values(wrong), Values(2 * y), rate));
            }
        }

        // The mean loss of no row is no number, and zero steps have no loss before the last.
        Refuses<ArgumentException>("TrainEpoch", "inputs", () => network.TrainEpoch([], [], rate));
        Refuses<ArgumentException>("TrainBatch", "inputs", () => network.TrainBatch([], [], rate));
        Refuses<ArgumentOutOfRangeException>("TrainBatch", "steps", () => network.TrainBatch(Values(x), Values(y), rate, steps: 0));
        Refuses<ArgumentOutOfRangeException>("TrainBatch", "reduction", () => network.TrainBatch(Values(x), Values(y), rate, (Reduction)7));

        Assert.Equal(before, Canonical(network.Parameters));
    }

    private static T[] Values(int length) => new T[length];

    private void AllocatesNothing(string member, Action call)
    {
        // The first call compiles, and fills the pool that large networks take their scratch from. The pool may be trimmed
        // at any time, so the least of several counts: a member that allocates does so in every call.
        call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least == 0, $"{_name}.{member} allocates {least} bytes.");
    }

    // `Streetlights.Forward: input has 4 values, the network takes 3`
    private void Fails(string member, string argument, int expected, int by, Action<int> call)
    {
        int wrong = expected + by;
        ArgumentException exception = Refuses<ArgumentException>(member, argument, () => call(wrong));
        string start = $"{_name}.{member}: {argument} has {wrong} {(wrong == 1 ? "value" : "values")}, ";
        Assert.StartsWith(start, exception.Message, StringComparison.Ordinal);
        Assert.Matches($@"\b{expected}\b", exception.Message[start.Length..]);
    }

    private void FailsInRows(string member, string argument, int expected, int by, Action<int> call)
    {
        int wrong = expected + by;
        ArgumentException exception = Refuses<ArgumentException>(member, argument, () => call(wrong));
        Assert.StartsWith($"{_name}.{member}: {argument} has {wrong} {(wrong == 1 ? "value" : "values")}, ", exception.Message, StringComparison.Ordinal);
    }

    private TException Refuses<TException>(string member, string argument, Action call)
        where TException : ArgumentException
    {
        TException exception = Assert.Throws<TException>(call);
        Assert.Equal(argument, exception.ParamName);
        Assert.StartsWith($"{_name}.{member}: ", exception.Message, StringComparison.Ordinal);
        return exception;
    }
}
