using global::Digits;
using global::Digits.Data;
using global::Digits.Drawing;

namespace NetDsl.Samples.Tests.Digits;

public class TrainingTests
{
    [Fact]
    public void The_network_learns_to_read_drawn_digits()
    {
        var pen = new DrawnDigits(8);
        DigitSet training = pen.Draw(300), test = pen.Draw(100);

        Iteration[] run = [.. Training.Run(new DigitNetwork(), training, test, iterations: 11)];

        Assert.True(run[10].Training.Error < run[0].Training.Error / 2);
        Assert.True(run[10].Training.Accuracy > 0.9);
        Assert.True(run[10].Test!.Value.Accuracy > 0.8);
    }

    [Fact]
    public void The_test_images_are_looked_at_every_tenth_time_and_the_last()
    {
        DigitSet digits = new DrawnDigits(8).Draw(10);

        Iteration[] run = [.. Training.Run(new DigitNetwork(), digits, digits, iterations: 13)];

        Assert.Equal(Enumerable.Range(0, 13), run.Select(iteration => iteration.Number));
        Assert.Equal([0, 10, 12], run.Where(iteration => iteration.Test is not null).Select(iteration => iteration.Number));
    }

    [Fact]
    public void The_books_derivative_masks_nothing()
    {
        Assert.Equal([0, 0, 2.5], new[] { -1.5, 0, 2.5 }.Select(BookRelu.Value));
        Assert.All([-1.5, 0, 2.5], z => Assert.Equal(1, BookRelu.Derivative(z, BookRelu.Value(z))));

        DigitSet digits = new DrawnDigits(8).Draw(50);
        Iteration right = Training.Run(new DigitNetwork(), digits, digits, iterations: 2).Last();
        Iteration book = Training.Run(new BookDigitNetwork(), digits, digits, iterations: 2).Last();
        Assert.NotEqual(right.Training.Error, book.Training.Error);
    }

    [MnistTheory]
    [InlineData(false, 0, 0.593788140974954, 0.6493, 0.7294387707234334, 0.527)]
    [InlineData(false, 10, 0.32163820398186965, 0.8559, 0.19810807365805977, 0.94)]
    [InlineData(true, 0, 0.6019626278365068, 0.6488, 0.7220241827755525, 0.537)]
    [InlineData(true, 10, 0.42029005487559573, 0.8114, 0.31200529563129425, 0.901)]
    public void Mnist_gives_the_books_figures(
        bool bookDerivative, int iteration, double testError, double testAccuracy, double trainingError, double trainingAccuracy)
    {
        DigitSet training = DigitFolder.ReadTraining(MnistTheoryAttribute.Folder!, limit: 1000);
        DigitSet test = DigitFolder.ReadTest(MnistTheoryAttribute.Folder!);

        Iteration last = bookDerivative
            ? Training.Run(new BookDigitNetwork(), training, test, iteration + 1).Last()
            : Training.Run(new DigitNetwork(), training, test, iteration + 1).Last();

        Assert.Equal(testAccuracy, last.Test!.Value.Accuracy);
        Assert.Equal(trainingAccuracy, last.Training.Accuracy);
        Assert.Equal(testError, last.Test!.Value.Error, 1e-9 * testError);
        Assert.Equal(trainingError, last.Training.Error, 1e-9 * trainingError);
    }
}
