using System;
using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>Writes softmax over the vectors of a small network's last layer, from its weighted sums.</summary>
internal static class StraightLineSoftmax
{
    private const string Lanes = StraightLineLayer.Lanes;

    public static void Write(CodeWriter writer, StraightLineLayer layer)
    {
        int last = layer.Quads - 1;
        writer.Line("// softmax(z) = e^(z - max z) / Σ e^(z - max z)");
        if (layer.UnitsIn(last) < 4)
        {
            writer.Line($"{layer.Sum(last)} = {Lanes}LowestBehind({layer.Sum(last)}, {Literal.Of(layer.UnitsIn(last))});");
        }

        string largest = Enumerable.Range(1, last).Aggregate(layer.Sum(0), (sum, quad) => $"{Lanes}Max({sum}, {layer.Sum(quad)})");
        writer.Line($"var {Max(layer)} = {Lanes}Largest({largest});");
        for (int quad = 0; quad <= last; quad++)
        {
            string declaration = layer.Sum(quad) == layer.Value(quad) ? "" : "var ";
            writer.Line($"{declaration}{layer.Value(quad)} = {Lanes}ExpOfDifference({layer.Sum(quad)}, {Max(layer)});");
        }

        writer.Line($"var {Total(layer)} = {Lanes}Sum({AddUp(layer, layer.Value)});");
        for (int quad = 0; quad <= last; quad++)
        {
            string share = $"{layer.Value(quad)} / {Lanes}Create({Total(layer)})";
            writer.Line($"{layer.Value(quad)} = {(layer.HasGap(quad) ? $"{Lanes}KeepFirst({share}, {Literal.Of(layer.UnitsIn(quad))})" : share)};");
        }
    }

    /// <summary>Four copies of the largest weighted sum.</summary>
    public static string Max(StraightLineLayer layer) => $"layer{Literal.Of(layer.Layer.Index)}Max";

    /// <summary>The sum of the exponentials.</summary>
    public static string Total(StraightLineLayer layer) => $"layer{Literal.Of(layer.Layer.Index)}Total";

    /// <summary>The layer's vectors of something, added up.</summary>
    public static string AddUp(StraightLineLayer layer, Func<int, string> vector) =>
        string.Join(" + ", Enumerable.Range(0, layer.Quads).Select(vector));
}
