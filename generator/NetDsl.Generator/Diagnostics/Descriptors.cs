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
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL001, HelpLinks.Of("NDSL001"));

    public static readonly DiagnosticDescriptor TooFewLayers = new(
        "NDSL002", "A network has at least two layers", "'{0}' has {1} layer, a network has at least 2: the input, which is the first, and one behind it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL002, HelpLinks.Of("NDSL002"));

    public static readonly DiagnosticDescriptor UnitsBelowOne = new(
        "NDSL003", "A layer has at least one unit", "Layer {1} of '{0}' has {2} units, a layer has at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL003, HelpLinks.Of("NDSL003"));

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NDSL004", "A network stays within the limit of parameters", "'{0}' has {1} parameters, a network has at most {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL004, HelpLinks.Of("NDSL004"));

    public static readonly DiagnosticDescriptor LayersOnSeveralParts = new(
        "NDSL005", "All layers stand on one declaration", "The layers of '{0}' stand on {1} declarations of the class, which leaves their order open; put them on one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL005, HelpLinks.Of("NDSL005"));

    public static readonly DiagnosticDescriptor InputLayerOption = new(
        "NDSL006", "The first layer is the input", "The first layer of '{0}' is its input and has no {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL006, HelpLinks.Of("NDSL006"));

    public static readonly DiagnosticDescriptor NameCount = new(
        "NDSL007", "There are as many names as units", "[{0}] has {1}, '{2}' has {3} {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL007, HelpLinks.Of("NDSL007"));

    public static readonly DiagnosticDescriptor InvalidName = new(
        "NDSL008", "Inputs and outputs have names that C# can use", "'{0}' cannot name a value of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL008, HelpLinks.Of("NDSL008"));

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        "NDSL009", "A network is a class that can be instantiated", "'{0}' cannot be a network: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL009, HelpLinks.Of("NDSL009"));

    public static readonly DiagnosticDescriptor UnsuitableActivation = new(
        "NDSL010", "A custom activation implements IActivation for the network's precision", "'{0}' cannot be an activation of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL010, HelpLinks.Of("NDSL010"));

    public static readonly DiagnosticDescriptor InvalidSeed = new(
        "NDSL011", "A seed is not negative", "The seed of '{0}' is {1}, it must be 0 or more",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL011, HelpLinks.Of("NDSL011"));

    public static readonly DiagnosticDescriptor InvalidScale = new(
        "NDSL012", "An initializer's scale is positive and finite", "An initializer scale of '{0}' is {1}, it must be positive and finite",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL012, HelpLinks.Of("NDSL012"));

    public static readonly DiagnosticDescriptor UnknownOption = new(
        "NDSL013", "An option is one of its enumeration's names", "{2} is no {1} that '{0}' could have: it is none of its names",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL013, HelpLinks.Of("NDSL013"));

    public static readonly DiagnosticDescriptor OptionsWithoutLayers = new(
        "NDSL014", "Options belong to a class with layers", "'{0}' has [{1}] but no [Layer], so it is no network",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL014, HelpLinks.Of("NDSL014"));

    public static readonly DiagnosticDescriptor TooLargeToUnroll = new(
        "NDSL015", "A network that is written out stays within what the JIT compiles well",
        "A training step of '{0}', written out, takes {1} multiply-adds of vectors; the JIT compiles at most {2} well",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL015, HelpLinks.Of("NDSL015"));

    public static readonly DiagnosticDescriptor InvalidDropout = new(
        "NDSL016", "A dropout is at least 0 and less than 1", "The dropout of layer {1} of '{0}' is {2}, it must be at least 0 and less than 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL016, HelpLinks.Of("NDSL016"));

    public static readonly DiagnosticDescriptor DropoutOfOutput = new(
        "NDSL017", "The last layer has no dropout", "Layer {1} of '{0}' is the last one: dropout would leave out outputs",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL017, HelpLinks.Of("NDSL017"));

    public static readonly DiagnosticDescriptor UnrolledOption = new(
        "NDSL018", "A network with dropout or frozen layers is not written out", "'{0}' cannot be written out without loops: layer {1} has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL018, HelpLinks.Of("NDSL018"));

    public static readonly DiagnosticDescriptor MemberClash = new(
        "NDSL020", "A network's own members leave room for the generated ones", "'{0}' has a {1} '{2}' of its own, and the network generates one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL020, HelpLinks.Of("NDSL020"));

    public static readonly DiagnosticDescriptor LossNeedsActivation = new(
        "NDSL030", "A loss fits the last layer's activation", "{1} takes the outputs of {2}, but the last layer of '{0}' has {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL030, HelpLinks.Of("NDSL030"));

    public static readonly DiagnosticDescriptor SoftmaxBeforeLast = new(
        "NDSL031", "Softmax stands only in the last layer", "Layer {1} of '{0}' has Softmax, which only the last layer, {2}, may have",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL031, HelpLinks.Of("NDSL031"));

    public static readonly DiagnosticDescriptor SoftmaxOfOneUnit = new(
        "NDSL032", "Softmax has at least two units", "Softmax over the 1 unit of layer {1} of '{0}' is always 1; use Sigmoid, or at least 2 units",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL032, HelpLinks.Of("NDSL032"));

    public static readonly DiagnosticDescriptor InvalidHuberDelta = new(
        "NDSL033", "The delta of the Huber loss is positive and finite", "The HuberDelta of '{0}' is {1}, it must be positive and finite in the network's precision",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL033, HelpLinks.Of("NDSL033"));

    public static readonly DiagnosticDescriptor HuberDeltaWithoutHuber = new(
        "NDSL034", "HuberDelta belongs to the Huber loss", "'{0}' has a HuberDelta, but its loss is {1}, not Huber",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL034, HelpLinks.Of("NDSL034"));

    public static readonly DiagnosticDescriptor UnsuitableStage = new(
        "NDSL040", "A stage is another network", "'{0}' cannot be a stage of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL040, HelpLinks.Of("NDSL040"));

    public static readonly DiagnosticDescriptor StageSize = new(
        "NDSL041", "A stage takes as many values as the layer before it produces", "{0} produces {1}, {2} takes {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL041, HelpLinks.Of("NDSL041"));

    public static readonly DiagnosticDescriptor StagePrecision = new(
        "NDSL042", "A stage has the precision of its network", "'{0}' has Precision.{1}, '{2}' has Precision.{3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL042, HelpLinks.Of("NDSL042"));

    public static readonly DiagnosticDescriptor NetworkInItself = new(
        "NDSL043", "A network does not contain itself", "'{0}' contains itself: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL043, HelpLinks.Of("NDSL043"));

    public static readonly DiagnosticDescriptor StageName = new(
        "NDSL044", "A stage's member has a name of its own", "The stage '{0}' of '{1}' cannot be reached as '{2}': {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL044, HelpLinks.Of("NDSL044"));

    public static readonly DiagnosticDescriptor MissingWeights = new(
        "NDSL301", "The file that a network names is there", "'{0}' is to have the weights of '{1}', which cannot be found: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL301, HelpLinks.Of("NDSL301"));

    public static readonly DiagnosticDescriptor UnreadableWeights = new(
        "NDSL302", "The file that a network names can be read", "'{0}' cannot have the weights of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL302, HelpLinks.Of("NDSL302"));

    public static readonly DiagnosticDescriptor UnfitWeights = new(
        "NDSL303", "The weights that a network names fit its layers", "'{1}' is not a file for '{0}', {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL303, HelpLinks.Of("NDSL303"));

    public static readonly DiagnosticDescriptor UnfitTest = new(
        "NDSL304", "The rows that a network is to be tested on fit it", "'{1}' is not a test of '{0}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL304, HelpLinks.Of("NDSL304"));

    public static readonly DiagnosticDescriptor OnnxWithLayers = new(
        "NDSL305", "A network has its layers from one place", "'{0}' has [{1}] beside [Onnx], whose file says what its layers and weights are",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Explanations.NDSL305, HelpLinks.Of("NDSL305"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, TooFewLayers, UnitsBelowOne, TooManyParameters, LayersOnSeveralParts, InputLayerOption, NameCount,
        InvalidName, UnsupportedClass, UnsuitableActivation, InvalidSeed, InvalidScale, UnknownOption, OptionsWithoutLayers,
        TooLargeToUnroll, InvalidDropout, DropoutOfOutput, UnrolledOption, MemberClash,
        LossNeedsActivation, SoftmaxBeforeLast, SoftmaxOfOneUnit, InvalidHuberDelta, HuberDeltaWithoutHuber,
        UnsuitableStage, StageSize, StagePrecision, NetworkInItself, StageName,
        MissingWeights, UnreadableWeights, UnfitWeights, UnfitTest, OnnxWithLayers,
    ];

    /// <summary>The descriptor of a rule; they stand in the same order.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => All[(int)rule];
}
