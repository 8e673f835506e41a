using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Model;

/// <summary>Where the network's class stands, so that it can be reopened there.</summary>
/// <param name="Namespace">As it is written, <c>@</c> included; empty for the global namespace.</param>
/// <param name="Types">The containing types from the outermost on, and last the class itself.</param>
/// <param name="HasWrongHead">Whether the compiler refuses a name, type parameter or constraint there: repeated, it would be refused again.</param>
internal sealed record TypePlace(string Namespace, EquatableArray<TypePart> Types, bool HasWrongHead)
{
    /// <summary>Whether parts of the class can stand in other files.</summary>
    public bool CanBeReopened => !HasWrongHead && Types.All(type => type.IsPartial);

    public TypePart Class => Types[Types.Count - 1];

    /// <summary>
    /// The name from the namespace on, nested types behind <c>+</c>, with the number of type parameters: unique in a compilation,
    /// and never the beginning of another followed by a dot, which is what files' names append their part with.
    /// </summary>
    public string QualifiedName =>
        (Namespace.Length == 0 ? "" : Namespace.Replace("@", "") + ".") + string.Join("+", Types.Select(type => type.MetadataName));
}

/// <summary>One type in the chain of containing types.</summary>
/// <param name="Keyword">What reopens it: <c>class</c>, <c>record struct</c> and so on.</param>
/// <param name="Name">The plain name.</param>
/// <param name="TypeParameters">Its parameters, <c>T, U</c>, or nothing.</param>
/// <param name="IsPartial">Whether every declaration of it is partial.</param>
/// <param name="IsSingle">Whether it has one declaration; of several, the compiler itself names those that are not partial.</param>
internal sealed record TypePart(string Keyword, string Name, EquatableArray<string> TypeParameters, bool IsPartial, bool IsSingle)
{
    /// <summary>The name as code writes it: keywords escaped, with type parameters.</summary>
    public string Declaration => Identifiers.Escape(Name) + (TypeParameters.Count == 0 ? "" : "<" + string.Join(", ", TypeParameters.Select(Identifiers.Escape)) + ">");

    public string MetadataName => TypeParameters.Count == 0 ? Name : Name + "-" + TypeParameters.Count;
}
