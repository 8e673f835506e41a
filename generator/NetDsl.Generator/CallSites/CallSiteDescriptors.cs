using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Diagnostics;

namespace NetDsl.Generator.CallSites;

/// <summary>The diagnostics of calls: id, title and message. Ids are never reused.</summary>
internal static class CallSiteDescriptors
{
    private const string Category = "NetDsl.Calls";

    public static readonly DiagnosticDescriptor WrongLength = new(
        "NDSL101", "An input, output or target has as many values as the network", "{0} {1}, this has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL101, HelpLinks.Of("NDSL101"));

    public static readonly DiagnosticDescriptor WrongStorage = new(
        "NDSL102", "Parameters and gradients have the network's length", "{0} {1}, this has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL102, HelpLinks.Of("NDSL102"));

    public static readonly DiagnosticDescriptor BrokenRow = new(
        "NDSL103", "A batch consists of whole rows", "{0} {1}, this has {2}, which is no whole number of rows",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL103, HelpLinks.Of("NDSL103"));

    public static readonly DiagnosticDescriptor DifferentRows = new(
        "NDSL104", "The spans of a batch have equally many rows", "{0} takes {1} for each row of inputs: inputs has {2}, this has {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL104, HelpLinks.Of("NDSL104"));

    public static readonly DiagnosticDescriptor NoRows = new(
        "NDSL105", "Training takes at least one row", "{0} takes at least 1 row, this has 0",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL105, HelpLinks.Of("NDSL105"));

    public static readonly DiagnosticDescriptor IndexOutside = new(
        "NDSL106", "An index stays within the network's parameters", "{0} has {1}, this index is {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL106, HelpLinks.Of("NDSL106"));

    public static readonly DiagnosticDescriptor ClassOutside = new(
        "NDSL107", "A class is one of those that there are", "{0} has {1}, this class is {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL107, HelpLinks.Of("NDSL107"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [WrongLength, WrongStorage, BrokenRow, DifferentRows, NoRows, IndexOutside, ClassOutside];
}
