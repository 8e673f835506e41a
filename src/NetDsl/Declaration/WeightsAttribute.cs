namespace NetDsl;

/// <summary>
/// Compiles the weights of a file into the network: <c>new Gesture()</c> has them, without a file at run time. At build time the file
/// is checked against the declaration; a mismatch is an error at the attribute.
/// </summary>
/// <remarks>
/// The file is in the safetensors format, as written by <c>Save</c> and Python, and belongs to the project: its path relative to the
/// project's folder, or the end of it. <c>new Gesture(seed)</c> draws weights as before. If there is a file <c>gesture.test.safetensors</c>
/// next to <c>gesture.safetensors</c>, with the tensors <c>inputs</c> and <c>outputs</c>, the network gets a method <c>SelfTest</c> that
/// says how far its outputs are from these. As a stage of another network, a network has the other's weights.
/// </remarks>
/// <param name="path">The file, <c>"gesture.safetensors"</c> or <c>"Models/gesture.safetensors"</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class WeightsAttribute(string path) : Attribute
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
