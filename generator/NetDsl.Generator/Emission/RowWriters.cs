using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Emission.Rows.StraightLine;
using NetDsl.Generator.Emission.Rows.Tiled;
using NetDsl.Generator.Planning;

namespace NetDsl.Generator.Emission;

/// <summary>Which writer a plan's rows have: the one place that knows all forms of code.</summary>
internal static class RowWriters
{
    public static RowWriter Of(NetworkPlan plan) => plan switch
    {
        StraightLinePlan written => new StraightLineRows(written),
        TiledPlan tiled => new TiledRows(tiled),
        _ => throw new System.ArgumentException($"no writer for {plan.GetType().Name}", nameof(plan)),
    };
}
