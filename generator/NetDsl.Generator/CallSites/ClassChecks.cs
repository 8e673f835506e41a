using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds constant classes to the number of classes, which is the network's or stands in the same call.</summary>
internal sealed class ClassChecks(CallSiteTypes types, Networks networks, Lengths lengths, Datasets datasets, Contents contents, Reachability reachability)
{
    /// <summary>Checks <c>net.TrainStep(x, 3, rate)</c>, <c>net.Fit(x, new[] { 0, 3 })</c>, <c>FromRows(…, classes: 3)</c> and the like.</summary>
    public void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Syntax.ContainsDiagnostics)
        {
            return;
        }

        if (networks.OfMember(call.TargetMethod, context.CancellationToken) is { } network)
        {
            Check(context, call.Arguments, Networks.NameOf(call.TargetMethod, network), network.Classes);
        }
        else if (datasets.IsFromRows(call.TargetMethod))
        {
            CheckBy(context, call.Arguments, "classes", "Dataset.FromRows", 1);
        }
        else if (call.TargetMethod is { Name: "Of", IsStatic: true } method && CallSiteTypes.Is(method.ContainingType, types.ConfusionMatrix))
        {
            // A matrix of single outputs has two classes.
            CheckBy(context, call.Arguments, "classes", "ConfusionMatrix.Of", 1);
            CheckBy(context, call.Arguments, "outputSize", "ConfusionMatrix.Of", 2);
        }
    }

    /// <summary>Checks <c>new Dataset&lt;float&gt;(inputs, targetClasses, inputSize, classes)</c>.</summary>
    public void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (CallSiteTypes.Is(creation.Type, types.Dataset) && !creation.Syntax.ContainsDiagnostics)
        {
            CheckBy(context, creation.Arguments, "classes", "Dataset", 1);
        }
    }

    private void CheckBy(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, string limit, string member, int least)
    {
        // Where the number of classes is none, that is the mistake.
        if (arguments.FirstOrDefault(argument => argument.Parameter?.Name == limit) is { } given && lengths.Integer(given.Value)?.Only is > 0 and { } classes)
        {
            Check(context, arguments, member, Math.Max(classes, least));
        }
    }

    private void Check(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, string member, int classes)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
            {
                continue;
            }

            if (parameter is { Name: "targetClass", Type.SpecialType: SpecialType.System_Int32 })
            {
                CheckClass(context, argument.Value, Place.Of(argument), member, classes);
            }
            else if (types.IsClasses(parameter))
            {
                CheckClasses(context, argument.Value, Place.Of(argument), member, classes);
            }
            else if (CallSiteTypes.Is(parameter.Type, types.Examples) && datasets.ExamplesOf(argument.Value) is { } examples
                && examples.Arguments.FirstOrDefault(part => part.Parameter is { } of && types.IsClasses(of)) is { } inside)
            {
                CheckClasses(context, inside.Value, Place.Of(argument), member, classes);
            }
        }
    }

    private void CheckClasses(OperationAnalysisContext context, IOperation value, SyntaxNode place, string member, int classes)
    {
        foreach (IOperation element in contents.Of(value))
        {
            CheckClass(context, element, place.Contains(element.Syntax) ? element.Syntax : place, member, classes);
        }
    }

    private void CheckClass(OperationAnalysisContext context, IOperation value, SyntaxNode place, string member, int classes)
    {
        if (lengths.Integer(value) is { } index && index.All(number => number < 0 || number >= classes))
        {
            string range = $"{Literal.Counted(classes, "class", "classes")} (0 to {Literal.Of(classes - 1)})";
            reachability.Report(context, Diagnostic.Create(CallSiteDescriptors.ClassOutside, place.GetLocation(), member, range, index.ToString()));
        }
    }
}
