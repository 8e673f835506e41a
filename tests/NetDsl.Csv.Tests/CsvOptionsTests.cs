using System.Globalization;
using System.Text;

namespace NetDsl.Csv.Tests;

public sealed class CsvOptionsTests : IDisposable
{
    private static readonly CsvOptions _european = new() { Delimiter = ';', DecimalSeparator = ',' };

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Bytes_that_are_no_characters_are_an_error_with_line_and_column()
    {
        File.WriteAllBytes(_path, Encoding.Latin1.GetBytes("city,price\nRom,1\nKöln,2\nKüln,3\n"));
        Throws($"{_path}: line 3, column 'city': the byte F6 behind 'K' is no character in utf-8; CsvOptions.Encoding says how the file is encoded",
            () => CsvDataset.Read<float>(_path, [CsvColumn.OneHot("city")], ["price"]));
        Dataset<float> dataset = CsvDataset.Read<float>(_path, [CsvColumn.OneHot("city")], ["price"], new CsvOptions { Encoding = Encoding.Latin1 });
        Assert.Equal(["city=Köln", "city=Küln", "city=Rom"], dataset.InputNames);

        File.WriteAllBytes(_path, Encoding.Latin1.GetBytes("größe,price\n1,2\n"));
        Throws($"{_path}: line 1, the header: the byte F6 behind 'gr' is no character in utf-8; CsvOptions.Encoding says how the file is encoded",
            () => CsvDataset.Read<float>(_path, ["größe"], ["price"]));
        Throws("CSV: line 2, column 'city': 'K\\uFFFDln' holds characters that were lost when the text was decoded; CsvOptions.Encoding says how a file is encoded",
            () => CsvDataset.ReadClasses<float>(new StringReader("a,city\n1,K\uFFFDln\n"), ["a"], "city"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Marks_of_encodings_are_followed(string name)
    {
        File.WriteAllText(_path, "größe,city\n1,Köln\n2,🐧\n", Encoding.GetEncoding(name));
        Dataset<float> dataset = CsvDataset.ReadClasses<float>(_path, ["größe"], "city");
        Assert.Equal(["Köln", "🐧"], dataset.TargetNames);
    }

    [Fact]
    public void Numbers_are_written_as_the_options_say()
    {
        const string text = "a;b\n1,47;52,21\n-1,5e2;3\n";
        Dataset<double> dataset = Read(text, _european);
        Assert.Equal([1.47, -150], dataset.Inputs.ToArray());
        Assert.Equal([52.21, 3], dataset.Targets.ToArray());
        Throws("CSV: line 2, column 'a': '1,47' is no finite number with '.' before its decimals; CsvOptions.DecimalSeparator says what stands there",
            () => Read(text, new CsvOptions { Delimiter = ';' }));
        Throws("CSV: line 2, column 'a': '1.47' is no finite number with ',' before its decimals; CsvOptions.DecimalSeparator says what stands there",
            () => Read("a;b\n1.47;1\n", _european));
    }

    [Theory]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("-1.234.567", -1234567.0)]
    [InlineData("12", 12.0)]
    [InlineData("1.23", null)]
    [InlineData("1.2345", null)]
    [InlineData("1234.567", null)]
    [InlineData("1,234.567", null)]
    [InlineData(".123", null)]
    public void Groups_have_three_digits(string number, double? expected)
    {
        CsvOptions options = _european with { GroupSeparator = '.' };
        string text = $"a;b\n{number};1\n";
        if (expected is { } value)
        {
            Assert.Equal(value, Read(text, options).Inputs[0]);
        }
        else
        {
            Assert.Contains("is no finite number", Assert.Throws<InvalidDataException>(() => Read(text, options)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_that_contradict_each_other_are_an_error()
    {
        Assert.Throws<ArgumentException>(() => Read("a;b\n1;2\n", _european with { GroupSeparator = ',' }));
        Assert.Throws<ArgumentException>(() => Read("a;b\n1;2\n", _european with { DecimalSeparator = '1' }));
        Assert.Throws<ArgumentException>(() => Read("a;b\n1;2\n", _european with { MissingMarks = [null!] }));
        Assert.Throws<ArgumentException>(() => Read("a;b\n1;2\n", _european with { Missing = (CsvMissing)9 }));
    }

    [Fact]
    public void Booleans_and_dates_become_numbers()
    {
        const string text = "wet,day,when\nyes,1970-01-02,01.02.1970\nFALSE,2026-01-31 12:00,31.01.2026\n1,1970-01-01T01:00:00+01:00,01.01.1970\n";
        Dataset<double> dataset = CsvDataset.Read<double>(
            new StringReader(text), [CsvColumn.Boolean("wet"), CsvColumn.Date("day")], [CsvColumn.Date("when", "dd.MM.yyyy")]);
        Assert.Equal([1, 1, 0, 20484.5, 1, 0], dataset.Inputs.ToArray());
        Assert.Equal([31, 20484, 0], dataset.Targets.ToArray());
        Throws("CSV: line 2, column 'a': 'maybe' is neither yes, true or 1 nor no, false or 0",
            () => CsvDataset.Read<double>(new StringReader("a,b\nmaybe,1\n"), [CsvColumn.Boolean("a")], ["b"]));
        Throws("CSV: line 2, column 'a': '31.01.2026' is no date of the form 2026-01-31",
            () => CsvDataset.Read<double>(new StringReader("a,b\n31.01.2026,1\n"), [CsvColumn.Date("a")], ["b"]));
    }

    [Fact]
    public void Messages_are_no_wider_than_a_screen_and_show_every_character()
    {
        Throws("CSV: the header has no column 'a', it has 'c', '\\uFEFFa', 'b'", () => Read("c,\uFEFFa,b\n0,1,2\n", new()));
        Throws("CSV: line 3, column 'a': '2\\u200B\\u00A03' is no finite number", () => Read("a,b\n1,2\n2\u200B\u00A03,1\n", new()));
        string message = Assert.Throws<InvalidDataException>(() => Read($"a,b\n{new string('x', 100_000)},1\n", new())).Message;
        Assert.InRange(message.Length, 1, 140);
        Assert.Contains("(100000 characters)", message, StringComparison.Ordinal);
        string header = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"c{i}"));
        message = Assert.Throws<InvalidDataException>(() => Read(header + "\n", new())).Message;
        Assert.InRange(message.Length, 1, 220);
        Assert.EndsWith("(100000 in all)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_become_too_large_name_the_column()
    {
        string text = "id,b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},1\n")));
        Throws("CSV: 50000 rows of 50000 values are more than the 2147483591 that an array holds; column 'id' becomes 50000 of them",
            () => CsvDataset.Read<float>(new StringReader(text), [CsvColumn.OneHot("id")], ["b"]));
    }

    [Fact]
    public void Nothing_in_place_of_a_column_is_an_error_of_the_call()
    {
        Assert.StartsWith("inputs[1] is null", Assert.Throws<ArgumentException>(() => CsvDataset.Read<float>(new StringReader("a\n1\n"), ["a", null!], ["a"])).Message, StringComparison.Ordinal);
        Assert.StartsWith("targets[0] is null", Assert.Throws<ArgumentException>(() => CsvDataset.Read<float>(_path, ["a"], [null!])).Message, StringComparison.Ordinal);
        Assert.StartsWith("inputs[0] is null", Assert.Throws<ArgumentException>(() => CsvDataset.ReadClasses<float>(_path, [null!], "a")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CsvColumn.OneHot("a", "b", null!));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Equal(
        "none/houses.csv: there is no such file",
        Assert.Throws<FileNotFoundException>(() => CsvDataset.Read<float>("none/houses.csv", ["a"], ["b"])).Message);

    private static Dataset<double> Read(string text, CsvOptions options) => CsvDataset.Read<double>(new StringReader(text), ["a"], ["b"], options);

    private static void Throws(string problem, Func<object> action) => Assert.Equal(problem, Assert.Throws<InvalidDataException>(action).Message);
}
