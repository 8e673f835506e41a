using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The checks of lengths that public members begin with.</summary>
internal static class Checks
{
    /// <param name="writer">Where to.</param>
    /// <param name="model">The network.</param>
    /// <param name="member">The member that checks.</param>
    /// <param name="argument">The span's name.</param>
    /// <param name="size">The constant that states its length.</param>
    /// <param name="rule">What the network does with such a span.</param>
    public static void WriteLength(CodeWriter writer, NetworkModel model, string member, string argument, string size, string rule) =>
        writer.Line($"{Code.Kernels}Shapes.Check({argument}.Length, {size}, {Member(model, member)}, {Literal.Of(argument)}, {Literal.Of(rule)});");

    public const string LearningRateDoc = "<exception cref=\"global::System.ArgumentOutOfRangeException\">The learning rate is negative, infinite or NaN.</exception>";

    public static void WriteLearningRate(CodeWriter writer, NetworkModel model, string member) =>
        writer.Line($"{Code.Kernels}Shapes.CheckLearningRate(learningRate, {Member(model, member)});");

    /// <summary>The network and member, as messages name them: a literal.</summary>
    public static string Member(NetworkModel model, string member) => Literal.Of(model.Name + "." + member);

    public static string TakesInput(NetworkModel model) => $"the network takes {Literal.Of(model.InputSize)}" + Names(model.InputNames);

    public static string GivesOutput(NetworkModel model) => $"the network gives {Literal.Of(model.OutputSize)}" + Names(model.OutputNames);

    public static string HasParameters(NetworkModel model) => $"the network has {Literal.Of(model.ParameterCount)} parameters";

    public static string HasStorage(Planning.NetworkPlan plan) => $"the network's storage has {Literal.Of(plan.StorageSize)} values";

    private static string Names(EquatableArray<string> names) => names.Count == 0 ? "" : $" ({string.Join(", ", names.Take(16))}{(names.Count > 16 ? ", …" : "")})";
}
