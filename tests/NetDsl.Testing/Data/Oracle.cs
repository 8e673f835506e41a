using System.Text.Json;

namespace NetDsl.Testing;

/// <summary>One program of the texts with its figures, as Data/oracle.json has them: computed with NumPy in double precision.</summary>
public sealed class Oracle
{
    private static readonly Lazy<JsonDocument> _document = new(
        () => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "oracle.json"))));

    private readonly JsonElement _element;

    private Oracle(JsonElement element) => _element = element;

    /// <summary>The names of all programs.</summary>
    public static IEnumerable<string> Names => _document.Value.RootElement.EnumerateObject().Select(property => property.Name);

    /// <summary>A program by its name.</summary>
    public static Oracle Entry(string name) => new(_document.Value.RootElement.GetProperty(name));

    /// <summary>A part of the entry.</summary>
    public Oracle this[string property] => new(_element.GetProperty(property));

    /// <summary>The entries of a list.</summary>
    public IEnumerable<Oracle> Entries => _element.EnumerateArray().Select(element => new Oracle(element));

    /// <summary>One number.</summary>
    public double Number(string property) => _element.GetProperty(property).GetDouble();

    /// <summary>
    /// All numbers of an array, however deep, in their order. Weights written [layer][input][output] are so in the canonical
    /// order of a network without biases.
    /// </summary>
    public double[] Numbers(string property) => [.. Flatten(_element.GetProperty(property))];

    private static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
