using NetDsl.Csv;

namespace Penguins;

/// <summary>The file that comes with this sample. Its source stands in README.md.</summary>
internal sealed class PenguinTable
{
    // The order is that of the networks' inputs.
    private static readonly CsvColumn[] _inputs =
    [
        "culmen_length_mm",
        "culmen_depth_mm",
        "flipper_length_mm",
        CsvColumn.OneHot("sex", "FEMALE", "MALE"),
        CsvColumn.OneHot("species", "Adelie", "Chinstrap", "Gentoo"),
    ];

    private PenguinTable(Dataset<double> complete, int incomplete) => (Complete, Incomplete) = (complete, incomplete);

    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "penguins.csv");

    /// <summary>The penguins of whom everything is known: lengths in millimetres, and in grams what they weigh.</summary>
    public Dataset<double> Complete { get; }

    /// <summary>How many others there are.</summary>
    public int Incomplete { get; }

    /// <exception cref="InvalidDataException">A row is not as it should be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PenguinTable Read(string path)
    {
        // A missing measure is written as NaN, a sex that is not known as nothing.
        string[] lines = File.ReadAllLines(path);
        string[] complete = [.. lines.Where(line => !line.Split(',').Any(field => field is "" or "NaN"))];
        using var text = new StringReader(string.Join('\n', complete));
        Dataset<double> penguins = CsvDataset.Read<double>(text, _inputs, ["body_mass_g"], source: path);
        return new PenguinTable(penguins, lines.Length - complete.Length);
    }
}
