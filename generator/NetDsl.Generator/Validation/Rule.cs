namespace NetDsl.Generator.Validation;

/// <summary>What can be wrong with a declaration. Each is a diagnostic; <see cref="Diagnostics.Descriptors"/> gives its id and text.</summary>
internal enum Rule
{
    NotPartial,
    TooFewLayers,
    UnitsBelowOne,
    TooManyParameters,
    LayersOnSeveralParts,
    InputLayerOption,
    NameCount,
    InvalidName,
    UnsupportedClass,
    UnsuitableActivation,
    InvalidSeed,
    InvalidScale,
    UnknownOption,
    OptionsWithoutLayers,
    LossNeedsActivation,
    SoftmaxBeforeLast,
    SoftmaxOfOneUnit,
    InvalidHuberDelta,
    HuberDeltaWithoutHuber,
    UnsuitableStage,
    StageSize,
    StagePrecision,
    NetworkInItself,
    StageName,
}
