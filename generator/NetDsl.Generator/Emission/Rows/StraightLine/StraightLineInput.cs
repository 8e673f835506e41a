using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>What a layer of a small network reads: the layer before it, number by number or four at a time.</summary>
/// <param name="plan">The network.</param>
/// <param name="input">The layer that is read.</param>
/// <param name="suffix">What the names end in: nothing, or what tells one row's from another's.</param>
internal sealed class StraightLineInput(StraightLinePlan plan, InputPlan input, string suffix = "")
{
    private const string Lanes = Code.Lanes;

    /// <summary>Vectors of four that hold it; 0 for one number.</summary>
    public int Quads => input.Quads;

    /// <summary>The sums side by side in which its products are added up.</summary>
    public int Sums => input.Sums;

    /// <summary>Four of its values.</summary>
    public string Quad(int quad) => NameOf(input.Index, Quads, quad) + suffix;

    /// <summary>One of its values as a number; only of the input, or of a layer of one unit.</summary>
    public string Number(int unit) =>
        input.Index > 0 ? NameOf(input.Index, 0, 0) + suffix
        : plan.Rows.TakesScalars ? $"x{Literal.Of(unit)}{suffix}"
        : $"{Lanes}At(in input, {Literal.Of(unit)})";

    /// <summary>One of its values as the factor of a product with a vector: a number or four copies of it.</summary>
    public string Factor(int unit) => input.Index == 0 || Quads == 0 ? Number(unit) : $"{Lanes}Broadcast({Quad(unit / 4)}, {Literal.Of(unit % 4)})";

    /// <summary>Four copies of one of its values.</summary>
    public string Vector(int unit) => input.Index == 0 || Quads == 0 ? $"{Lanes}Create({Number(unit)})" : Factor(unit);

    /// <summary>Four values of the network's input, zeros behind the last.</summary>
    public string FirstLayerQuad(int quad)
    {
        int count = System.Math.Min(4, input.Units - (4 * quad));
        if (!plan.Rows.TakesScalars)
        {
            return $"{Lanes}LoadFirst(in input, {Literal.Of(4 * quad)}, {Literal.Of(count)})";
        }

        string[] values = new string[4];
        for (int i = 0; i < 4; i++)
        {
            values[i] = i < count ? Number((4 * quad) + i) : "0";
        }

        return $"{Lanes}Create({string.Join(", ", values)})";
    }

    /// <summary>The variable that holds four of a layer's values, or all of it: <c>layer1</c>, or <c>layer1a</c>, <c>layer1b</c> and so on.</summary>
    public static string NameOf(int index, int quads, int quad) => $"layer{Literal.Of(index)}{Suffix(quads, quad)}";

    /// <summary>What tells several vectors of one thing apart: nothing for the only one, else a letter.</summary>
    public static string Suffix(int quads, int quad) => quads switch
    {
        <= 1 => "",
        <= 26 => ((char)('a' + quad)).ToString(),
        _ => "_" + Literal.Of(quad),
    };
}
