using System.Xml.Linq;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Reports;

/// <summary>Counts and rates of a confusion matrix, and what it is made from.</summary>
public sealed class ConfusionMatrixTests
{
    // Figures by hand: rows are actual classes. Class 0: 3 right, 1 for class 1; class 1: 2 right, 2 for class 2; class 2 is never right.
    private static readonly int[] _actual = [0, 0, 0, 0, 1, 1, 1, 1, 2];
    private static readonly int[] _predicted = [0, 0, 0, 1, 1, 1, 2, 2, 0];

    [Fact]
    public void Counts_and_rates_are_those_of_the_definitions()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of(_predicted, _actual, 3);
        Assert.Equal([3, 1, 0, 0, 2, 2, 1, 0, 0], Enumerable.Range(0, 9).Select(i => matrix[i / 3, i % 3]));
        Assert.Equal(9, matrix.Total);
        Assert.Equal(5 / 9.0, matrix.Accuracy, 15);
        Assert.Equal([4, 4, 1], Enumerable.Range(0, 3).Select(matrix.Support));
        Assert.Equal([4, 3, 2], Enumerable.Range(0, 3).Select(matrix.Predicted));
        Assert.Equal([3 / 4.0, 2 / 3.0, 0], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([3 / 4.0, 2 / 4.0, 0], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal([6 / 8.0, 4 / 7.0, 0], Enumerable.Range(0, 3).Select(matrix.F1));
        Assert.Equal((3 / 4.0 + 2 / 3.0) / 3, matrix.MacroPrecision, 15);
        Assert.Equal((3 / 4.0 + 2 / 4.0) / 3, matrix.MacroRecall, 15);
        Assert.Equal((6 / 8.0 + 4 / 7.0) / 3, matrix.MacroF1, 15);
    }

    [Fact]
    public void A_class_that_is_nowhere_is_not_in_the_means()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of((int[])[0, 1, 0, 4], (int[])[0, 1, 1, 1], 5);
        Assert.Equal((1 / 2.0 + 1 + 0) / 3, matrix.MacroPrecision, 15);
        Assert.Equal((1 + 1 / 3.0 + 0) / 3, matrix.MacroRecall, 15);
        Assert.Equal((2 / 3.0 + 2 / 4.0 + 0) / 3, matrix.MacroF1, 15);
    }

    [Fact]
    public void Without_examples_all_rates_are_0()
    {
        var matrix = new ConfusionMatrix(2);
        Assert.Equal([0, 0, 0, 0, 0], [matrix.Accuracy, matrix.Precision(0), matrix.Recall(1), matrix.F1(0), matrix.MacroF1]);
        XDocument.Parse(matrix.ToSvg());
    }

    [Fact]
    public void The_class_of_a_row_is_its_largest_value_the_first_of_several()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of<float>([0.2f, 0.5f, 0.3f, 0.4f, 0.2f, 0.4f, -3, -2, -1], [0, 1, 0, 0.1f, 0.2f, 0.7f, 0, 0, 1], 3);
        Assert.Equal([1, 1, 1], [matrix[1, 1], matrix[2, 0], matrix[2, 2]]);
        Assert.Equal(matrix.ToString(), ConfusionMatrix.Of<float>([0.2f, 0.5f, 0.3f, 0.4f, 0.2f, 0.4f, -3, -2, -1], (int[])[1, 2, 2], 3).ToString());
    }

    [Fact]
    public void A_single_output_has_two_classes()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of([0.5, 0.51, 0.9, 0.1], [0, 1, 0, 1], 1);
        Assert.Equal([1, 1, 1, 1], [matrix[0, 0], matrix[1, 1], matrix[0, 1], matrix[1, 0]]);
        Assert.Equal(2, matrix.Classes);
    }

    [Theory, InlineData(7), InlineData(600)]
    public void Of_a_network_it_is_that_of_its_outputs(int rows)
    {
        var network = new Net_3_4_Softmax();
        float[] inputs = [.. Enumerable.Range(0, 3 * rows).Select(i => MathF.Sin(i * i))];
        int[] classes = [.. Enumerable.Range(0, rows).Select(i => i % 4)];
        float[] outputs = new float[4 * rows];
        network.ForwardBatch(inputs, outputs);
        ConfusionMatrix matrix = ConfusionMatrix.Of(network, inputs, classes);

        // The names are those of the network's [Outputs].
        Assert.Equal(["red", "green", "blue", "grey"], matrix.ClassNames);
        Assert.Equal(rows, matrix.Total);
        Assert.Equal(ConfusionMatrix.Of<float>(outputs, classes, 4, ["red", "green", "blue", "grey"]).ToString(), matrix.ToString());
        Assert.Equal(["a", "b", "c", "d"], ConfusionMatrix.Of(network, inputs, classes, ["a", "b", "c", "d"]).ClassNames);
    }

    [Fact]
    public void The_table_has_counts_and_rates()
    {
        string[] lines = ConfusionMatrix.Of(_predicted, _actual, 3, ["cat", "dog", "ox"]).ToString().Split('\n');
        Assert.Equal("actual \\ predicted  cat  dog  ox", lines[0]);
        Assert.Equal("dog                   0    2   2", lines[3]);
        Assert.Equal("dog       0.6667  0.5000  0.5714         4", lines[9]);
        Assert.Equal("Accuracy: 0.5556 (5 of 9)", lines[13]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(_predicted, (int[])[0], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of(_predicted, _actual, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(3)[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(3, ["one"]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of<float>([0.5f, 1, 2], [1, 0, 0], 2));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of<float>([0, 1, 0, float.NaN], [1, 0, 1, 0], 2));
        Assert.Contains("output of row 1 has NaN at 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_has_a_field_for_each_pair_and_escapes_names()
    {
        XDocument svg = XDocument.Parse(ConfusionMatrix.Of(_predicted, _actual, 3, ["a<b", "\"&\"", "x\u0001y"]).ToSvg());
        XElement[] fields = [.. svg.Descendants().Where(element => element.Name.LocalName == "g")];
        Assert.Equal(9, fields.Length);
        Assert.Equal("2 of 4 examples of \"&\" were taken for x\uFFFDy", fields[5].Elements().First().Value);
        Assert.Equal(5, fields.Count(field => field.Elements().Any(element => element.Name.LocalName == "text")));
    }
}
