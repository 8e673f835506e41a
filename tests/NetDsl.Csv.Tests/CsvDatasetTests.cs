using System.Globalization;

namespace NetDsl.Csv.Tests;

public sealed class CsvDatasetTests
{
    private const string Houses = "area, city ,rooms,price\n100,Rome,3,1.5\n\n-120.5,\"Bonn, am Rhein\",4,2e-1\n";

    private static Dataset<double> Read(string text, params CsvColumn[] inputs) => CsvDataset.Read<double>(new StringReader(text), inputs, targets: ["price"], source: "houses.csv");

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void Columns_become_inputs_and_targets_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Dataset<double> dataset = Read(Houses, "rooms", "area");
            Assert.Equal([3.0, 100, 4, -120.5], dataset.Inputs.ToArray());
            Assert.Equal([1.5, 0.2], dataset.Targets.ToArray());
            Assert.Equal(["rooms", "area"], dataset.InputNames);
            Assert.Equal(["price"], dataset.TargetNames);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Files_are_read_by_their_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFFa;b;c\r\n1;2;no\r\n3;4;yes\r\n");
            Assert.Equal([1f, 3], CsvDataset.Read<float>(path, inputs: ["a"], targets: ["b"], delimiter: ';').Inputs.ToArray());
            Assert.Equal([0, 1], CsvDataset.ReadClasses<float>(path, inputs: ["a"], target: "c", delimiter: ';').TargetClasses.ToArray());
            var exception = Assert.Throws<InvalidDataException>(() => CsvDataset.Read<float>(path, inputs: ["a"], targets: ["c"], delimiter: ';'));
            Assert.Equal($"{path}: line 2, column 'c': 'no' is no finite number", exception.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Categories_become_columns()
    {
        Dataset<double> dataset = Read(Houses, "rooms", CsvColumn.OneHot("city"), "area");
        Assert.Equal(["rooms", "city=Bonn, am Rhein", "city=Rome", "area"], dataset.InputNames);
        Assert.Equal([3.0, 0, 1, 100, 4, 1, 0, -120.5], dataset.Inputs.ToArray());
        Dataset<double> known = Read(Houses, CsvColumn.OneHot("city", "Rome", "Paris", "Bonn, am Rhein"));
        Assert.Equal([1.0, 0, 0, 0, 0, 1], known.Inputs.ToArray());
        Throws("houses.csv: line 4, column 'city': 'Bonn, am Rhein' is none of the categories 'Rome', 'Paris'", () => Read(Houses, CsvColumn.OneHot("city", "Rome", "Paris")));
        Assert.Throws<ArgumentException>(() => CsvColumn.OneHot("city", "Rome", "Rome"));
    }

    [Fact]
    public void A_column_of_names_becomes_classes()
    {
        const string flowers = "petal,species\n1,setosa\n2,iris\n3,setosa\n";
        Dataset<float> dataset = CsvDataset.ReadClasses<float>(new StringReader(flowers), ["petal"], "species");
        Assert.Equal([1, 0, 1], dataset.TargetClasses.ToArray());
        Assert.Equal(["iris", "setosa"], dataset.TargetNames);
        Dataset<float> known = CsvDataset.ReadClasses<float>(new StringReader(flowers), ["petal"], "species", ["setosa", "iris", "other"]);
        Assert.Equal([0, 1, 0], known.TargetClasses.ToArray());
        Assert.Equal(3, known.TargetSize);
    }

    [Theory]
    [InlineData("", "houses.csv: it is empty, a header was expected")]
    [InlineData("area,price\n", "houses.csv: there is no row behind the header")]
    [InlineData("size,price\n1,2\n", "houses.csv: the header has no column 'area', it has 'size', 'price'")]
    [InlineData("Area,price\n1,2\n", "houses.csv: the header has no column 'area', it has 'Area', 'price'")]
    [InlineData("area,area,price\n1,1,2\n", "houses.csv: the header has column 'area' twice")]
    [InlineData("area,price\n1,2\n\n1,2,3\n", "houses.csv: line 4, the row has 3 fields, the header has 2")]
    [InlineData("area,price\n1,2\n1\n", "houses.csv: line 3, the row has 1 fields, the header has 2")]
    [InlineData("area,price\n1,2\n1,\n", "houses.csv: line 3, column 'price': the field is empty")]
    [InlineData("area,price\n1,2\nx,3\n", "houses.csv: line 3, column 'area': 'x' is no finite number")]
    [InlineData("area,price\n1,\"2,5\"\n", "houses.csv: line 2, column 'price': '2,5' is no finite number with '.' before its decimals; CsvOptions.DecimalSeparator says what stands there")]
    [InlineData("area,price\nNaN,2\n", "houses.csv: line 2, column 'area': 'NaN' is no finite number")]
    [InlineData("area,price\n1e999,2\n", "houses.csv: line 2, column 'area': '1e999' is no finite number")]
    [InlineData("area,price\n1,\"2\n", "houses.csv: line 2: this is no row of comma-separated values, its quotes are wrong")]
    public void What_is_wrong_is_said_with_line_and_column(string text, string problem) => Throws(problem, () => Read(text, "area"));

    [Fact]
    public void A_table_without_columns_is_an_error() => Assert.Throws<ArgumentException>(() => Read(Houses));

    private static void Throws(string problem, Func<object> action) => Assert.Equal(problem, Assert.Throws<InvalidDataException>(action).Message);
}
