namespace NetDsl.Generator.Model;

/// <summary>A network as its attributes state it, right or wrong: what the parser gives to validation.</summary>
/// <param name="Place">Where the class stands.</param>
/// <param name="Obstacle">Why such a class cannot hold a network (<c>it is static</c>), or null.</param>
/// <param name="OwnMembers">The user's own members whose names networks use, whether they are in the way of this one or not.</param>
/// <param name="Layers">The layers of all parts, in the order in which the compiler gives them.</param>
/// <param name="Parts">How many declarations of the class carry layers.</param>
/// <param name="IsUnresolved">Whether some attribute holds a name that the compiler does not know, or refuses as obsolete; it has said so itself.</param>
/// <param name="IsUnfinished">Whether the text is no C#, as while it is being typed: what it seems to say may not be meant. It counts as unresolved too.</param>
/// <param name="Options">The options of <c>[Network]</c>.</param>
/// <param name="InputNames">The names of <c>[Inputs]</c>, or null without it.</param>
/// <param name="OutputNames">The names of <c>[Outputs]</c>, or null without it.</param>
internal sealed record NetworkDeclaration(
    TypePlace Place,
    string? Obstacle,
    EquatableArray<OwnMember> OwnMembers,
    EquatableArray<LayerDeclaration> Layers,
    int Parts,
    bool IsUnresolved,
    bool IsUnfinished,
    NetworkOptions Options,
    EquatableArray<string>? InputNames,
    EquatableArray<string>? OutputNames)
{
    public string Name => Place.Class.Name;

    /// <summary>Whether the class has constructors of the user's, which then initialise none of its generated fields.</summary>
    public bool HasOwnConstructors { get; init; }

    /// <summary>The ids of what the compiler and analyzers report where the types that the layers name are used: they are obsolete, experimental and so on.</summary>
    public EquatableArray<string> Warnings { get; init; }

    /// <summary>The argument of <c>[Weights]</c> or <c>[Onnx]</c>, or null without either.</summary>
    public string? FilePath { get; init; }

    /// <summary>Whether the file gives the layers too: <c>[Onnx]</c>.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>What stands beside <c>[Onnx]</c> and says what the file says, or null.</summary>
    public string? BesideFile { get; init; }

    /// <summary>The file, once it has been looked for; null without a path.</summary>
    public WeightsDeclaration? Weights { get; init; }

    /// <summary>The number of inputs; 0 where it is not known.</summary>
    public int InputSize => Layers.Count == 0 ? 0 : Layers[0].Stage is { } stage ? stage.Network?.InputSize ?? 0 : Layers[0].Units;

    /// <summary>The number of outputs; 0 where it is not known.</summary>
    public int OutputSize => Layers.Count == 0 ? 0 : Layers[Layers.Count - 1].Units;
}

/// <summary>One <c>[Layer]</c>; what is not given is null.</summary>
/// <param name="Units">The number of units; of a stage, its outputs.</param>
/// <param name="Activation">The activation, or null where the argument is none.</param>
/// <param name="UnknownActivation">What is given instead of an activation.</param>
/// <param name="Bias">The option.</param>
/// <param name="Initializer">The option.</param>
/// <param name="InitializerScale">The option.</param>
internal sealed record LayerDeclaration(
    int Units, Activation? Activation, string? UnknownActivation, bool? Bias, Choice<Initializer>? Initializer, double? InitializerScale)
{
    /// <summary>The network that stands here as a stage, or null for a layer.</summary>
    public StageDeclaration? Stage { get; init; }

    /// <summary>The option: the part of the units that a step of training leaves out.</summary>
    public double? Dropout { get; init; }

    /// <summary>The option, which a stage has too: whether training leaves the parameters as they are.</summary>
    public bool? Frozen { get; init; }

    public static LayerDeclaration Of(StageDeclaration stage, bool? frozen) =>
        new(stage.Network?.OutputSize ?? 0, Model.Activation.Linear, null, null, null, null) { Stage = stage, Frozen = frozen };
}

/// <summary>The options of <c>[Network]</c>, with their defaults where they are not given.</summary>
internal sealed record NetworkOptions(
    Choice<Precision> Precision, Choice<Loss> Loss, bool Bias, int Seed, Choice<Initializer> Initializer, double InitializerScale, double? HuberDelta,
    Choice<Unroll> Unroll)
{
    /// <summary>The option: what the error is multiplied by on its way back through dropout.</summary>
    public Choice<DropoutGradient> DropoutGradient { get; init; } = Model.DropoutGradient.Exact;

    public static NetworkOptions Default { get; } =
        new(Model.Precision.Single, Model.Loss.Default, true, 0, Model.Initializer.Default, 1, null, Model.Unroll.Auto);
}

/// <summary>A value of an option's enumeration, or a number that is none of its names.</summary>
internal sealed record Choice<TEnum>(TEnum Value, string? Unknown = null)
    where TEnum : struct
{
    public static implicit operator Choice<TEnum>(TEnum value) => new(value);
}
