using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <content>Softmax over the vectors of the last layer, from its weighted sums.</content>
internal sealed partial class StraightLineLayer
{
    /// <summary>Four copies of the largest weighted sum.</summary>
    public string Largest => $"layer{Literal.Of(Layer.Index)}Max";

    /// <summary>The sum of the exponentials.</summary>
    public string Total => $"layer{Literal.Of(Layer.Index)}Total";

    private void WriteSoftmax(CodeWriter writer)
    {
        int last = Quads - 1;
        writer.Line("// softmax(z) = e^(z - max z) / Σ e^(z - max z)");
        if (UnitsIn(last) < 4)
        {
            writer.Line($"{Sum(last)} = {Lanes}LowestBehind({Sum(last)}, {Literal.Of(UnitsIn(last))});");
        }

        string largest = Enumerable.Range(1, last).Aggregate(Sum(0), (sum, quad) => $"{Lanes}Max({sum}, {Sum(quad)})");
        writer.Line($"var {Largest} = {Lanes}Largest({largest});");
        for (int quad = 0; quad <= last; quad++)
        {
            string declaration = Sum(quad) == Value(quad) ? "" : "var ";
            writer.Line($"{declaration}{Value(quad)} = {Lanes}ExpOfDifference({Sum(quad)}, {Largest});");
        }

        writer.Line($"var {Total} = {Lanes}Sum({string.Join(" + ", Enumerable.Range(0, Quads).Select(quad => Value(quad)))});");
        for (int quad = 0; quad <= last; quad++)
        {
            string share = $"{Value(quad)} / {Lanes}Create({Total})";
            writer.Line($"{Value(quad)} = {(HasGap(quad) ? $"{Lanes}KeepFirst({share}, {Literal.Of(UnitsIn(quad))})" : share)};");
        }
    }
}
