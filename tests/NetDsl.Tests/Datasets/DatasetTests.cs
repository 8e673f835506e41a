using Xunit;

#pragma warning disable NDSL101, NDSL104, NDSL105, NDSL107 // wrong rows are what is tested

namespace NetDsl.Tests.Datasets;

public sealed class DatasetTests
{
    // Row r: inputs r and r + 0.5, target −r, weight r.
    private static Dataset<float> Numbered(int rows) => new(
        [.. Enumerable.Range(0, rows).SelectMany(r => (float[])[r, r + 0.5f])],
        [.. Enumerable.Range(0, rows).Select(r => -(float)r)],
        inputSize: 2, targetSize: 1, weights: [.. Enumerable.Range(0, rows).Select(r => (float)r)])
    { InputNames = ["number", "half"], TargetNames = ["negative"] };

    private static Dataset<double> Classes(params int[] classes) =>
        new([.. classes.Select((_, row) => (double)row)], classes, inputSize: 1, classes: 3);

    // The rows' numbers, after a check that inputs, targets and weights went together.
    private static int[] Order(Dataset<float> dataset)
    {
        int[] order = [.. Enumerable.Range(0, dataset.Rows).Select(row => (int)dataset.Input(row)[0])];
        Assert.Equal(order.SelectMany(r => (float[])[r, r + 0.5f]), dataset.Inputs.ToArray());
        Assert.Equal(order.Select(r => -(float)r), dataset.Targets.ToArray());
        Assert.Equal(order.Select(r => (float)r), dataset.Weights.ToArray());
        Assert.Equal(["number", "half"], dataset.InputNames);
        Assert.Equal(["negative"], dataset.TargetNames);
        return order;
    }

    private static int[] Order(Dataset<double> dataset) => [.. dataset.Inputs.ToArray().Select(value => (int)value)];

    [Fact]
    public void Rows_are_where_they_should_be()
    {
        Dataset<float> dataset = Numbered(3);
        Assert.Equal((3, 2, 1, false, true), (dataset.Rows, dataset.InputSize, dataset.TargetSize, dataset.HasClasses, dataset.HasWeights));
        Assert.Equal([2f, 2.5f], dataset.Input(2).ToArray());
        Assert.Equal([-2f], dataset.Target(2).ToArray());
        Assert.Equal(2f, dataset.Weight(2));
        Assert.Equal("3 rows of 2 inputs and 1 target, weighted", dataset.ToString());
        Examples<float> examples = dataset.Examples;
        Assert.True(examples.Inputs == dataset.Inputs && examples.Targets == dataset.Targets && examples.Weights == dataset.Weights && !examples.HasClasses);
    }

    [Fact]
    public void Rows_of_classes_are_where_they_should_be()
    {
        Dataset<double> dataset = Classes(2, 0);
        Assert.Equal((2, 1, 3, true, false), (dataset.Rows, dataset.InputSize, dataset.TargetSize, dataset.HasClasses, dataset.HasWeights));
        Assert.Equal((2, 1.0), (dataset.TargetClass(0), dataset.Weight(0)));
        Examples<double> examples = dataset.Examples;
        Assert.True(examples.HasClasses && examples.TargetClasses == dataset.TargetClasses && examples.Targets.IsEmpty && examples.Weights.IsEmpty);
    }

    [Fact]
    public void Literals_are_targets_and_never_classes()
    {
        var dataset = new Dataset<float>([1, 2, 3, 4], [1, 0], 2, 1);
        Assert.False(dataset.HasClasses);
        Assert.Equal([1f, 0f], dataset.Targets.ToArray());
    }

    [Fact]
    public void An_array_that_is_inputs_and_targets_is_two()
    {
        float[] images = [1, 2, 3, 4];
        var dataset = new Dataset<float>(images, images, 2, 2);
        dataset.Inputs[0] = 9;
        Assert.Equal(1, dataset.Targets[0]);
        dataset.Shuffle(3);
        Assert.Equal(dataset.Inputs[1], dataset.Targets[1]);
    }

    [Theory]
    [InlineData(5, 1, null, 2, 1, "inputs has 5 values, which is no whole number of rows of 2")]
    [InlineData(4, 3, null, 2, 1, "targets has 3 values, but inputs has 2 rows, which need 2 targets of 1: 2 values")]
    [InlineData(4, 2, 3, 2, 1, "weights has 3 values, but inputs has 2 rows, which need one each")]
    [InlineData(1, 1, null, 2, 1, "inputs has 1 value, which is no whole number of rows of 2")]
    [InlineData(2, 1, null, 2, 2, "targets has 1 value, but inputs has 1 row, which needs 1 target of 2: 2 values")]
    [InlineData(2, 2, null, 2, 1, "targets has 2 values, but inputs has 1 row, which needs 1 target of 1: 1 value")]
    [InlineData(2, 1, 3, 2, 1, "weights has 3 values, but inputs has 1 row, which needs one")]
    [InlineData(4, 2, null, 0, 1, "inputSize is 0, a row has at least 1 value")]
    [InlineData(4, 2, null, 2, -1, "targetSize is -1, a row has at least 1 value")]
    public void Wrong_lengths_are_errors(int inputs, int targets, int? weights, int inputSize, int targetSize, string problem)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(
            () => new Dataset<float>(new float[inputs], new float[targets], inputSize, targetSize, weights is { } count ? new float[count] : null));
        Assert.StartsWith(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_contents_are_errors()
    {
        Throws("targetClasses[1] is 3, the 3 classes are 0 to 2", () => Classes(0, 3));
        Throws("targetClasses[0] is 1, the only class is 0", () => new Dataset<float>([1], new[] { 1 }, 1, 1));
        Throws("targetClasses[0] is -1, the 3 classes are 0 to 2", () => Classes(-1));
        Throws("targetClasses has 1 value, but inputs has 2 rows, which need one each", () => new Dataset<float>([1, 2], new int[1], 1, 3));
        Throws("weights[1] is -1, a weight is finite and not negative", () => new Dataset<float>([1, 2], [1, 2], 1, 1, [1, -1]));
        Throws("weights[0] is NaN, a weight is finite and not negative", () => new Dataset<float>([1, 2], [1, 2], 1, 1, [float.NaN, 1]));
        Throws("InputNames has 1 name, an input has 2 values", () => new Dataset<float>([1, 2], [1], 2, 1) { InputNames = ["a"] });
        Throws("TargetNames has 2 names, the set of classes has 3 values", () => new Dataset<float>([1], new int[1], 1, 3) { TargetNames = ["a", "b"] });
        Throws("The dataset has 3 rows, counted from 0.", () => Numbered(3).Input(3));
        Throws("The dataset has 3 rows, counted from 0.", () => Numbered(3).Weight(-1));
        Throws("The dataset has 1 row, counted from 0.", () => Numbered(1).Input(1));
        Assert.Equal("1 row of 1 input and 1 target", new Dataset<float>([1], [1], 1, 1).ToString());
        Assert.Throws<InvalidOperationException>(() => Numbered(3).TargetClass(0));
        Assert.Throws<InvalidOperationException>(() => Classes(0).Target(0).Length);
    }

    private static void Throws(string problem, Func<object> action) =>
        Assert.StartsWith(problem, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void Throws(string problem, Action action) =>
        Assert.StartsWith(problem, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    // What numpy.random.RandomState(seed).permutation(rows) of NumPy 1.24.2 begins with, and Σ (i + 1) · permutation[i].
    [Theory]
    [InlineData(0, 1, new[] { 0 }, 0)]
    [InlineData(1, 10, new[] { 2, 9, 6, 4, 0, 3, 1, 7, 8, 5 }, 257)]
    [InlineData(42, 17, new[] { 0, 1, 5, 15, 11, 14, 8, 13, 2, 9, 16, 4, 7, 10, 12, 3, 6 }, 1269)]
    [InlineData(7, 1000, new[] { 778, 334, 271, 802, 216, 408, 812, 94, 487, 170, 24, 242, 542, 930, 886, 426, 125, 453, 650, 913 }, 246701811)]
    public void Shuffled_rows_lie_as_NumPy_permutes(int seed, int rows, int[] beginning, int sum)
    {
        Dataset<float> dataset = Numbered(rows);
        dataset.Shuffle(seed);
        int[] order = Order(dataset);
        Assert.Equal(beginning, order.Take(20));
        Assert.Equal(sum, order.Select((row, i) => (i + 1) * row).Sum());

        int[] values = [.. Enumerable.Range(0, rows)];
        new NumPyRandom(seed).Shuffle<int>(values);
        Assert.Equal(order, values);
    }

    [Fact]
    public void After_a_shuffle_the_random_numbers_are_NumPys_too()
    {
        var random = new NumPyRandom(42);
        random.Shuffle(new int[17].AsSpan());
        Assert.Equal(0.056411579027100256, random.NextDouble());
    }

    [Fact]
    public void Classes_are_shuffled_with_their_rows()
    {
        Dataset<double> dataset = Classes(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
        dataset.Shuffle(1);
        Assert.Equal([2, 9, 6, 4, 0, 3, 1, 7, 8, 5], Order(dataset));
        Assert.Equal(Order(dataset).Select(row => row % 3), dataset.TargetClasses.ToArray());
    }

    [Fact]
    public void A_shuffle_allocates_nothing_for_a_row()
    {
        Dataset<float> few = Numbered(10), many = Numbered(10_000);
        Assert.Equal(Allocated(few), Allocated(many));

        static long Allocated(Dataset<float> dataset)
        {
            dataset.Shuffle(1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            dataset.Shuffle(2);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Slices_are_copies()
    {
        Dataset<float> dataset = Numbered(5);
        Dataset<float> slice = dataset.Slice(1, 3);
        Assert.Equal([1, 2, 3], Order(slice));
        Assert.Equal([0, 1], Order(dataset.Take(2)));
        Assert.Equal([2, 3, 4], Order(dataset.Skip(2)));
        Assert.Equal([4, 0, 4], Order(dataset.Select([4, 0, 4])));
        Assert.Equal([0, 2, 4], Order(dataset.Where(row => row % 2 == 0)));
        Assert.Equal(0, dataset.Take(0).Rows);
        slice.Inputs.Fill(7);
        slice.Targets.Fill(7);
        dataset.Copy().Inputs.Fill(7);
        Assert.Equal([0, 1, 2, 3, 4], Order(dataset));
        Assert.Equal([2, 1], Classes(0, 2, 1).Skip(1).TargetClasses.ToArray());
    }

    [Theory]
    [InlineData("start is -1, the dataset has 5 rows", -1, 1)]
    [InlineData("start is 6, the dataset has 5 rows", 6, 0)]
    [InlineData("rows is 3, the dataset has 5 rows", 3, 3)]
    [InlineData("rows is -1, the dataset has 5 rows", 3, -1)]
    public void A_slice_beyond_the_rows_is_an_error(string problem, int start, int rows)
    {
        Throws(problem, () => Numbered(5).Slice(start, rows));
        Throws("rows is 6, the dataset has 5 rows", () => Numbered(5).Take(6));
        Throws("rows is -1, the dataset has 5 rows", () => Numbered(5).Skip(-1));
    }

    // numpy.random.RandomState(1).permutation(10) is 2 9 6 4 0 3 1 7 8 5: scikit-learn takes the test set from its beginning.
    [Fact]
    public void Split_divides_as_scikit_learn_does()
    {
        (Dataset<float> training, Dataset<float> test) = Numbered(10).Split(0.75, seed: 1);
        Assert.Equal([4, 0, 3, 1, 7, 8, 5], Order(training));
        Assert.Equal([2, 9, 6], Order(test));
    }

    [Theory]
    [InlineData(0.0, "fraction is 0, it lies between 0 and 1, as 0.8 does")]
    [InlineData(1.0, "fraction is 1, it lies between 0 and 1, as 0.8 does")]
    [InlineData(double.NaN, "fraction is NaN, it lies between 0 and 1, as 0.8 does")]
    [InlineData(0.05, "A fraction of 0.05 of 10 rows is 0 rows: it leaves one of the two datasets without a row.")]
    public void A_split_without_rows_on_both_sides_is_an_error(double fraction, string problem) => Throws(problem, () => Numbered(10).Split(fraction).First);

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public void A_split_by_class_has_as_much_of_each(double fraction)
    {
        Dataset<double> dataset = Classes([.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? 2 : i % 2)]);
        (Dataset<double> first, Dataset<double> second) = dataset.SplitByClass(fraction, seed: 5);
        Assert.Equal(Enumerable.Range(0, 200), Order(first).Concat(Order(second)).Order());
        int[] whole = Counts(dataset), part = Counts(first), rest = Counts(second);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Math.Max(1, (int)Math.Round(whole[i] * fraction, MidpointRounding.AwayFromZero)), part[i]);
            Assert.True(rest[i] > 0);
        }

        Assert.NotEqual(Order(first).Order(), Order(first));
        Assert.Equal(Order(first), Order(dataset.SplitByClass(fraction, seed: 5).First));
        Assert.Throws<InvalidOperationException>(() => dataset.ToOneHot().SplitByClass(fraction));

        static int[] Counts(Dataset<double> dataset) => [.. Enumerable.Range(0, 3).Select(i => dataset.TargetClasses.Count(i))];
    }

    [Fact]
    public void Rows_become_a_dataset()
    {
        Dataset<float> dataset = Dataset<float>.FromRows([[0, 1], [2, 3], [4, 5]], [[1], [2], [3]]);
        Assert.Equal([0f, 1, 2, 3, 4, 5], dataset.Inputs.ToArray());
        Assert.Equal([1f, 2, 3], dataset.Targets.ToArray());
        Assert.Equal((3, 2, 1), (dataset.Rows, dataset.InputSize, dataset.TargetSize));

        int[] labels = [2, 0];
        Assert.Equal([2, 0], Dataset<double>.FromRows([[1], [2]], labels, 3).TargetClasses.ToArray());

        (float Area, float Price)[] houses = [(100, 1), (200, 2)];
        Dataset<float> priced = Dataset<float>.FromRows(houses, house => [house.Area, 1], house => [house.Price]);
        Assert.Equal([100f, 1, 200, 1], priced.Inputs.ToArray());
        Assert.Equal([1f, 2], priced.Targets.ToArray());

        Throws("inputs row 1 has 1 value, row 0 has 2", () => Dataset<float>.FromRows([[1, 2], [3]], [[1], [2]]));
        Throws("targets has 1 row, but inputs has 2", () => Dataset<float>.FromRows([[1, 2], [3, 4]], [[1]]));
        Throws("inputs has no row, so that nothing says how long one is", () => Dataset<float>.FromRows([], [[1]]));
    }

    [Fact]
    public void Classes_become_one_hot_and_back()
    {
        Dataset<double> dataset = Classes(2, 0);
        Dataset<double> oneHot = dataset.ToOneHot();
        Assert.Equal([0.0, 0, 1, 1, 0, 0], oneHot.Targets.ToArray());
        Assert.Equal((3, false), (oneHot.TargetSize, oneHot.HasClasses));
        Assert.Equal([2, 0], oneHot.ToClasses().TargetClasses.ToArray());
        Assert.Throws<InvalidOperationException>(dataset.ToClasses);
        Assert.Throws<InvalidOperationException>(oneHot.ToOneHot);
        foreach (double[] wrong in (double[][])[[0, 0, 0], [1, 1, 0], [0, 0.5, 1], [double.NaN, 0, 1]])
        {
            var exception = Assert.Throws<InvalidOperationException>(Dataset<double>.FromRows([[0], [1]], [[0, 1, 0], wrong]).ToClasses);
            Assert.Equal("The target of row 1 is not one-hot: a single 1 beside zeros.", exception.Message);
        }
    }
}
