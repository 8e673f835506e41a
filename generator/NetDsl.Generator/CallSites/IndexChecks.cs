using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds constant indices into a network's parameters, and into its layers' weights and biases, to what there is.</summary>
internal sealed class IndexChecks(CallSiteTypes types, Lengths lengths, Reachability reachability)
{
    /// <summary>Checks <c>Weights[3, 0]</c>, <c>Biases[4]</c> and <c>Parameters[21]</c>.</summary>
    public void CheckIndexer(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!reference.Property.IsIndexer || reference.Syntax.ContainsDiagnostics)
        {
            return;
        }

        INamedTypeSymbol type = reference.Property.ContainingType;
        if (CallSiteTypes.Is(type, types.Weights) && reference.Arguments.Length == 2 && lengths.WeightsOf(reference.Instance) is { } weights)
        {
            foreach (IArgumentOperation argument in reference.Arguments)
            {
                bool isInput = argument.Parameter?.Ordinal == 0;
                Check(context, argument.Value, weights.Name, isInput ? weights.Layer.Inputs : weights.Layer.Units, isInput ? "input" : "output");
            }
        }
        else if (CallSiteTypes.Is(type, types.Span) && reference.Arguments.Only() is { } index && lengths.NumbersOf(reference.Instance) is { } numbers)
        {
            Check(context, index.Value, numbers.Name, numbers.Length, "value");
        }
    }

    /// <summary>Checks <c>Biases[^5]</c>.</summary>
    public void CheckIndexFromEnd(OperationAnalysisContext context)
    {
        var reference = (IImplicitIndexerReferenceOperation)context.Operation;
        if (CallSiteTypes.Is(reference.Argument.Type, types.Index) && !reference.Syntax.ContainsDiagnostics
            && CallSiteTypes.Is(reference.Instance.Type, types.Span) && lengths.NumbersOf(reference.Instance) is { } numbers)
        {
            Check(context, reference.Argument, numbers.Name, numbers.Length, "value");
        }
    }

    private void Check(OperationAnalysisContext context, IOperation index, string view, int count, string noun)
    {
        if (lengths.Position(index, count) is { } position && position.All(number => number < 0 || number >= count))
        {
            string range = count == 0 ? $"no {noun}s" : $"{Literal.Counted(count, noun)} (0 to {Literal.Of(count - 1)})";
            reachability.Report(
                context, Diagnostic.Create(CallSiteDescriptors.IndexOutside, index.Syntax.GetLocation(), view, range, position.ToString()));
        }
    }
}
