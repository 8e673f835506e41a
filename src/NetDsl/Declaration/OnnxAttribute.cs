namespace NetDsl;

/// <summary>
/// Makes a network of an ONNX file, architecture and weights: on an empty partial class, <c>[Onnx("model.onnx")] public partial class Model;</c>.
/// The file is read at build; what it holds that is not a network of fully connected layers is an error at the attribute.
/// </summary>
/// <remarks>
/// <c>new Model()</c> has the file's weights; <c>new Model(seed)</c> draws others, to train from the beginning. The declaration that would give the same
/// network is in the remarks of the class, so that one can go on from it by hand. Beside it, [Network], [Inputs] and [Outputs] say what a file does not.
/// </remarks>
/// <param name="path">The file: its path from the project's folder, or the end of it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class OnnxAttribute(string path) : Attribute
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
