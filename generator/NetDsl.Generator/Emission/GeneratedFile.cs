namespace NetDsl.Generator.Emission;

/// <summary>One file of a network's code.</summary>
/// <param name="Part">What of the network it holds (<c>Forward</c>), or nothing for the first.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedFile(string Part, string Text);
