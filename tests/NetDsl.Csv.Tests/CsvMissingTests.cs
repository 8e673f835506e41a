namespace NetDsl.Csv.Tests;

public sealed class CsvMissingTests : IDisposable
{
    private const string Training = "area,city,wet,price\n1,Rome,yes,10\nNA,Bonn,no,20\n5,?,,30\n,Rome,yes,40\n3,Bonn,no,NaN\n30,Rome,yes,60\n";

    private static readonly CsvColumn[] _inputs = ["area", CsvColumn.OneHot("city"), CsvColumn.Boolean("wet")];

    private readonly string _path = Path.GetTempFileName();

    public CsvMissingTests() => File.WriteAllText(_path, Training);

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Missing_values_are_errors_unless_something_else_is_said() => Assert.Equal(
        $"{_path}: line 3, column 'area': 'NA' is no finite number",
        Assert.Throws<InvalidDataException>(() => CsvDataset.Read<double>(_path, _inputs, ["price"])).Message);

    [Fact]
    public void Rows_with_missing_values_are_left_out()
    {
        Dataset<double> dataset = CsvDataset.Read<double>(_path, _inputs, ["price"], new CsvOptions { Missing = CsvMissing.LeaveOut });
        Assert.Equal([1.0, 1, 1, 30, 1, 1], dataset.Inputs.ToArray());
        Assert.Equal([10.0, 60], dataset.Targets.ToArray());
        Assert.Equal(["area", "city=Rome", "wet"], dataset.InputNames);
        Assert.Equal("CSV: a value is missing in each of the 2 rows, none is left", Assert.Throws<InvalidDataException>(
            () => CsvDataset.Read<double>(new StringReader("a,b\nNA,1\n1,\n"), ["a"], ["b"], new CsvOptions { Missing = CsvMissing.LeaveOut })).Message);
    }

    [Theory]
    [InlineData(CsvMissing.Mean, 12, 0.75)]
    [InlineData(CsvMissing.Median, 5, 1)]
    public void Later_files_get_the_training_rows_values(CsvMissing missing, double area, double wet)
    {
        CsvEncoding encoding = CsvEncoding.Learn(_path, _inputs, ["price"], new CsvOptions { Missing = missing });
        Dataset<double> training = encoding.Read<double>(_path);
        Assert.Equal([10.0, 20, 30, 40, 60], training.Targets.ToArray());
        Assert.Equal(["area", "city=Bonn", "city=Rome", "wet"], training.InputNames);
        Assert.Equal([1, 0, 1, 1, area, 1, 0, 0, 5, 0, 1, wet, area, 0, 1, 1, 30, 0, 1, 1], training.Inputs.ToArray());

        const string later = "wet,area,city,price\n?,?,?,1\nno,7,Bonn,2\n";
        Assert.Equal([area, 0, 1, wet, 7, 1, 0, 0], encoding.Read<double>(new StringReader(later)).Inputs.ToArray());
        Assert.Equal([area, 0, 1, wet], encoding.ReadInputs<double>(new StringReader("area,city,wet\nNA,,NA\n")));
        Assert.Equal("CSV: line 2, column 'city': 'Paris' is none of the categories 'Bonn', 'Rome'", Assert.Throws<InvalidDataException>(
            () => encoding.ReadInputs<double>(new StringReader("area,city,wet\n1,Paris,no\n"))).Message);
    }

    [Fact]
    public void Classes_are_those_of_the_training_file()
    {
        CsvEncoding encoding = CsvEncoding.LearnClasses(_path, ["area"], "city", new CsvOptions { Missing = CsvMissing.Median });
        Assert.Equal([1, 0, 1, 0, 1], encoding.Read<float>(_path).TargetClasses.ToArray());
        Dataset<float> later = encoding.Read<float>(new StringReader("city,area\nRome,NA\n"));
        Assert.Equal([1], later.TargetClasses.ToArray());
        Assert.Equal([3f], later.Inputs.ToArray());
        Assert.Equal(["Bonn", "Rome"], later.TargetNames);
    }

    [Fact]
    public void A_column_without_any_value_is_an_error() => Assert.Equal(
        "CSV: column 'a' has no value in any row, nothing can be put in for those that are missing",
        Assert.Throws<InvalidDataException>(
            () => CsvDataset.Read<double>(new StringReader("a,b\nNA,1\n,2\n"), ["a"], ["b"], new CsvOptions { Missing = CsvMissing.Mean })).Message);
}
