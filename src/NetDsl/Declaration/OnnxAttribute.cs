namespace NetDsl;

/// <summary>
/// Makes a network from an ONNX file, architecture and weights. Use it on an empty partial class: <c>[Onnx("model.onnx")] public partial class Model;</c>.
/// The file is read at build time; anything other than a network of fully connected layers is an error at the attribute.
/// </summary>
/// <remarks>
/// <c>new Model()</c> has the file's weights; <c>new Model(seed)</c> draws others, to train from scratch. The remarks of the class contain the
/// equivalent declaration, so that you can continue from it by hand. [Network], [Inputs] and [Outputs] can add what a file does not say.
/// </remarks>
/// <param name="path">The file: its path relative to the project's folder, or the end of it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class OnnxAttribute(string path) : Attribute
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
