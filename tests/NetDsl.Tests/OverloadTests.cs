using System.Reflection;
using Xunit;

namespace NetDsl.Tests;

/// <summary>What takes rows beside a network takes them in every form: inputs and targets, inputs and classes, a dataset, examples.</summary>
public sealed class OverloadTests
{
    private enum Form
    {
        Targets,
        Classes,
        Dataset,
        Examples,
    }

    // Each public member that takes a network and rows: its name, the form of the rows, whether it keeps them, and what else it takes.
    private static readonly (string Member, Form Form, bool Keeps, string Remainder)[] _overloads =
    [
        .. from type in typeof(Dataset<>).Assembly.GetExportedTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let overload = Overload(method)
           where overload is not null
           select overload.Value,
    ];

    private static readonly string[] _members =
        [.. _overloads.Where(overload => overload.Form != Form.Dataset).Select(overload => overload.Member).Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Members => [.. _members];

    [Fact]
    public void There_are_as_many_members_as_known() => Assert.Equal(
        ["ConfusionMatrix.Of", "GradientCheck.Run", "HotAndCold.TrainHotAndCold", "NetworkEvaluation.Evaluate", "NetworkFit.Fit", "NetworkTraining.StartTraining"],
        _members);

    [Theory]
    [MemberData(nameof(Members))]
    public void Rows_are_taken_in_every_form(string member)
    {
        var overloads = _overloads.Where(overload => overload.Member == member).ToList();

        // What keeps rows for later cannot take spans, nor examples, which hold some.
        Form[] forms = overloads.Exists(overload => overload.Keeps) ? [Form.Targets, Form.Classes, Form.Dataset] : Enum.GetValues<Form>();
        foreach (string rest in overloads.Select(overload => overload.Remainder).Distinct())
            Assert.Equal(forms, overloads.Where(overload => overload.Remainder == rest).Select(overload => overload.Form).Order());
    }

    private static (string Member, Form Form, bool Keeps, string Remainder)? Overload(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (parameters.Length < 2 || Definition(parameters[0].ParameterType) != typeof(INetwork<,>))
            return null;

        Type number = parameters[0].ParameterType.GetGenericArguments()[1], rows = parameters[1].ParameterType;
        (Form Form, int Count)? form = Definition(rows) == typeof(Dataset<>) ? (Form.Dataset, 1)
            : Definition(rows) == typeof(Examples<>) ? (Form.Examples, 1)
            : parameters.Length < 3 || Element(rows) != number ? null
            : Element(parameters[2].ParameterType) == number ? (Form.Targets, 2)
            : parameters[2].ParameterType == typeof(ClassIndices) || parameters[2].ParameterType == typeof(int[]) ? (Form.Classes, 2)
            : null;
        if (form is not { } found)
            return null;

        // A set of validation has the form of the rows.
        IEnumerable<string> rest = parameters.Skip(1 + found.Count).Where(parameter => parameter.ParameterType != rows)
            .Select(parameter => $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{parameter.ParameterType} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue}" : "")}");
        return ($"{method.DeclaringType!.Name}.{method.Name}", found.Form, rows.IsArray, string.Join(", ", rest));
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType() : Definition(type) == typeof(ReadOnlySpan<>) ? type.GetGenericArguments()[0] : null;
}
