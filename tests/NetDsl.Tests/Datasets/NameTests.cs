using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Datasets;

/// <summary>The names of a dataset's columns and classes, wherever the dataset goes.</summary>
public sealed class NameTests
{
    private static readonly string[] _classes = ["no", "yes"], _columns = ["age", "income"];

    private static Dataset<double> Named() => new([0, 0, 0, 1, 1, 0, 1, 1], (int[])[0, 1, 1, 0], 2, 2) { InputNames = _columns, TargetNames = _classes };

    [Fact]
    public void They_are_those_of_the_confusion_matrix()
    {
        Net_2_2_Softmax network = new(1);
        Dataset<double> data = Named();
        Assert.Equal(_classes, ConfusionMatrix.Of(network, data).ClassNames);
        Assert.Equal(_classes, ConfusionMatrix.Of(network, data.Examples).ClassNames);
        Assert.Equal(_classes, ConfusionMatrix.Of(network, data.Examples.Slice(1, 2, 2, 2)).ClassNames);
        Assert.Equal(_classes, ConfusionMatrix.Of(network, data.ToOneHot()).ClassNames);
        Assert.Contains("\nyes ", ConfusionMatrix.Of(network, data).ToString());
        Assert.Contains(">yes<", ConfusionMatrix.Of(network, data).ToSvg());

        // Those of the call come first, and plain spans have none.
        Assert.Equal(["a", "b"], ConfusionMatrix.Of(network, data, ["a", "b"]).ClassNames);
        Assert.Equal(["0", "1"], ConfusionMatrix.Of(network, data.Inputs, new ClassIndices(data.TargetClasses)).ClassNames);
        Assert.Equal(["0", "1"], ConfusionMatrix.Of(network, new Dataset<double>([0, 0], new int[1], 2, 2)).ClassNames);

        // [Outputs] names what the dataset does not.
        Assert.Equal(["red", "green", "blue", "grey"], ConfusionMatrix.Of(new Net_3_4_Softmax(), new Dataset<float>(new float[3], new int[1], 3, 4)).ClassNames);
        Assert.Equal(
            ["rot", "grün", "blau", "grau"],
            ConfusionMatrix.Of(new Net_3_4_Softmax(), new Dataset<float>(new float[3], new int[1], 3, 4) { TargetNames = ["rot", "grün", "blau", "grau"] }).ClassNames);
    }

    [Fact]
    public void A_single_target_names_no_class() => Assert.Equal(
        ["0", "1"], ConfusionMatrix.Of(new Net_3_4_1(1), new Dataset<float>(new float[3], new float[1], 3, 1) { TargetNames = ["price"] }).ClassNames);

    [Fact]
    public void Other_rows_keep_them()
    {
        Dataset<double> data = Named();
        (Dataset<double> first, Dataset<double> second) = data.Split(0.5);
        foreach (Dataset<double> other in new[] { data.Copy(), data.Take(1), data.Where(row => row > 1), data.ToOneHot(), data.ToOneHot().ToClasses(), first, second, data.Standardized() })
        {
            Assert.Equal(_columns, other.InputNames);
            Assert.Equal(_classes, other.TargetNames);
        }
    }

    [Fact]
    public void Typed_rows_bring_theirs()
    {
        Named_3_4_3.Input[] inputs = [(1, 2, 3)];
        Named_3_4_3.Output[] targets = [(0, 1, 0)];
        Dataset<float> data = Dataset<float>.FromRows(inputs, targets);
        Assert.Equal(["toes", "winRate", "fans"], data.InputNames);
        Assert.Equal(["hurt", "win", "sad"], data.TargetNames);
        Assert.Equal(["toes", "winRate", "fans"], Dataset<float>.FromRows(inputs, (float[])[1]).InputNames);
        Assert.Equal(["toes", "winRate", "fans"], Dataset<float>.FromRows(inputs, (int[])[1], 2).InputNames);
        Assert.Equal(["toes", "winRate", "fans"], Dataset<float>.FromRows(inputs, inputs).TargetNames);
        Assert.Empty(Dataset<float>.FromRows((Unnamed_16_3.Input[])[default], (Unnamed_16_3.Output[])[default]).TargetNames);
    }

    [Fact]
    public void The_picture_of_weights_has_them()
    {
        Dataset<double> data = Named();
        string picture = WeightPicture.Of(new Net_2_2_Softmax(1), data, layer: 1).ToSvg();
        Assert.Contains(">yes<", picture);
        Assert.Contains("(income)", picture);
        Assert.DoesNotContain("(income)", WeightPicture.Of(new Net_2_2_Softmax(1), 1).ToSvg());
        Assert.Contains("unit win: ", WeightPicture.Of(new Named_3_4_3(1), 2).ToSvg());
        Assert.Contains("(winRate)", WeightPicture.Of(new Named_3_4_3(1), 1).ToSvg());
        Assert.DoesNotContain("unit win: ", WeightPicture.Of(new Named_3_4_3(1), 1).ToSvg());
        Assert.Equal(
            "WeightPicture.Of Net_3_4_1_Sigmoid: the rows have 2 inputs where the network takes 3, and 2 classes where it takes 1 (Parameter 'data')",
            Assert.Throws<ArgumentException>(() => WeightPicture.Of(new Net_3_4_1_Sigmoid(1), data, 1)).Message);
    }
}
