using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using NetDsl;

namespace NetDsl.Compatibility;

// What is said of these types is said here, where it can be silenced; said of generated code too it would stop the build.
#pragma warning disable CS0612, MARK01, MARK02, CA2252, IL2026, IL2046, IL3050, IL3051, CA1041

/// <summary>No longer to be used.</summary>
[Obsolete(DiagnosticId = "MARK01")]
[Layer(2)]
[Layer(2)]
public partial class ObsoleteStage;

/// <summary>Not yet to be used.</summary>
[Experimental("MARK02")]
[Layer(2)]
[Layer(2)]
public partial class ExperimentalStage;

/// <summary>Of the next language.</summary>
[RequiresPreviewFeatures]
[Layer(2)]
[Layer(2)]
public partial class PreviewStage;

/// <summary>Not to be trimmed.</summary>
[RequiresUnreferencedCode("It reflects.")]
[Layer(2)]
[Layer(2)]
public partial class ReflectingStage;

/// <summary>Not to be compiled ahead of time.</summary>
[RequiresDynamicCode("It emits.")]
[Layer(2)]
[Layer(2)]
public partial class EmittingStage;

/// <summary>An activation with all marks.</summary>
[Obsolete]
[Experimental("MARK02")]
[RequiresPreviewFeatures]
[RequiresUnreferencedCode("It reflects.")]
[RequiresDynamicCode("It emits.")]
public sealed class MarkedActivation : IActivation<float>
{
    /// <inheritdoc/>
    public static float Value(float z) => z;

    /// <inheritdoc/>
    public static float Derivative(float z, float value) => 1;
}

/// <summary>Names them all.</summary>
[Layer(2)]
[Layer<ObsoleteStage>]
[Layer<ExperimentalStage>]
[Layer<PreviewStage>]
[Layer<ReflectingStage>]
[Layer<EmittingStage>]
[Layer(2, typeof(MarkedActivation))]
public partial class Unmarked;

/// <summary>Names it where layers are loops.</summary>
[Layer(200)]
[Layer(300, typeof(MarkedActivation))]
[Layer(2)]
public partial class UnmarkedTiled;
