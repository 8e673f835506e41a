using System.Security.Cryptography;
using global::Digits.Data;
using global::Digits.Drawing;

namespace NetDsl.Samples.Tests.Digits;

public class DrawnDigitsTests
{
    [Fact]
    public void The_same_seed_draws_the_same_digits_on_every_machine()
    {
        byte[] pixels = [.. new DrawnDigits(8).Draw<double>(200).Inputs.ToArray().Select(pixel => (byte)Math.Round(255 * pixel))];
        Assert.Equal("A4F3C4282ADB182F", Convert.ToHexString(SHA256.HashData(pixels))[..16]);
    }

    [Fact]
    public void Another_seed_draws_other_digits() =>
        Assert.NotEqual(new DrawnDigits(1).Draw<double>(10).Inputs.ToArray(), new DrawnDigits(2).Draw<double>(10).Inputs.ToArray());

    [Fact]
    public void The_digits_come_in_turn_and_no_two_images_are_the_same()
    {
        Dataset<double> digits = new DrawnDigits(8).Draw<double>(100);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 10), digits.TargetClasses.ToArray());
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => Convert.ToHexString(Bytes(digits, i))).Distinct().Count());
    }

    [Fact]
    public void Every_image_is_a_line_of_ink_that_stays_on_the_paper()
    {
        Dataset<double> digits = new DrawnDigits(8).Draw<double>(500);
        for (int i = 0; i < digits.Rows; i++)
        {
            byte[] image = Bytes(digits, i);
            Assert.InRange(image.Count(pixel => pixel > 128), 20, 200);
            for (int at = 0; at < 28; at++)
            {
                // The noise alone stays below 21.
                Assert.All([image[at], image[(27 * 28) + at], image[28 * at], image[(28 * at) + 27]], edge => Assert.True(edge <= 21));
            }
        }
    }

    [Theory]
    [InlineData(300, 0, 300, 500)]
    [InlineData(300, 200, 300, 500)]
    [InlineData(10_000, 10_000, 1000, 500)]
    public void Sets_are_drawn_one_after_another(int training, int validation, int drawn, int test)
    {
        DigitSets<float> digits = new DrawnSource().Read<float>(training, validation);

        Dataset<float> all = new DrawnDigits(8).Draw<float>(drawn);
        Assert.Equal(all.Inputs.ToArray(), digits.Training.Inputs.ToArray());
        Assert.Equal(test, digits.Test.Rows);
        Assert.Equal(Math.Min(validation, 1000), digits.Validation?.Rows ?? 0);
        Assert.NotEqual(digits.Test.Input(0).ToArray(), digits.Training.Input(0).ToArray());
        if (digits.Validation is { } set) Assert.NotEqual(digits.Test.Input(0).ToArray(), set.Input(0).ToArray());
    }

    private static byte[] Bytes(Dataset<double> digits, int index) =>
        [.. digits.Input(index).ToArray().Select(pixel => (byte)Math.Round(255 * pixel))];
}
