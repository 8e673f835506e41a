namespace NetDsl;

/// <summary>
/// Names the network's inputs, as many as its first layer has units. They become the parameters of the generated
/// <c>Forward(toes, winRate, fans)</c> and appear in error messages.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class InputsAttribute : Attribute
{
    /// <summary>Names the inputs, in order.</summary>
    /// <param name="names">C# identifiers, all different.</param>
    public InputsAttribute(params string[] names) => Names = names;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; }
}
