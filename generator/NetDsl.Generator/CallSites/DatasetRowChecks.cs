using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds the rows that a dataset is made of to each other: <c>new Dataset&lt;float&gt;(…)</c> and <c>Dataset&lt;float&gt;.FromRows(…)</c>.</summary>
internal sealed class DatasetRowChecks(CallSiteTypes types, Lengths lengths, Datasets datasets, Reachability reachability)
{
    /// <summary>Checks the arrays of a constructor by the sizes that it is given.</summary>
    public void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!CallSiteTypes.Is(creation.Type, types.Dataset) || creation.Syntax.ContainsDiagnostics)
        {
            return;
        }

        var rows = new RowGroup(context, reachability, "Dataset");
        AddValues(rows, creation.Arguments, "inputs", "inputSize", "input");
        AddValues(rows, creation.Arguments, "targets", "targetSize", "target");
        AddClasses(rows, creation.Arguments);

        // No weights may be null.
        if (Argument(creation.Arguments, "weights") is { } weights && lengths.Of(weights.Value) is { } count && count.All(number => number != 0))
        {
            rows.AddEach(Place.Of(weights), "weight", "weights", count);
        }

        rows.Check(takesNone: true);
    }

    /// <summary>Checks rows that are arrays of their own.</summary>
    public void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!datasets.IsFromRows(call.TargetMethod) || call.Syntax.ContainsDiagnostics)
        {
            return;
        }

        var rows = new RowGroup(context, reachability, "Dataset.FromRows");
        foreach (string name in (string[])["inputs", "targets"])
        {
            if (Argument(call.Arguments, name) is { } argument)
            {
                CheckSizes(context, argument.Value);
                if (lengths.OfEnumerable(argument.Value) is { } count)
                {
                    rows.AddRows(Place.Of(argument), name, count, datasets.SizeOfRows(argument.Value)?.Only);
                }
            }
        }

        AddClasses(rows, call.Arguments);

        // Typed rows know how long they are without one that is there.
        rows.Check(takesNone: call.TargetMethod.IsGenericMethod);
    }

    private void CheckSizes(OperationAnalysisContext context, IOperation rows)
    {
        if (datasets.SizeOfRows(rows) is not { } size)
        {
            return;
        }

        foreach (IOperation row in datasets.RowsIn(rows))
        {
            if (lengths.Of(row) is { } length && !length.Meets(size))
            {
                reachability.Report(context, Diagnostic.Create(
                    CallSiteDescriptors.WrongLength, row.Syntax.GetLocation(), "Dataset.FromRows", $"takes rows of {size.Counted("value")}, as the first has", length.ToString()));
                return;
            }
        }
    }

    private void AddValues(RowGroup rows, ImmutableArray<IArgumentOperation> arguments, string name, string sizeName, string noun)
    {
        if (Argument(arguments, name) is { } values && lengths.Integer(Argument(arguments, sizeName)?.Value)?.Only is > 0 and { } size
            && lengths.Of(values.Value) is { } length)
        {
            rows.AddValues(Place.Of(values), name, new SpanRole(size, "takes rows of " + Literal.Counted(size, noun), IsBatch: true), length);
        }
    }

    private void AddClasses(RowGroup rows, ImmutableArray<IArgumentOperation> arguments)
    {
        if (Argument(arguments, "targetClasses") is { } classes && lengths.OfClasses(classes.Value) is { } count)
        {
            rows.AddEach(Place.Of(classes), "class", "classes", count);
        }
    }

    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind == ArgumentKind.Explicit);
}
