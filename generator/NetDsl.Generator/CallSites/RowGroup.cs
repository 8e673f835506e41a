using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetDsl.Generator.CallSites;

/// <summary>The arguments of one call that hold something for each row, and whether they are equally many whole rows.</summary>
/// <param name="context">The call.</param>
/// <param name="reachability">Where it is reported.</param>
/// <param name="member">What is called, for messages.</param>
internal sealed class RowGroup(OperationAnalysisContext context, Reachability reachability, string member)
{
    private readonly List<Part> _parts = [];

    /// <summary>Adds values, row after row; says so where there is no whole number of rows.</summary>
    public void AddValues(SyntaxNode place, string name, SpanRole role, Possible length)
    {
        if (length.All(values => values % role.Size != 0))
        {
            reachability.Report(context, Diagnostic.Create(CallSiteDescriptors.BrokenRow, place.GetLocation(), member, role.Text, length.Counted("value")));
        }
        else if (length.All(values => values % role.Size == 0) && length.Select(values => values / role.Size) is { } rows)
        {
            AddRows(place, name, rows, role.Size);
        }
    }

    /// <summary>Adds rows of some values each.</summary>
    public void AddRows(SyntaxNode place, string name, Possible rows, int? size) =>
        _parts.Add(new Part(place, name, rows, "a row of " + name, rows.Counted("row") + (size is { } values ? " of " + Possible.Of(values) : "")));

    /// <summary>Adds what is one thing for each row: classes, weights.</summary>
    public void AddEach(SyntaxNode place, string one, string several, Possible count) =>
        _parts.Add(new Part(place, several, count, "a " + one, count.Counted(one, several)));

    /// <summary>Compares the numbers of rows.</summary>
    /// <param name="takesNone">Whether there may be no row.</param>
    public void Check(bool takesNone)
    {
        if (!takesNone && _parts.FirstOrDefault(part => part.Rows.Only == 0) is { } empty)
        {
            reachability.Report(context, Diagnostic.Create(CallSiteDescriptors.NoRows, empty.Place.GetLocation(), member));
        }
        else if (_parts.FirstOrDefault(part => part.Name == "inputs") is { } inputs && _parts.FirstOrDefault(part => !part.Rows.Meets(inputs.Rows)) is { } other)
        {
            reachability.Report(context, Diagnostic.Create(CallSiteDescriptors.DifferentRows, other.Place.GetLocation(), member, other.OfRow, inputs.Count, other.Count));
        }
    }

    /// <summary>One of the arguments.</summary>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Name">The parameter's name, or what there is of each row.</param>
    /// <param name="Rows">How many rows it is for.</param>
    /// <param name="OfRow">What there is for each row of inputs: <c>a row of targets</c>.</param>
    /// <param name="Count">How much that is: <c>2 rows of 3</c>.</param>
    private sealed record Part(SyntaxNode Place, string Name, Possible Rows, string OfRow, string Count);
}
