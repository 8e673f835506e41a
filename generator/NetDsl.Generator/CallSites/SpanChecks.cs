using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds the spans that a network's member is called with to the lengths that it takes.</summary>
internal sealed class SpanChecks(CallSiteTypes types, Networks networks, Lengths lengths, Reachability reachability)
{
    public void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;

        // What is not typed to its end is not there yet.
        if (networks.OfMember(call.TargetMethod, context.CancellationToken) is not { } network || call.Syntax.ContainsDiagnostics)
        {
            return;
        }

        string member = network.Name + "." + call.TargetMethod.Name;
        var batches = new List<Batch>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && types.IsNumberSpan(parameter.Type)
                && network.RoleOf(parameter.Name) is { } role && lengths.Of(argument.Value) is { } length)
            {
                if (!role.IsBatch)
                {
                    CheckLength(context, member, argument, role, length);
                }
                else if (length == 0 && parameter.Name == "outputs" && call.TargetMethod.Parameters[0].Name == "examples")
                {
                    // Outputs that come along with a training: none are wanted.
                }
                else if (length % role.Size == 0)
                {
                    batches.Add(new Batch(argument, parameter.Name, length / role.Size, role.Size));
                }
                else
                {
                    Report(context, CallSiteDescriptors.BrokenRow, null, argument, member, role.Text, NetworkShape.Counted(length, "value"));
                }
            }
        }

        CheckRows(context, member, call.TargetMethod.Name is "TrainEpoch" or "TrainBatch" or "Fit" or "Evaluate", batches);
    }

    private void CheckLength(OperationAnalysisContext context, string member, IArgumentOperation argument, SpanRole role, int length)
    {
        if (length != role.Size)
        {
            Report(
                context, role.IsStorage ? CallSiteDescriptors.WrongStorage : CallSiteDescriptors.WrongLength,
                FirstSurplus(argument.Value, role.Size), argument, member, role.Text, Literal.Of(length));
        }
    }

    private void CheckRows(OperationAnalysisContext context, string member, bool trains, List<Batch> batches)
    {
        if (trains && batches.FirstOrDefault(batch => batch.Rows == 0) is { } empty)
        {
            Report(context, CallSiteDescriptors.NoRows, null, empty.Argument, member);
        }
        else if (batches.FirstOrDefault(batch => batch.Name == "inputs") is { } inputs
            && batches.FirstOrDefault(batch => batch.Rows != inputs.Rows) is { } other)
        {
            Report(context, CallSiteDescriptors.DifferentRows, null, other.Argument, member, other.Name, Rows(inputs), Rows(other));
        }

        static string Rows(Batch batch) => $"{NetworkShape.Counted(batch.Rows, "row")} of {Literal.Of(batch.Size)}";
    }

    // The element from which on there are too many, where they stand in the argument itself.
    private IOperation? FirstSurplus(IOperation value, int size)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        ImmutableArray<IOperation> elements = value switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: not null } or ImplicitStackAllocArrayCreationExpressionSyntax } =>
                value.ChildOperations.Skip(1).ToImmutableArray(),
            _ => [],
        };
        long count = 0;
        return elements.FirstOrDefault(element => (count += lengths.OfElement(element) ?? 0) > size);
    }

    private void Report(
        OperationAnalysisContext context, DiagnosticDescriptor descriptor, IOperation? element, IArgumentOperation argument, params object[] arguments)
    {
        // In parentheses, an argument has the operation, and the syntax, of what they enclose.
        SyntaxNode place = element?.Syntax
            ?? argument.Syntax.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(node => node.Parent?.Parent == argument.Parent?.Syntax)?.Expression
            ?? argument.Syntax;
        reachability.Report(context, Diagnostic.Create(descriptor, place.GetLocation(), arguments));
    }

    /// <summary>A span of whole rows.</summary>
    private sealed record Batch(IArgumentOperation Argument, string Name, int Rows, int Size);
}
