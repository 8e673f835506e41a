using NetDsl.Generator.Model;

namespace NetDsl.Generator.Validation;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Rule">What.</param>
/// <param name="Target">Where.</param>
/// <param name="Arguments">What its message names.</param>
internal sealed record Problem(Rule Rule, Target Target, EquatableArray<string> Arguments);

/// <summary>A place in a declaration, in its own terms; the analyzer finds the text that it means.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Index">Which one of several: a layer's number, a type in the chain of containing types, a name.</param>
/// <param name="Option">The named option, where the place is one.</param>
internal sealed record Target(TargetKind Kind, int Index = 0, string Option = "")
{
    public static Target Class { get; } = new(TargetKind.Class);
}

internal enum TargetKind
{
    /// <summary>The name of the network's class.</summary>
    Class,

    /// <summary>The name of a type in the chain of containing types.</summary>
    ContainingType,

    /// <summary>The number of units of a layer.</summary>
    Units,

    /// <summary>The activation of a layer.</summary>
    Activation,

    /// <summary>The network that a stage names: T in <c>[Layer&lt;T&gt;]</c>.</summary>
    Stage,

    /// <summary>A named option of a layer.</summary>
    LayerOption,

    /// <summary>A named option of <c>[Network]</c>.</summary>
    NetworkOption,

    /// <summary><c>[Inputs]</c> as a whole.</summary>
    Inputs,

    /// <summary>One name of <c>[Inputs]</c>.</summary>
    InputName,

    /// <summary><c>[Outputs]</c> as a whole.</summary>
    Outputs,

    /// <summary>One name of <c>[Outputs]</c>.</summary>
    OutputName,

    /// <summary>The first layer that stands on another part of the class than layer 0.</summary>
    OtherPart,

    /// <summary>The path of <c>[Weights]</c> or <c>[Onnx]</c>.</summary>
    Weights,

    /// <summary>A member of the user's own.</summary>
    OwnMember,
}
