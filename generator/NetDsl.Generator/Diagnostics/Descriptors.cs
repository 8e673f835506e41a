using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Validation;

namespace NetDsl.Generator.Diagnostics;

/// <summary>The diagnostics: id, title and message of each rule. Ids are never reused.</summary>
internal static class Descriptors
{
    private const string Category = "NetDsl.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "NDSL001", "A network's class is partial", "'{0}' must be partial, so that the network '{1}' can be written into it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL001"));

    public static readonly DiagnosticDescriptor TooFewLayers = new(
        "NDSL002", "A network has at least two layers", "'{0}' has {1} layer, a network has at least 2: the input, which is the first, and one behind it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL002"));

    public static readonly DiagnosticDescriptor UnitsBelowOne = new(
        "NDSL003", "A layer has at least one unit", "Layer {1} of '{0}' has {2} units, a layer has at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL003"));

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NDSL004", "A network stays within the limit of parameters", "'{0}' has {1} parameters, a network has at most {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL004"));

    public static readonly DiagnosticDescriptor LayersOnSeveralParts = new(
        "NDSL005", "All layers stand on one declaration", "The layers of '{0}' stand on {1} declarations of the class, which leaves their order open; put them on one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL005"));

    public static readonly DiagnosticDescriptor InputLayerOption = new(
        "NDSL006", "The first layer is the input", "The first layer of '{0}' is its input and has no {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL006"));

    public static readonly DiagnosticDescriptor NameCount = new(
        "NDSL007", "There are as many names as units", "[{0}] has {1}, '{2}' has {3} {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL007"));

    public static readonly DiagnosticDescriptor InvalidName = new(
        "NDSL008", "Inputs and outputs have names that C# can use", "'{0}' cannot name a value of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL008"));

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        "NDSL009", "A network is a class that can be instantiated", "'{0}' cannot be a network: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL009"));

    public static readonly DiagnosticDescriptor UnsuitableActivation = new(
        "NDSL010", "A custom activation implements IActivation for the network's precision", "'{0}' cannot be an activation of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL010"));

    public static readonly DiagnosticDescriptor InvalidSeed = new(
        "NDSL011", "A seed is not negative", "The seed of '{0}' is {1}, it must be 0 or more",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL011"));

    public static readonly DiagnosticDescriptor InvalidScale = new(
        "NDSL012", "An initializer's scale is positive and finite", "An initializer scale of '{0}' is {1}, it must be positive and finite",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL012"));

    public static readonly DiagnosticDescriptor UnknownOption = new(
        "NDSL013", "An option is one of its enumeration's names", "{2} is no {1} that '{0}' could have: it is none of its names",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL013"));

    public static readonly DiagnosticDescriptor OptionsWithoutLayers = new(
        "NDSL014", "Options belong to a class with layers", "'{0}' has [{1}] but no [Layer], so it is no network",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL014"));

    public static readonly DiagnosticDescriptor MemberClash = new(
        "NDSL020", "A network's own members leave room for the generated ones", "'{0}' has a {1} '{2}' of its own, and the network generates one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NDSL020"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, TooFewLayers, UnitsBelowOne, TooManyParameters, LayersOnSeveralParts, InputLayerOption, NameCount,
        InvalidName, UnsupportedClass, UnsuitableActivation, InvalidSeed, InvalidScale, UnknownOption, OptionsWithoutLayers,
        MemberClash,
    ];

    /// <summary>The descriptor of a rule; they stand in the same order.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => All[(int)rule];

    private static string Help(string id) => $"https://github.com/netdsl/netdsl/blob/main/docs/diagnostics/{id}.md";
}
