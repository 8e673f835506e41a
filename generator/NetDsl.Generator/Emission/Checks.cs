using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The checks of lengths that public members begin with.</summary>
internal static class Checks
{
    /// <summary>The parameter that takes the classes of several rows.</summary>
    public const string Classes = "targetClasses";

    /// <summary>The network's own parameters, where the name of a span is asked for.</summary>
    public const string? Parameters = null;

    /// <param name="writer">Where to.</param>
    /// <param name="model">The network.</param>
    /// <param name="member">The member that checks.</param>
    /// <param name="argument">The span's name.</param>
    /// <param name="size">The constant that states its length.</param>
    /// <param name="rule">What the network does with such a span.</param>
    public static void WriteLength(CodeWriter writer, NetworkModel model, string member, string argument, string size, string rule) =>
        writer.Line($"{Code.Kernels}Shapes.Check({argument}.Length, {size}, {Member(model, member)}, {Literal.Of(argument)}, {Literal.Of(rule)});");

    public static void WriteLearningRate(CodeWriter writer, NetworkModel model, string member) =>
        writer.Line($"{Code.Kernels}Shapes.CheckLearningRate(learningRate, {Member(model, member)});");

    /// <summary>The check that what is written shares no memory with what is read meanwhile.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The network.</param>
    /// <param name="member">The member that checks.</param>
    /// <param name="written">The name of the span that is written, or null for the parameters.</param>
    /// <param name="read">The names of the spans that are read; null stands for the parameters.</param>
    public static void WriteApart(CodeWriter writer, NetworkModel model, string member, string? written, params string?[] read)
    {
        foreach (string? name in read)
        {
            writer.Line(
                $"{Code.Kernels}Overlaps.Check<{Types(name)}>({Span(name)}, {Span(written)}, {Member(model, member)}, {Name(name)}, {Name(written)});");
        }

        string Types(string? name) => $"{(name == Classes ? "int" : model.T)}, {model.T}";

        static string Span(string? name) => name is null ? "_parameters.Span" : name == Classes ? name + ".Values" : name;

        static string Name(string? name) => Literal.Of(name ?? "Parameters");
    }

    /// <summary>The check that the outputs of a batch share no memory with its inputs, or with each row its own.</summary>
    public static void WriteInPlace(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Facts.ReadsInputFirst)
        {
            writer.Line($"{Code.Kernels}Overlaps.CheckInPlace<{plan.Model.T}>(inputs, outputs, degreeOfParallelism, {Member(plan.Model, "ForwardBatch")});");
        }
        else
        {
            WriteApart(writer, plan.Model, "ForwardBatch", "outputs", "inputs");
        }
    }

    /// <summary>The network and member, as messages name them: a literal.</summary>
    public static string Member(NetworkModel model, string member) => Literal.Of(model.Name + "." + member);

    public static string TakesInput(NetworkModel model) => $"the network takes {Literal.Of(model.InputSize)}" + Names(model.InputNames);

    public static string GivesOutput(NetworkModel model) => $"the network gives {Literal.Of(model.OutputSize)}" + Names(model.OutputNames);

    public static string HasParameters(NetworkModel model) => $"the network has {Literal.Of(model.ParameterCount)} parameters";

    public static string HasStorage(NetworkPlan plan) => $"the network's storage has {Literal.Of(plan.StorageSize)} values";

    private static string Names(EquatableArray<string> names) => names.Count == 0 ? "" : $" ({string.Join(", ", names.Take(16))}{(names.Count > 16 ? ", …" : "")})";
}
