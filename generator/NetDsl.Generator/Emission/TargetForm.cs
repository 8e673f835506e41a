using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>
/// How a public member takes targets, as rows of numbers or, for a classifier, as indices of classes: what differs between its
/// two overloads. In their bodies the first target is the reference <c>t</c> either way.
/// </summary>
internal sealed class TargetForm
{
    private readonly NetworkModel _model;
    private readonly bool _isClass;

    private TargetForm(NetworkModel model, bool isClass) => (_model, _isClass) = (model, isClass);

    /// <summary>The forms that a network's members have.</summary>
    public static TargetForm[] Of(NetworkModel model) =>
        model.Loss.TakesClasses ? [new TargetForm(model, false), new TargetForm(model, true)] : [new TargetForm(model, false)];

    /// <summary>Whether this is the second overload: what both share is written already.</summary>
    public bool IsSecond => _isClass;

    /// <summary>The type of what several targets consist of.</summary>
    public string Element => _isClass ? "int" : _model.T;

    /// <summary>The parameters of a member that takes targets.</summary>
    public string ParametersOf(GeneratedMember member) => member.Parameters(_model.T, withClasses: _isClass);

    /// <summary>What the parameter for several examples' targets is called.</summary>
    public string SeveralName => _isClass ? Checks.Classes : "targets";

    /// <summary>One example or several as the library takes them.</summary>
    public string Examples(bool one) => $"new global::NetDsl.Examples<{_model.T}>(" + (
        !_isClass ? one ? "input, target" : "inputs, targets"
        : one ? "input, new global::NetDsl.ClassIndices(new global::System.ReadOnlySpan<int>(in targetClass))"
        : "inputs, targetClasses") + ")";

    /// <summary>Checks one example's target.</summary>
    public void WriteCheck(CodeWriter writer, string member)
    {
        if (_isClass)
        {
            writer.Line($"{Code.Kernels}Shapes.CheckClass(targetClass, OutputSize, {Checks.Member(_model, member)});");
        }
        else
        {
            Checks.WriteLength(writer, _model, member, "target", "OutputSize", Checks.GivesOutput(_model));
        }
    }

    /// <summary>
    /// The checks that one example, and the parameters, share no memory with what a member writes: where rows come as values, and
    /// everything is read before anything is written, there is nothing to check.
    /// </summary>
    public void WriteApart(CodeWriter writer, NetworkPlan plan, string member, string? written)
    {
        if (!plan.Facts.ReadsExampleFirst)
        {
            Checks.WriteApart(writer, _model, member, written, _isClass ? ["input"] : ["input", "target"]);
        }

        if (written is not null)
        {
            Checks.WriteApart(writer, _model, member, written, Checks.Parameters);
        }
    }

    /// <summary>Counts and checks the rows: <c>Rows</c> lets there be none, <c>TrainingRows</c> does not.</summary>
    public void WriteRows(CodeWriter writer, string check, string member)
    {
        if (!_isClass)
        {
            Batches.WriteRows(writer, _model, check, member, "targets");
            return;
        }

        string name = Checks.Member(_model, member);
        writer.Line($"int rows = {Code.Kernels}Shapes.{check}(inputs.Length, InputSize, targetClasses.Values.Length, 1, {name}, \"targetClasses\");");
        writer.Line($"{Code.Kernels}Shapes.CheckClasses(targetClasses.Values, OutputSize, {name});");
    }

    /// <summary>The references <c>x</c> and <c>t</c> to one example.</summary>
    public void WriteOneReference(CodeWriter writer) => WriteReferences(writer, "input", "target", "targetClass");

    /// <summary>The references <c>x</c> and <c>t</c> to the first of several examples.</summary>
    public void WriteSeveralReferences(CodeWriter writer) =>
        WriteReferences(writer, "inputs", "targets", $"{Code.Kernels}Rows.First(targetClasses.Values)");

    private void WriteReferences(CodeWriter writer, string inputs, string targets, string firstClass)
    {
        if (!_isClass)
        {
            Batches.WriteReferences(writer, _model, inputs, targets);
            return;
        }

        writer.Line(Code.FirstRow(_model.T, "x", inputs));
        writer.Line($"ref int t = ref {firstClass};");
    }
}
