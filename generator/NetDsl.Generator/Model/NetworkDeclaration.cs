namespace NetDsl.Generator.Model;

/// <summary>A network as its attributes state it, right or wrong: what the parser gives to validation.</summary>
/// <param name="Place">Where the class stands.</param>
/// <param name="Obstacle">Why such a class cannot hold a network (<c>it is static</c>), or null.</param>
/// <param name="Layers">The layers of all parts, in the order in which the compiler gives them.</param>
/// <param name="Parts">How many declarations of the class carry layers.</param>
/// <param name="IsUnresolved">Whether some attribute holds a name that the compiler does not know; it has said so itself.</param>
/// <param name="Options">The options of <c>[Network]</c>.</param>
/// <param name="InputNames">The names of <c>[Inputs]</c>, or null without it.</param>
/// <param name="OutputNames">The names of <c>[Outputs]</c>, or null without it.</param>
internal sealed record NetworkDeclaration(
    TypePlace Place,
    string? Obstacle,
    EquatableArray<LayerDeclaration> Layers,
    int Parts,
    bool IsUnresolved,
    NetworkOptions Options,
    EquatableArray<string>? InputNames,
    EquatableArray<string>? OutputNames)
{
    public string Name => Place.Class.Name;

    /// <summary>Whether the class has constructors of the user's, which then initialise none of its generated fields.</summary>
    public bool HasOwnConstructors { get; init; }

    /// <summary>The number of inputs; 0 where it is not known.</summary>
    public int InputSize => Layers.Count == 0 ? 0 : Layers[0].Stage is { } stage ? stage.Network?.InputSize ?? 0 : Layers[0].Units;

    /// <summary>The number of outputs; 0 where it is not known.</summary>
    public int OutputSize => Layers.Count == 0 ? 0 : Layers[Layers.Count - 1].Units;
}

/// <summary>One <c>[Layer]</c>; what is not given is null.</summary>
/// <param name="Units">The number of units; of a stage, its outputs.</param>
/// <param name="Activation">The activation, of a stage that of its last layer; or null where the argument is none.</param>
/// <param name="UnknownActivation">What is given instead of an activation.</param>
/// <param name="Bias">The option.</param>
/// <param name="Initializer">The option.</param>
/// <param name="InitializerScale">The option.</param>
internal sealed record LayerDeclaration(
    int Units, Activation? Activation, string? UnknownActivation, bool? Bias, Choice<Initializer>? Initializer, double? InitializerScale)
{
    /// <summary>The network that stands here as a stage, or null for a layer.</summary>
    public StageDeclaration? Stage { get; init; }

    /// <summary>A stage, with the units and the activation of its last layer.</summary>
    public static LayerDeclaration Of(StageDeclaration stage)
    {
        LayerDeclaration? last = stage.Network is { Layers.Count: > 0 } network ? network.Layers[network.Layers.Count - 1] : null;
        return new(last?.Units ?? 0, last?.Activation ?? Model.Activation.Linear, null, null, null, null) { Stage = stage };
    }
}

/// <summary>The options of <c>[Network]</c>, with their defaults where they are not given.</summary>
internal sealed record NetworkOptions(
    Choice<Precision> Precision, Choice<Loss> Loss, bool Bias, int Seed, Choice<Initializer> Initializer, double InitializerScale, double? HuberDelta)
{
    public static NetworkOptions Default { get; } =
        new(Model.Precision.Single, Model.Loss.Default, true, 0, Model.Initializer.Default, 1, null);
}

/// <summary>A value of an option's enumeration, or a number that is none of its names.</summary>
internal sealed record Choice<TEnum>(TEnum Value, string? Unknown = null)
    where TEnum : struct
{
    public static implicit operator Choice<TEnum>(TEnum value) => new(value);
}
