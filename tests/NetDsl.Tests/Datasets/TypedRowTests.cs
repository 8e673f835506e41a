using Xunit;

#pragma warning disable NDSL104 // wrong rows are what is tested

namespace NetDsl.Tests.Datasets;

[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
[Layer(3), Layer(4, Tanh), Layer(3)]
public partial class Named_3_4_3;

[Network(Precision = Precision.Double)]
[Inputs("area", "rooms")]
[Layer(2), Layer(40, Tanh), Layer(1)]
public partial class Named_2_40_1;

[Layer(16), Layer(3, Softmax)]
public partial class Unnamed_16_3;

/// <summary>Rows as tuples: what they become, and that every call with spans and arrays of numbers means what it meant.</summary>
public sealed class TypedRowTests
{
    [Fact]
    public void Tuples_become_rows()
    {
        Named_3_4_3.Input named = (toes: 8.5f, winRate: 0.65f, fans: 1.2f), doubles = (toes: 8.5, winRate: 0.65, fans: 1.2), mixed = (8.5f, 0.65, 1), integers = (8, 0, 1);
        Assert.Equal(new Named_3_4_3.Input(8.5f, 0.65f, 1.2f), named);
        Assert.Equal(named, doubles);
        Assert.Equal((8.5f, 0.65f, 1f), (mixed.Toes, mixed.WinRate, mixed.Fans));
        Assert.Equal((8f, 0f, 1f), (integers.Toes, integers.WinRate, integers.Fans));

        Named_3_4_3.Output target = (hurt: 0.1, win: 1, sad: 0.1f);
        Assert.Equal(new Named_3_4_3.Output(0.1f, 1, 0.1f), target);
        Named_2_40_1.Input house = (area: 120, rooms: 4.5f);
        Assert.Equal((120.0, 4.5), (house.Area, house.Rooms));
        Unnamed_16_3.Input many = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        Assert.Equal((1f, 8f, 16f), (many.X0, many.X7, many.X15));
    }

    [Fact]
    public void Rows_side_by_side_are_values_one_after_another()
    {
        Assert.Equal([1f, 2, 3, 4.5f, 5.5f, 6.5f], Named_3_4_3.Input.Rows([(1, 2, 3), (4.5, 5.5, 6.5)]).ToArray());
        Assert.Equal([1f, 2, 3, 4, 5, 6], Named_3_4_3.Output.Rows([(1f, 2, 3), new(4, 5, 6)]).ToArray());
        Assert.Equal([1.0, 2, 3, 4], Named_2_40_1.Input.Rows([(1, 2), (3, 4)]).ToArray());
        Named_3_4_3.Input[] rows = [(1, 2, 3), (4, 5, 6)];
        Assert.True(Named_3_4_3.Input.Rows(rows)[3..] == Named_3_4_3.Input.Rows(rows.AsSpan(1)));
    }

    [Fact]
    public void Forward_takes_a_row()
    {
        var team = new Named_3_4_3(seed: 1);
        Assert.Equal(team.Forward(8.5f, 0.65f, 1.2f), team.Forward((toes: 8.5, winRate: 0.65, fans: 1.2)));
        var houses = new Named_2_40_1(seed: 1);
        Named_2_40_1.Input house = (120, 4);
        Assert.Equal(houses.Forward(120, 4), houses.Forward(house));
        Assert.Equal(houses.Forward(120, 4), houses.Forward(new(120, 4)));
    }

    [Fact]
    public void Batches_and_training_take_rows()
    {
        Named_3_4_3.Input[] rows = [(8.5, 0.65, 1.2), (9.5, 0.8, 1.3), (9.9, 0.8, 0.5)];
        Named_3_4_3.Output[] targets = [(0.1, 1, 0.1), (0, 1, 0), (0, 0, 0.1)];
        float[] inputs = [8.5f, 0.65f, 1.2f, 9.5f, 0.8f, 1.3f, 9.9f, 0.8f, 0.5f], numbers = [0.1f, 1, 0.1f, 0, 1, 0, 0, 0, 0.1f];
        Named_3_4_3 typed = new(seed: 1), plain = new(seed: 1);
        Assert.Equal(plain.TrainEpoch(inputs, numbers, 0.01f), typed.TrainEpoch(rows, targets, 0.01f));
        Assert.Equal(plain.TrainBatch(inputs, numbers, 0.01f, Reduction.Sum, steps: 2), typed.TrainBatch(rows, targets, 0.01f, Reduction.Sum, steps: 2));
        Assert.Equal(
            plain.TrainEpoch(inputs, numbers, 0.01f),
            typed.TrainEpoch(Named_3_4_3.Input.Rows([(8.5, 0.65, 1.2), (9.5, 0.8, 1.3), (9.9, 0.8, 0.5)]), Named_3_4_3.Output.Rows(targets), 0.01f));
        Assert.True(plain.Parameters.SequenceEqual(typed.Parameters));

        var outputs = new Named_3_4_3.Output[3];
        typed.ForwardBatch(rows, outputs);
        Assert.Equal(typed.Forward(rows[2]).Win, outputs[2].Win, 1e-6);
        Assert.Throws<ArgumentException>(() => typed.ForwardBatch(rows, new Named_3_4_3.Output[2]));
    }

    [Fact]
    public void Networks_with_one_output_take_rows_and_numbers()
    {
        Named_2_40_1.Input[] rows = [(1, 2), (3, 4)];
        double[] targets = [0.5, 1], outputs = new double[2];
        Named_2_40_1 typed = new(seed: 1), plain = new(seed: 1);
        Assert.Equal(plain.TrainEpoch([1, 2, 3, 4], [0.5, 1], 0.01), typed.TrainEpoch(rows, targets, 0.01));
        Assert.Equal(plain.TrainBatch([1, 2, 3, 4], [0.5, 1], 0.01), typed.TrainBatch(rows, targets, 0.01));
        Assert.Equal(plain.TrainEpoch([1, 2, 3, 4], [0.5, 1], 0.01), typed.TrainEpoch(rows, [0.5, 1], 0.01));
        typed.ForwardBatch(rows, outputs);
        Assert.Equal(plain.Forward(3, 4), outputs[1], 1e-14);
    }

    [Fact]
    public void Fit_takes_rows()
    {
        Named_3_4_3.Input[] rows = [(8.5, 0.65, 1.2), (9.5, 0.8, 1.3), (9.9, 0.8, 0.5)];
        Named_3_4_3.Output[] targets = [(0.1, 1, 0.1), (0, 1, 0), (0, 0, 0.1)];
        float[] inputs = Named_3_4_3.Input.Rows(rows).ToArray(), numbers = Named_3_4_3.Output.Rows(targets).ToArray();
        Named_3_4_3 typed = new(seed: 1), plain = new(seed: 1);
        plain.Fit(inputs, numbers, epochs: 3, batchSize: 2);
        typed.Fit(rows, targets, epochs: 3, batchSize: 2);
        plain.Fit(inputs, numbers, new FitOptions { Epochs = 2 });
        typed.Fit(rows, targets, new FitOptions { Epochs = 2 });
        Assert.True(plain.Parameters.SequenceEqual(typed.Parameters));
        Assert.False(new Named_3_4_3(seed: 1).Parameters.SequenceEqual(typed.Parameters));

        Named_2_40_1.Input[] houses = [(1, 2), (3, 4)];
        double[] prices = [0.5, 1];
        Named_2_40_1 one = new(seed: 1), other = new(seed: 1);
        one.Fit(houses, prices, epochs: 2);
        one.Fit(houses, prices, new FitOptions { Epochs = 2 });
        other.Fit([1, 2, 3, 4], [0.5, 1], epochs: 2);
        other.Fit([1, 2, 3, 4], prices, new FitOptions { Epochs = 2 });
        Assert.True(one.Parameters.SequenceEqual(other.Parameters));
    }

    [Fact]
    public void Calls_with_numbers_mean_what_they_meant()
    {
        var team = new Named_3_4_3(seed: 1);
        var classifier = new Unnamed_16_3(seed: 1);
        float[] output = new float[3], gradient = new float[Named_3_4_3.StorageSize];
        team.Forward([1, 0, 1], output);
        Assert.Equal(team.Forward(1, 0, 1).Hurt, output[0]);
        Assert.True(team.TrainEpoch([1, 0, 1, 0, 1, 1], [1, 0, 0, 0, 0, 1], 0.1f) > 0);
        Assert.True(team.TrainBatch([1, 0, 1], [1, 0, 0], 0.1f) > 0);
        Assert.True(team.TrainStep([1, 0, 1], [1, 0, 0], 0.1f) > 0);
        Assert.True(team.BackwardBatch([1, 0, 1], [1, 0, 0], gradient) > 0);
        team.ForwardBatch([], []);
        team.ForwardBatch(default, default);
        Assert.True(classifier.TrainEpoch(new float[32], new[] { 2, 0 }, 0.1f) > 0);
        Assert.True(classifier.TrainEpoch(new float[16], [0, 1, 0], 0.1f) > 0);
    }

    [Fact]
    public void Rows_become_datasets()
    {
        Named_3_4_3.Input[] rows = [(1, 2, 3), (4, 5, 6)];
        Named_3_4_3.Output[] targets = [(1, 0, 0), (0, 1, 0)];
        Dataset<float> dataset = Dataset<float>.FromRows(rows, targets);
        Assert.Equal((2, 3, 3), (dataset.Rows, dataset.InputSize, dataset.TargetSize));
        Assert.Equal([4f, 5, 6], dataset.Input(1).ToArray());
        Assert.Equal([0f, 1, 0], dataset.Target(1).ToArray());

        Named_2_40_1.Input[] houses = [(100, 3), (120, 4)];
        Dataset<double> prices = Dataset<double>.FromRows(houses, [1.5, 2]);
        Assert.Equal((2, 2, 1, 2.0), (prices.Rows, prices.InputSize, prices.TargetSize, prices.Target(1)[0]));

        int[] labels = [2, 0];
        Assert.Equal([2, 0], Dataset<float>.FromRows(rows, labels, 3).TargetClasses.ToArray());
        Assert.Throws<ArgumentException>(() => Dataset<float>.FromRows(rows, new Named_3_4_3.Output[1]));
    }

    [Fact]
    public void Typed_rows_allocate_nothing()
    {
        var team = new Named_3_4_3(seed: 1);
        Named_3_4_3.Input[] rows = [(8.5, 0.65, 1.2), (9.5, 0.8, 1.3)];
        Named_3_4_3.Output[] outputs = [(0.1, 1, 0.1), (0, 1, 0)];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            team.TrainEpoch(rows, outputs, 0.01f);
            team.TrainBatch(Named_3_4_3.Input.Rows(rows), Named_3_4_3.Output.Rows(outputs), 0.01f);
            team.TrainEpoch(Named_3_4_3.Input.Rows([(8.5, 0.65, 1.2), (9.5, 0.8, 1.3)]), Named_3_4_3.Output.Rows(outputs), 0.01f);
            team.Forward((8.5, 0.65, 1.2));
        }
    }
}
