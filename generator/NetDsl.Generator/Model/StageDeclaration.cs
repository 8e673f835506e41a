namespace NetDsl.Generator.Model;

/// <summary>What a <c>[Layer&lt;T&gt;]</c> states: another network as a stage, right or wrong.</summary>
/// <param name="Name">T without its namespace.</param>
/// <param name="View">What the member that gives the stage is called: T's name, numbered where several stages have it.</param>
/// <param name="FullName">T from <c>global::</c> on.</param>
/// <param name="Modifier">How visible the member can be: as T is, at most public.</param>
/// <param name="Network">What T declares, or null where that cannot be used.</param>
/// <param name="IsInQuads">Of a T that is compiled already, whether its layers lie in vectors of four; else null.</param>
/// <param name="Obstacle">Why T cannot be a stage of this network, as the end of a sentence about T, or null.</param>
/// <param name="Ring">The networks from this one through T back to this one, <c>A → B → A</c>, or null.</param>
/// <param name="Clash">Why no member can be called <paramref name="View"/>, as the end of a sentence about it, or null.</param>
internal sealed record StageDeclaration(
    string Name, string View, string FullName, string Modifier, NetworkDeclaration? Network, bool? IsInQuads, string? Obstacle, string? Ring, string? Clash);

/// <summary>A stage of a network.</summary>
/// <param name="View">What the member that gives it is called.</param>
/// <param name="FullName">Its type from <c>global::</c> on.</param>
/// <param name="Modifier">How visible the member is.</param>
/// <param name="FirstLayer">The number of its first layer in the network around it.</param>
/// <param name="Network">
/// Its layers and their options, numbered from 1; names, seed and loss are its own business and not here. Null only where
/// the network around it is broken.
/// </param>
/// <param name="IsInQuads">Of a stage that is compiled already, whether its layers lie in vectors of four; else null.</param>
internal sealed record StageModel(string View, string FullName, string Modifier, int FirstLayer, NetworkModel? Network, bool? IsInQuads)
{
    public int LastLayer => FirstLayer + (Network?.Layers.Count ?? 0) - 1;
}

/// <summary>How parameters lie in the storage, as networks of other assemblies are told.</summary>
internal static class StorageRules
{
    /// <summary>Counted up whenever a layer of one form comes to lie otherwise than before.</summary>
    public const int Version = 1;
}
