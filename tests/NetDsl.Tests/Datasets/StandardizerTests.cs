using System.Globalization;
using Xunit;

namespace NetDsl.Tests.Datasets;

public sealed class StandardizerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netdsl-standardizer-").FullName;

    private string File => Path.Combine(_folder, "standardizer");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Columns_get_mean_0_and_deviation_1()
    {
        double[] rows = [1, 10, 2, 30, 3, 20, 6, 60];
        Standardizer<double> standardizer = Standardizer<double>.Learn(rows, 2);
        Assert.Equal([3.0, 30.0], standardizer.Means.ToArray());
        Assert.Equal([Math.Sqrt(3.5), Math.Sqrt(350)], standardizer.Deviations.ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);

        double[] standardized = new double[8];
        standardizer.Apply(rows, standardized);
        Assert.Equal((6 - 3) / Math.Sqrt(3.5), standardized[6], 15);
        for (int column = 0; column < 2; column++)
        {
            double[] values = [.. standardized.Where((_, i) => i % 2 == column)];
            Assert.Equal(0, values.Average(), 15);
            Assert.Equal(1, values.Average(value => value * value), 14);
        }

        standardizer.Apply(rows);
        Assert.Equal(standardized, rows);
        standardizer.Invert(rows);
        Assert.Equal([1.0, 10, 2, 30, 3, 20, 6, 60], rows, (a, b) => Math.Abs(a - b) < 1e-13);
        Assert.Equal(standardized[7], standardizer.Apply(60, column: 1));
        Assert.Equal(60, standardizer.Invert(standardized[7], column: 1), 13);
    }

    // Columns whose squares, or sums of squares, lose everything if they are taken as they are.
    [Theory]
    [InlineData(new[] { 1e9 + 1, 1e9 + 2, 1e9 + 3 }, 1e9 + 2, 0.816496580927726)]
    [InlineData(new[] { -1e300, 1e300, 0 }, 0, 8.16496580927726e299)]
    [InlineData(new[] { 1e-300, 3e-300 }, 2e-300, 1e-300)]
    [InlineData(new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, 0.1, 1)]
    [InlineData(new[] { 5.0 }, 5, 1)]
    [InlineData(new[] { -0.0, 0.0 }, 0, 1)]
    public void Extreme_columns_keep_their_digits(double[] column, double mean, double deviation)
    {
        Standardizer<double> standardizer = Standardizer<double>.Learn(column, 1);
        Assert.Equal(mean, standardizer.Means[0], Math.Abs(mean) * 1e-15);
        Assert.Equal(deviation, standardizer.Deviations[0], deviation * 1e-14);
    }

    [Fact]
    public void Constant_columns_become_0()
    {
        float[] rows = [0.1f, 1, 0.1f, 2, 0.1f, 3];
        Standardizer<float> standardizer = Standardizer<float>.Learn(rows, 2);
        standardizer.Apply(rows);
        Assert.Equal([0f, 0f, 0f], rows.Where((_, i) => i % 2 == 0));
        standardizer.Invert(rows);
        Assert.Equal(0.1f, rows[0]);
    }

    [Fact]
    public void Single_precision_is_computed_in_double()
    {
        float[] years = [2020, 2021, 2022, 2023];
        Standardizer<float> standardizer = Standardizer<float>.Learn(years, 1);
        Assert.Equal((float)(0.5 / Math.Sqrt(1.25)), standardizer.Apply(2022f));
        Assert.Equal(2022f, standardizer.Invert(standardizer.Apply(2022f)));
    }

    [Fact]
    public void Applying_allocates_nothing()
    {
        Standardizer<float> standardizer = Standardizer<float>.Learn([1, 2, 3, 4, 5, 7], 3);
        float[] input = [1, 2, 3], standardized = new float[3];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            standardizer.Apply(input, standardized);
            standardizer.Invert(standardized);
            standardizer.Apply(1, 2);
        }
    }

    [Fact]
    public void Datasets_are_standardized_in_place_or_as_copies()
    {
        var training = new Dataset<double>([1, 2, 3], [10, 20, 60], 1, 1);
        var test = new Dataset<double>([2, 5], [30, 90], 1, 1);
        Standardizer<double> inputs = training.StandardizeInputs(), targets = training.StandardizeTargets();
        Assert.Equal(0, training.Inputs[1], 15);
        Assert.Equal(1, training.Inputs[2] * inputs.Deviations[0], 15);
        Assert.Equal(0, training.Targets[0] + training.Targets[1] + training.Targets[2], 14);
        Dataset<double> standardized = test.Standardized(inputs, targets);
        Assert.Equal(3 / Math.Sqrt(2.0 / 3), standardized.Inputs[1], 14);
        Assert.Equal(0, standardized.Targets[0], 14);
        Assert.Equal([2.0, 5], test.Inputs.ToArray());
        Assert.Equal([30.0, 90], test.Targets.ToArray());
        Assert.Equal([30.0, 90], test.Standardized(inputs).Targets.ToArray());
        Assert.Equal(90, targets.Invert(standardized.Targets[1]), 13);
    }

    [Fact]
    public void What_cannot_be_standardized_is_an_error()
    {
        Throws<ArgumentException>("Standardizer.Learn: row 1, column 0 is NaN, which has no mean", () => Standardizer<float>.Learn([1, 2, float.NaN, 4], 2));
        Throws<ArgumentException>("Standardizer.Learn: row 0, column 1 is Infinity, which has no mean", () => Standardizer<double>.Learn([1, double.PositiveInfinity], 2));
        Throws<ArgumentException>("Standardizer.Learn: rows has 3 values, it takes one row of 2 or more", () => Standardizer<float>.Learn([1, 2, 3], 2));
        Throws<ArgumentException>("Standardizer.Learn: rows has 0 values", () => Standardizer<float>.Learn([], 2));
        Throws<ArgumentException>("Standardizer.Learn: the mean of column 0 is", () => Standardizer<double>.Learn([-1.7e308, 1.7e308], 1));
        Throws<ArgumentOutOfRangeException>("columns is 0", () => Standardizer<float>.Learn([1], 0));
        Standardizer<float> two = Standardizer<float>.Learn([1, 2, 3, 5], 2);
        Throws<ArgumentException>("Standardizer: 3 values are no whole number of rows of 2, the columns that it has learned", () => two.Apply(new float[3]));
        Throws<ArgumentException>("Standardizer: standardized has 4 values, it takes 2, as many as are given", () => two.Apply(new float[2], new float[4]));
        Throws<ArgumentException>("Standardizer: rows has 2 values, it takes 4, as many as are given", () => two.Invert(new float[4], new float[2]));
        Throws<ArgumentOutOfRangeException>("The standardizer has 2 columns, counted from 0.", () => two.Apply(1, 2));
        Throws<InvalidOperationException>("The standardizer has 2 columns: say which", () => two.Invert(1));
        var one = new Dataset<float>([1, 2], [1, 2], 1, 1);
        Throws<ArgumentException>("The standardizer for inputs has 2 columns, the dataset's inputs have 1", () => one.Standardized(two));
        Throws<ArgumentException>("The standardizer for targets has 2 columns, the dataset's targets have 1", () => one.Standardized(null, two));
        Throws<InvalidOperationException>("The rows of this dataset have a class", () => new Dataset<float>([1], new int[1], 1, 2).StandardizeTargets());
        Throws<ArgumentException>("Standardizer: the deviation of column 1 is 0, it is to be finite and greater than 0", () => _ = new Standardizer<float>([1, 2], [1, 0]));
        Throws<ArgumentException>("Standardizer: there are 1 means and 2 deviations", () => _ = new Standardizer<float>([1], [1, 2]));
    }

    [Fact]
    public void Files_hold_every_bit_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var standardizer = new Standardizer<float>([1.0 / 3, -1e300, -0.0], [Math.PI, double.Epsilon, double.MaxValue]);
            standardizer.Save(File);
            standardizer.Save(File); // over the first
            Assert.Equal([File], Directory.GetFiles(_folder));
            Assert.Equal(16 + (3 * 16) + 4, new FileInfo(File).Length);
            Standardizer<double> loaded = Standardizer<double>.Load(File);
            Assert.Equal(standardizer.Means.ToArray().Select(BitConverter.DoubleToInt64Bits), loaded.Means.ToArray().Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(standardizer.Deviations.ToArray(), loaded.Deviations.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The form is stable: this is one column of mean 2 and deviation 0.5 as it was first written. The checksum is zlib's crc32.
    [Fact]
    public void The_form_of_files_stays()
    {
        var stream = new MemoryStream();
        new Standardizer<float>([2], [0.5]).WriteTo(stream);
        Assert.Equal("4E657444736C53740100000001000000" + "0000000000000040" + "000000000000E03F" + "FE5807BB", Convert.ToHexString(stream.ToArray()));
    }

    [Fact]
    public void A_part_of_a_larger_stream_is_read_and_no_more()
    {
        var stream = new MemoryStream();
        stream.WriteByte(1);
        new Standardizer<float>([2, 3], [0.5, 4]).WriteTo(stream);
        stream.WriteByte(7);
        stream.Position = 1;
        Assert.Equal([2.0, 3.0], Standardizer<float>.ReadFrom(stream).Means.ToArray());
        Assert.Equal(7, stream.ReadByte());
    }

    [Fact]
    public void Bad_files_are_refused()
    {
        new Standardizer<float>([2, 3], [0.5, 4]).Save(File);
        byte[] good = System.IO.File.ReadAllBytes(File);
        Refused("the standardizer is truncated: 0 bytes are left where 16 are expected", []);
        Refused("the standardizer is truncated: 35 bytes are left where 36 are expected", good[..^1]);
        Refused("there are bytes behind the end of the standardizer", [.. good, 0]);
        Refused("this is no standardizer, it begins with 504B030400000000 instead of 4E657444736C5374 (NetDslSt)", [0x50, 0x4B, 3, 4, .. new byte[100]]);
        Refused("the standardizer is of version 2, expected 1", Changed(8, 2));
        Refused("the standardizer is damaged: its number of columns is 0, expected 1 to 16777216", Changed(12, 0));
        Refused("the standardizer is damaged: its number of columns is 2130706434, expected", Changed(15, 127));
        for (int i = 16; i < good.Length; i++)
        {
            Refused("the standardizer is damaged: its checksum is", Changed(i, (byte)(good[i] ^ 0x40)));
        }

        Throws<FileNotFoundException>("", () => Standardizer<float>.Load(Path.Combine(_folder, "nowhere")));

        byte[] Changed(int index, byte value) => [.. good[..index], value, .. good[(index + 1)..]];

        void Refused(string problem, byte[] content)
        {
            System.IO.File.WriteAllBytes(File, content);
            Throws<InvalidDataException>($"{File}: {problem}", () => Standardizer<float>.Load(File));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_one()
    {
        new Standardizer<float>([2], [0.5]).Save(File);
        Assert.Throws<NotSupportedException>(() => FileReplacement.Write(File, stream =>
        {
            stream.WriteByte(1);
            throw new NotSupportedException();
        }));
        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Equal(2, Standardizer<float>.Load(File).Means[0]);
    }

    private static void Throws<TException>(string problem, Action action)
        where TException : Exception => Assert.StartsWith(problem, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
