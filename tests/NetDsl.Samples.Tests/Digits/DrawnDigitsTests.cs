using System.Security.Cryptography;
using global::Digits.Data;
using global::Digits.Drawing;

namespace NetDsl.Samples.Tests.Digits;

public class DrawnDigitsTests
{
    [Fact]
    public void The_same_seed_draws_the_same_digits_on_every_machine()
    {
        byte[] pixels = [.. new DrawnDigits(8).Draw(200).Images.Select(pixel => (byte)Math.Round(255 * pixel))];
        Assert.Equal("A4F3C4282ADB182F", Convert.ToHexString(SHA256.HashData(pixels))[..16]);
    }

    [Fact]
    public void Another_seed_draws_other_digits() =>
        Assert.NotEqual(new DrawnDigits(1).Draw(10).Images, new DrawnDigits(2).Draw(10).Images);

    [Fact]
    public void The_digits_come_in_turn_and_no_two_images_are_the_same()
    {
        DigitSet digits = new DrawnDigits(8).Draw(100);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (byte)(i % 10)), digits.Labels);
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => Convert.ToHexString(Bytes(digits, i))).Distinct().Count());
    }

    [Fact]
    public void Every_image_is_a_line_of_ink_that_stays_on_the_paper()
    {
        DigitSet digits = new DrawnDigits(8).Draw(500);
        for (int i = 0; i < digits.Count; i++)
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

    private static byte[] Bytes(DigitSet digits, int index) =>
        [.. digits.Image(index).ToArray().Select(pixel => (byte)Math.Round(255 * pixel))];
}
