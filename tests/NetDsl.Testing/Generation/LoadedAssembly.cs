using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace NetDsl.Testing;

/// <summary>
/// A compilation's output, loaded beside the tests and unloaded with <see cref="Dispose"/>. NetDsl itself is the tests' own,
/// so that its networks are <see cref="INetwork{TSelf, T}"/> to them.
/// </summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Networks under test", isCollectible: true);

    /// <summary>Emits and loads the compilation, which must have no errors.</summary>
    public LoadedAssembly(CSharpCompilation compilation, IReadOnlyDictionary<string, byte[]>? resources = null)
    {
        byte[] image = Emit(compilation, resources);
        Reference = MetadataReference.CreateFromImage(image);
        Assembly = _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>What another compilation refers to it by.</summary>
    public MetadataReference Reference { get; }

    /// <summary>A type by its metadata name.</summary>
    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>Emits and loads a compilation that refers to this one.</summary>
    public Assembly LoadBeside(CSharpCompilation compilation) => _context.LoadFromStream(new MemoryStream(Emit(compilation)));

    /// <inheritdoc />
    public void Dispose() => _context.Unload();

    private static byte[] Emit(CSharpCompilation compilation, IReadOnlyDictionary<string, byte[]>? resources = null)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(
            image, manifestResources: resources?.Select(resource => new ResourceDescription(resource.Key, () => new MemoryStream(resource.Value), isPublic: true)));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
