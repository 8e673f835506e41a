namespace NetDsl.Generator.Model;

/// <summary>A member of the user's own, or a type parameter, whose name is one that networks use.</summary>
/// <param name="Name">Its name; for a constructor, the class's.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ParameterTypes">Where it has parameters, their types from <c>global::</c> on, <c>ref </c> before those by reference.</param>
/// <param name="IsUnfinished">Whether its text is no C#, as while it is being typed: the compiler says so, and its name may still grow.</param>
internal sealed record OwnMember(string Name, OwnMemberKind Kind, EquatableArray<string> ParameterTypes, bool IsUnfinished);

internal enum OwnMemberKind
{
    /// <summary>A field, property, event or type: nothing else may have its name.</summary>
    Sole,

    /// <summary>A type parameter: no member may have its name.</summary>
    TypeParameter,

    /// <summary>A method: others of other parameters may have its name.</summary>
    Method,

    Constructor,
}
