using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Plans a network: chooses its form, lays its parameters out, and leaves the rest to the planner of the form.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkModel model)
    {
        Form form = FormChoice.Of(model);
        StorageLayout storage = StorageLayout.Of(model, form.Order);
        return form == Form.StraightLine ? StraightLinePlanner.Plan(model, storage) : TiledPlanner.Plan(model, storage);
    }
}
