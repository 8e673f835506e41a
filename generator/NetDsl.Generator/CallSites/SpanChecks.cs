using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds what a network's member is called with to the lengths that it takes: spans, examples made of spans, datasets.</summary>
internal sealed class SpanChecks(CallSiteTypes types, Networks networks, Lengths lengths, Datasets datasets, Reachability reachability)
{
    public void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;

        // What is not typed to its end is not there yet.
        if (networks.OfMember(call.TargetMethod, context.CancellationToken) is not { } network || call.Syntax.ContainsDiagnostics)
        {
            return;
        }

        string member = Networks.NameOf(call.TargetMethod, network);
        var rows = new RowGroup(context, reachability, member);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
            {
                continue;
            }

            SyntaxNode place = Place.Of(argument);
            if (CallSiteTypes.Is(parameter.Type, types.Dataset) || CallSiteTypes.Is(parameter.Type, types.Examples))
            {
                bool isValidation = parameter.Name == "validation";
                RowGroup group = isValidation ? new RowGroup(context, reachability, member + ", validation") : rows;
                CheckRows(context, group, argument.Value, place, member, network);
                if (isValidation)
                {
                    // Of no rows at all none are validated.
                    group.Check(takesNone: true);
                }
            }
            else if (types.IsClasses(parameter))
            {
                AddClasses(rows, argument.Value, place);
            }
            else if (types.AreNumbers(parameter.Type) && network.RoleOf(parameter.Name) is { } role && lengths.Of(argument.Value) is { } length)
            {
                if (!role.IsBatch)
                {
                    CheckLength(context, member, argument, role, length);
                }
                else if (parameter.Name != "outputs" || call.TargetMethod.Parameters[0].Name != "examples" || length.All(values => values != 0))
                {
                    // Of examples, no outputs are none that are wanted.
                    rows.AddValues(place, parameter.Name, role, length);
                }
            }
        }

        rows.Check(takesNone: !Networks.TakesRows(call.TargetMethod));
    }

    private void CheckLength(OperationAnalysisContext context, string member, IArgumentOperation argument, SpanRole role, Possible length)
    {
        if (length.All(values => values != role.Size))
        {
            SyntaxNode place = FirstSurplus(argument.Value, role.Size)?.Syntax ?? Place.Of(argument);
            DiagnosticDescriptor descriptor = role.IsStorage ? CallSiteDescriptors.WrongStorage : CallSiteDescriptors.WrongLength;
            reachability.Report(context, Diagnostic.Create(descriptor, place.GetLocation(), member, role.Text, length.ToString()));
        }
    }

    // Rows that were put together before: by themselves they fit anything.
    private void CheckRows(OperationAnalysisContext context, RowGroup rows, IOperation value, SyntaxNode place, string member, NetworkShape network)
    {
        if (datasets.Of(value) is { } dataset)
        {
            CheckShape(context, dataset, place, member, network);
            if (dataset.Rows is { } count)
            {
                rows.AddRows(place, "inputs", count, network.InputSize);
            }
        }
        else if (datasets.ExamplesOf(value) is { } examples)
        {
            foreach (IArgumentOperation argument in examples.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
                {
                    AddPart(rows, argument.Value, parameter, place.Contains(argument.Syntax) ? Place.Of(argument) : place, network);
                }
            }
        }
    }

    private void AddPart(RowGroup rows, IOperation value, IParameterSymbol parameter, SyntaxNode place, NetworkShape network)
    {
        if (types.IsClasses(parameter))
        {
            AddClasses(rows, value, place);
        }
        else if (lengths.Of(value) is not { } length)
        {
            // Not known.
        }
        else if (network.RoleOf(parameter.Name) is { IsBatch: true } role)
        {
            rows.AddValues(place, parameter.Name, role, length);
        }
        else if (parameter.Name == "weights" && length.All(values => values != 0))
        {
            // No weights count every row once.
            rows.AddEach(place, "weight", "weights", length);
        }
    }

    private void AddClasses(RowGroup rows, IOperation value, SyntaxNode place)
    {
        if (lengths.OfClasses(value) is { } count)
        {
            rows.AddEach(place, "class", "classes", count);
        }
    }

    private void CheckShape(OperationAnalysisContext context, DatasetShape dataset, SyntaxNode place, string member, NetworkShape network)
    {
        if (dataset.InputSize is { } inputs && inputs.All(size => size != network.InputSize) && network.RoleOf("inputs") is { } takesInputs)
        {
            Report(takesInputs.Text, $"rows of {inputs}");
        }
        else if (dataset.TargetSize is not { } targets)
        {
            // Not known.
        }
        else if (dataset.HasClasses)
        {
            if (targets.All(size => size != network.OutputSize && size != network.Classes))
            {
                Report($"takes {Literal.Counted(network.Classes, "class", "classes")}", targets.ToString());
            }
        }
        else if (targets.All(size => size != network.OutputSize) && network.RoleOf("targets") is { } takesTargets)
        {
            Report(takesTargets.Text, $"rows of {targets}");
        }

        void Report(string takes, string has) =>
            reachability.Report(context, Diagnostic.Create(CallSiteDescriptors.WrongLength, place.GetLocation(), member, takes, has));
    }

    // The element from which on there are too many, where they stand in the argument itself.
    private IOperation? FirstSurplus(IOperation value, int size)
    {
        long count = 0;
        return Place.Elements(value).FirstOrDefault(element => (count += lengths.OfElement(element)?.Numbers[0] ?? 0) > size);
    }
}
