namespace NetDsl;

/// <summary>
/// Names the network's outputs, as many as its last layer has units. In PascalCase they become the properties of the
/// generated <c>Output</c>: <c>[Outputs("hurt", "win", "sad")]</c> generates <c>Hurt</c>, <c>Win</c> and <c>Sad</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class OutputsAttribute : Attribute
{
    /// <summary>Names the outputs, in order.</summary>
    /// <param name="names">C# identifiers, all different, even in PascalCase.</param>
    public OutputsAttribute(params string[] names) => Names = names;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; }
}
