using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using NetDsl.Reports;

namespace NetDsl;

/// <summary>The table of a network's layers: <c>Console.Write(network.Summary())</c>.</summary>
public static class NetworkSummary
{
    /// <summary>
    /// A line per layer with its activation, units, the shape of its weights and its number of parameters, and below them the
    /// totals; columns for dropout, frozen layers and stages if the network has any. Culture-invariant, in plain characters.
    /// </summary>
    public static string Summary<TNetwork, T>(this INetwork<TNetwork, T> network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of<TNetwork, T>();
    }

    /// <summary>Creates the same without an instance: <c>NetworkSummary.Of&lt;Digits, float&gt;()</c>.</summary>
    public static string Of<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<LayerInfo> layers = TNetwork.Layers;
        Column[] columns = [.. Columns().Where(column => column.Show is null || layers.Any(column.Show))];
        var table = new TextTable([.. columns.Select(column => column.Heading)]);
        table.Add([.. columns.Select(column => column.Heading switch
        {
            "layer" => "input",
            "units>" => Number(TNetwork.InputSize),
            "dropout>" => Rate(layers[0].InputDropout),
            _ => "",
        })]);
        foreach (LayerInfo layer in layers)
        {
            table.Add([.. columns.Select(column => column.Cell(layer))]);
        }

        int frozen = layers.Where(layer => layer.IsFrozen).Sum(layer => layer.ParameterCount);
        int size = Unsafe.SizeOf<T>();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{typeof(TNetwork).Name}, {(typeof(T) == typeof(double) ? "double" : "single")} precision\n\n{table}\n");
        text.Append(CultureInfo.InvariantCulture, $"Total parameters: {TNetwork.ParameterCount:N0} ({(long)TNetwork.ParameterCount * size:N0} bytes)\n");
        text.Append(CultureInfo.InvariantCulture, $"Trainable parameters: {TNetwork.ParameterCount - frozen:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"Frozen parameters: {frozen:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"In memory, with the gaps of alignment: {(long)TNetwork.StorageSize * size:N0} bytes\n");
        return text.ToString();
    }

    private static Column[] Columns() =>
    [
        new("layer", layer => layer.Name),
        new("stage", layer => layer.Stage ?? "", layer => layer.Stage is not null),
        new("activation", layer => layer.Activation),
        new("units>", layer => Number(layer.Units)),
        new("weights>", layer => FormattableString.Invariant($"{layer.Inputs} x {layer.Units}")),
        new("biases>", layer => Number(layer.HasBias ? layer.Units : 0)),
        new("parameters>", layer => Number(layer.ParameterCount)),
        new("dropout>", layer => Rate(layer.Dropout), layer => layer.Dropout != 0 || layer.InputDropout != 0),
        new("frozen", layer => layer.IsFrozen ? "frozen" : "", layer => layer.IsFrozen),
    ];

    private static string Rate(double dropout) => dropout == 0 ? "" : dropout.ToString(CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // A column with a condition is present if the condition holds for any layer.
    private sealed record Column(string Heading, Func<LayerInfo, string> Cell, Func<LayerInfo, bool>? Show = null);
}
