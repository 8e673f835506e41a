using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The datasets and examples that operations are, where they are made in the same code. A dataset keeps its sizes for as long as it lives.</summary>
internal sealed class Datasets(CallSiteTypes types, Lengths lengths, Values values, Contents contents)
{
    /// <summary>The dataset that an operation is, or whose examples it is; null where it may be another.</summary>
    public DatasetShape? Of(IOperation? value)
    {
        value = Made(value);
        if (value is IPropertyReferenceOperation { Property.Name: "Examples", Instance: { } owner } examples && CallSiteTypes.Is(examples.Property.ContainingType, types.Dataset))
        {
            value = Made(owner);
        }

        return value switch
        {
            IObjectCreationOperation { Constructor: { } constructor } creation when CallSiteTypes.Is(constructor.ContainingType, types.Dataset) => OfArrays(creation.Arguments),
            IInvocationOperation { TargetMethod: var method } call when IsFromRows(method) => OfRows(call.Arguments),
            _ => null,
        };
    }

    /// <summary>The examples that are made of spans; null where they may be others.</summary>
    public IObjectCreationOperation? ExamplesOf(IOperation? value) =>
        Made(value) is IObjectCreationOperation creation && CallSiteTypes.Is(creation.Type, types.Examples) ? creation : null;

    /// <summary>Whether a method makes a dataset of rows.</summary>
    public bool IsFromRows(IMethodSymbol method) => method.Name == "FromRows" && CallSiteTypes.Is(method.ContainingType, types.Dataset);

    /// <summary>How long the first of the rows is that an argument consists of; null where that is not known.</summary>
    public Possible? SizeOfRows(IOperation? rows) => RowsIn(rows) is { IsEmpty: false } all ? lengths.Of(all[0]) : null;

    /// <summary>The rows that an argument certainly consists of; none where they are not known.</summary>
    public ImmutableArray<IOperation> RowsIn(IOperation? rows) => contents.Of(rows) is var all && all.Any(row => row is ISpreadOperation or IInvalidOperation) ? [] : all;

    private DatasetShape OfArrays(ImmutableArray<IArgumentOperation> arguments)
    {
        Possible? inputSize = lengths.Integer(Argument(arguments, "inputSize"));
        bool hasClasses = Argument(arguments, "targetClasses") is not null;

        // Where the inputs are no whole number of rows, the constructor says so.
        Possible? rows = Possible.Combined(lengths.Of(Argument(arguments, "inputs")), inputSize, (length, size) => size > 0 && length % size == 0 ? length / size : null);
        return new DatasetShape(rows, inputSize, lengths.Integer(Argument(arguments, hasClasses ? "classes" : "targetSize")), hasClasses);
    }

    private DatasetShape OfRows(ImmutableArray<IArgumentOperation> arguments)
    {
        bool hasClasses = Argument(arguments, "targetClasses") is not null;
        return new DatasetShape(
            lengths.OfEnumerable(Argument(arguments, "inputs")),
            SizeOfRows(Argument(arguments, "inputs")),
            hasClasses ? lengths.Integer(Argument(arguments, "classes")) : SizeOfRows(Argument(arguments, "targets")),
            hasClasses);
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    // What a name for it stands for; a name for a name is as far as this goes.
    private IOperation? Made(IOperation? value)
    {
        value = Place.Converted(value);
        for (int i = 0; i < 2 && value is not null && values.Of(value) is { } named; i++)
        {
            value = Place.Converted(named);
        }

        return value;
    }
}
