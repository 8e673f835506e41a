using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>Holds the parameters and the gradient of an optimizer's step to the size of its state, and to each other.</summary>
internal sealed class StepChecks(CallSiteTypes types, Lengths lengths, Values values, Reachability reachability)
{
    public void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "Step" || !CallSiteTypes.Is(call.TargetMethod.ContainingType, types.OptimizerState) || call.Syntax.ContainsDiagnostics)
        {
            return;
        }

        Possible? size = SizeOf(call.Instance);
        string whose = "its state has";
        foreach (string name in (string[])["parameters", "gradient"])
        {
            if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name) is not { } span || lengths.Of(span.Value) is not { } length)
            {
                continue;
            }

            if (size is null)
            {
                // Not known how the state was made; the other span has to be as long.
                (size, whose) = (length, "the parameters have");
            }
            else if (!length.Meets(size))
            {
                reachability.Report(context, Diagnostic.Create(
                    CallSiteDescriptors.WrongStorage, Place.Of(span).GetLocation(), "OptimizerState.Step",
                    $"takes {(name == "gradient" ? "a gradient" : "parameters")} of {size.Counted("value")}, as {whose}", length.ToString()));
                return;
            }
        }
    }

    // A state that one of the library's optimizers made in the same code; of others, nobody knows what they make.
    private Possible? SizeOf(IOperation? state)
    {
        if (state is not null && values.Of(state) is { } named)
        {
            state = Place.Converted(named);
        }

        return state is IInvocationOperation { TargetMethod: { Name: "CreateState", ContainingType: { IsSealed: true } optimizer } } create
            && SymbolEqualityComparer.Default.Equals(optimizer.ContainingAssembly, types.Network.ContainingAssembly)
                ? lengths.Integer(create.Arguments.Only()?.Value)
                : null;
    }
}
