namespace NetDsl.Generator.Model;

/// <summary>What a layer applies to its weighted sums.</summary>
/// <param name="Kind">A built-in one, or <see cref="ActivationKind.Custom"/>.</param>
/// <param name="Custom">The user's type, where the kind is custom.</param>
internal sealed record Activation(ActivationKind Kind, CustomActivation? Custom = null)
{
    public static Activation Linear { get; } = new(ActivationKind.Linear);

    public bool IsLinear => Kind == ActivationKind.Linear;

    public ActivationFacts Facts => ActivationFacts.Of(Kind);

    /// <summary>Whether it takes more than an instruction or two.</summary>
    public bool IsCostly => Facts.Cost > 1;

    /// <summary>Whether it works on all units of the layer together.</summary>
    public bool IsSoftmax => Kind == ActivationKind.Softmax;

    /// <summary>Whether the derivative is computed from the pre-activation, which then has to be kept.</summary>
    public bool NeedsPreActivation => Facts.ReadsSum;

    /// <summary>Whether 0 stays 0.</summary>
    public bool KeepsZero => Facts.KeepsZero;

    /// <summary>The name as the texts write it.</summary>
    public string Name => Kind == ActivationKind.Custom
        ? Custom!.Name
        : char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString().Substring(1);
}

/// <summary>A user's activation type.</summary>
/// <param name="Name">Its name without namespace.</param>
/// <param name="FullName">Its name from <c>global::</c> on.</param>
/// <param name="Single">How it is written for float.</param>
/// <param name="Double">How it is written for double.</param>
/// <param name="IsAccessible">Whether code inside the network may name it.</param>
internal sealed record CustomActivation(string Name, string FullName, ActivationForm Single, ActivationForm Double, bool IsAccessible)
{
    public ActivationForm FormFor(Precision precision) => precision == Precision.Single ? Single : Double;
}

/// <summary>Whether, and for what, a user's activation is written.</summary>
internal enum ActivationForm
{
    Missing,
    Scalar,
    Vector,
}
