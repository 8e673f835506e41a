using System.Globalization;
using System.Numerics;
using System.Reflection;
using NetDsl.Reports;

namespace NetDsl;

/// <summary>
/// The weights of a layer as an SVG picture: a tile for each unit, in which each input is a pixel, blue if its weight is
/// negative, white at 0, red if it is positive; all tiles have the same scale. If the inputs are images, so are the tiles:
/// for 784 inputs <c>WeightPicture.Of(network, layer: 1).SaveSvg("weights.svg")</c> shows tiles of 28×28.
/// </summary>
public sealed class WeightPicture
{
    private readonly double[][] _units;
    private readonly int _width;
    private readonly int _height;

    private readonly IReadOnlyList<string>? _inputNames;

    private WeightPicture(double[][] units, int width, int height, string title, IReadOnlyList<string>? inputNames)
    {
        _inputNames = inputNames;
        _units = units;
        _width = width;
        _height = height;
        Title = title;
    }

    /// <summary>The heading.</summary>
    public string Title { get; init; }

    /// <summary>
    /// The label of each tile; null for the numbers of the units. Tiles of the last layer have the names of the outputs, if
    /// <see cref="OutputsAttribute"/> or a dataset provides them.
    /// </summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The number of tiles in a row; null for what fits on a page.</summary>
    public int? Columns { get; init; }

    /// <summary>The number of tiles shown, from the first unit on.</summary>
    public int MaxTiles { get; init; } = 256;

    /// <summary>Creates the picture of a layer's current weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer's number; 1 is the first after the input.</param>
    /// <param name="width">The width of a tile in pixels, if the inputs are an image; null for a square, or one row if the inputs do not form a square.</param>
    /// <param name="height">The height of a tile in pixels; null to compute it from the width.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    /// <exception cref="ArgumentException">Width times height is not the layer's number of inputs.</exception>
    public static WeightPicture Of<TNetwork, T>(INetwork<TNetwork, T> network, int layer, int? width = null, int? height = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(network, layer, width, height, [], []);

    /// <summary>Creates the picture of a layer's current weights, with the names of a dataset's inputs and of its targets or classes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows that fit the network: their names are used, but not their values.</param>
    /// <param name="layer">The layer's number; 1 is the first after the input.</param>
    /// <param name="width">The width of a tile in pixels, if the inputs are an image; null for a square, or one row if the inputs do not form a square.</param>
    /// <param name="height">The height of a tile in pixels; null to compute it from the width.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    /// <exception cref="ArgumentException">The dataset does not have the network's inputs and outputs, or width times height is not the layer's number of inputs.</exception>
    public static WeightPicture Of<TNetwork, T>(INetwork<TNetwork, T> network, Dataset<T> data, int layer, int? width = null, int? height = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Examples.Shape is { } shape && !shape.Has(TNetwork.InputSize, TNetwork.OutputSize))
        {
            throw new ArgumentException(
                $"WeightPicture.Of {typeof(TNetwork).Name}: {shape.Difference(TNetwork.InputSize, TNetwork.OutputSize, data.HasClasses, "the network")}", nameof(data));
        }

        return Of(network, layer, width, height, data.InputNames, data.TargetNames);
    }

    private static WeightPicture Of<TNetwork, T>(
        INetwork<TNetwork, T> network, int layer, int? width, int? height, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<LayerInfo> layers = TNetwork.Layers;
        if (layer < 1 || layer > layers.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(layer), layer, FormattableString.Invariant($"{typeof(TNetwork).Name} has the layers 1 to {layers.Count}"));
        }

        LayerInfo info = layers[layer - 1];
        (int columns, int rows) = Shape(info.Inputs, width, height);
        Weights<T> weights = info.In(network.Parameters).Weights;
        double[][] units = new double[info.Units][];
        for (int unit = 0; unit < units.Length; unit++)
        {
            units[unit] = new double[info.Inputs];
            for (int input = 0; input < info.Inputs; input++)
            {
                units[unit][input] = double.CreateTruncating(weights[input, unit]);
            }
        }

        // Hidden units have no names.
        IReadOnlyList<string>? ofInputs = layer > 1 ? null
            : inputNames.Count > 0 ? inputNames
            : typeof(TNetwork).GetCustomAttribute<InputsAttribute>()?.Names;
        IReadOnlyList<string>? ofOutputs = layer < layers.Count ? null
            : outputNames.Count > 0 ? outputNames
            : typeof(TNetwork).GetCustomAttribute<OutputsAttribute>()?.Names;
        return new(units, columns, rows, $"Weights of {typeof(TNetwork).Name}, {info.Name} ({info.Activation})", ofInputs) { Labels = ofOutputs };
    }

    /// <summary>The picture: valid XML, the same for the same weights, with a title and a textual description.</summary>
    /// <exception cref="InvalidOperationException">There are fewer labels than tiles, or no room for a tile.</exception>
    public string ToSvg()
    {
        int count = Math.Min(_units.Length, MaxTiles);
        if (count < 1 || Columns < 1 || (Labels is { } labels && labels.Count < count))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{Title}: {count} tiles in {Columns?.ToString(CultureInfo.InvariantCulture) ?? "any number of"} columns with {Labels?.Count ?? count} labels"));
        }

        string[] names = [.. Enumerable.Range(0, count).Select(unit => Labels?[unit] ?? unit.ToString(CultureInfo.InvariantCulture))];
        double largest = _units.SelectMany(unit => unit).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new WeightTiles(_width, _height, largest, Columns, names, _inputNames).Draw(Title, Describe(count, largest), _units);
    }

    /// <summary>Writes the picture to a file, atomically.</summary>
    public void SaveSvg(string path) => SvgFile.Save(path, ToSvg());

    private string Describe(int count, double largest) => FormattableString.Invariant(
        $"{(count < _units.Length ? $"The first {count} of {_units.Length}" : count)} units, each a tile of {_width} by {_height} weights, from {-largest:G3} (blue) by 0 (white) to {largest:G3} (red).");

    private static (int Width, int Height) Shape(int inputs, int? width, int? height)
    {
        int side = (int)Math.Round(Math.Sqrt(inputs));
        (int columns, int rows) = (width, height) switch
        {
            (null, null) => side * side == inputs ? (side, side) : (inputs, 1),
            ({ } w, null) => (w, w > 0 ? inputs / w : 0),
            (null, { } h) => (h > 0 ? inputs / h : 0, h),
            ({ } w, { } h) => (w, h),
        };
        return columns > 0 && rows > 0 && (long)columns * rows == inputs
            ? (columns, rows)
            : throw new ArgumentException(
                FormattableString.Invariant($"the layer has {Counted.Of(inputs, "input")}, which {(inputs == 1 ? "is" : "are")} no picture of {columns} by {rows}"), width is null ? nameof(height) : nameof(width));
    }
}
