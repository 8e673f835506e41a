using System.Globalization;

namespace NetDsl.Samples.Tests.Digits;

/// <summary>The figures of the lessons on MNIST; those of the book's lessons come from its programs in NumPy, of mini-batches with one step per batch.</summary>
public class MnistLessonTests
{
    [MnistTheory]
    [InlineData("overfitting", false, 0, 0.593788140974954, 0.6493, 0.7294387707234334, 0.527)]
    [InlineData("overfitting", false, 10, 0.32163820398186965, 0.8559, 0.19810807365805977, 0.94)]
    [InlineData("overfitting", true, 0, 0.6019626278365068, 0.6488, 0.7220241827755525, 0.537)]
    [InlineData("overfitting", true, 10, 0.42029005487559573, 0.8114, 0.31200529563129425, 0.901)]
    [InlineData("dropout", false, 0, 0.6383549464150092, 0.6325, 0.9029367343087641, 0.395)]
    [InlineData("dropout", false, 10, 0.371067491488733, 0.8314, 0.39234482706879864, 0.819)]
    [InlineData("dropout", false, 20, 0.31686934264071076, 0.8551, 0.32079737624980154, 0.884)]
    [InlineData("dropout", false, 100, 0.2774413299153965, 0.8808, 0.19207428650918437, 0.97)]
    [InlineData("dropout", true, 0, 0.6413979051989759, 0.6333, 0.8911648358661146, 0.413)]
    [InlineData("dropout", true, 10, 0.45853891721419393, 0.787, 0.4720771230935532, 0.764)]
    [InlineData("dropout", true, 100, 0.41122064886464876, 0.7903, 0.36972945367813914, 0.864)]
    [InlineData("mini-batches", false, 0, 0.8253744858655826, 0.3747, 1.2764242053190165, 0.153)]
    [InlineData("mini-batches", false, 10, 0.5442070817473897, 0.7255, 0.5829466198861958, 0.66)]
    [InlineData("mini-batches", false, 100, 0.3164286691961843, 0.8647, 0.3053748599400028, 0.897)]
    [InlineData("mini-batches", true, 0, 0.8159267245457633, 0.3832, 1.2723441267158808, 0.161)]
    [InlineData("mini-batches", true, 10, 0.5690894183498366, 0.7183, 0.5918855659643315, 0.672)]
    public void A_lesson_gives_the_books_figures(
        string lesson, bool bookDerivative, int iteration, double testError, double testAccuracy, double trainingError, double trainingAccuracy)
    {
        string[] arguments = [lesson, "--data", MnistTheoryAttribute.Folder!, "--iterations", $"{iteration + 1}"];
        double[] last = LessonTests.Table(LessonTests.Run(bookDerivative ? [.. arguments, "--book-derivative"] : arguments))[^1];

        Assert.Equal(iteration, last[0]);
        Assert.Equal(testAccuracy, last[2]);
        Assert.Equal(trainingAccuracy, last[4]);
        Assert.Equal(testError, last[1], 1e-9 * testError);
        Assert.Equal(trainingError, last[3], 1e-9 * trainingError);
    }

    [MnistTheory]
    [InlineData(0.86, 0.84)]
    public void Early_stopping_reads_better_than_the_whole_training(double stopped, double whole)
    {
        string[] lines = LessonTests.Run("early-stopping", "--data", MnistTheoryAttribute.Folder!).Split('\n');

        Assert.InRange(Accuracy("weights of epoch "), stopped, 1);
        Assert.InRange(Accuracy("trained to the end"), 0, whole);

        double Accuracy(string name) => Last(Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal)));
    }

    [MnistTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_best_reads_96_of_100(int cores)
    {
        string[] lines = LessonTests.Run("best", "--data", MnistTheoryAttribute.Folder!, "--cores", $"{cores}").Split('\n');

        string line = Assert.Single(lines, line => line.StartsWith("test images: loss ", StringComparison.Ordinal));
        string accuracy = line.Split(',')[1].Split(' ')[^1];
        Assert.InRange(double.Parse(accuracy, CultureInfo.InvariantCulture), 0.96, 1);
    }

    private static double Last(string line) =>
        double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture);
}
