using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.KernelWriter;

/// <summary>
/// Adds to the library's kernels what differs from them but in a name or a number: the other precisions and widths of files that begin
/// with <see cref="Template"/>s, and the tiles, which are one loop each, written out for a number of rows and vectors.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Name, string Text)> copies = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".cs", System.StringComparison.Ordinal))
            .Select(static (file, cancellation) => (Path: System.IO.Path.GetFileNameWithoutExtension(file.Path), Text: file.GetText(cancellation)?.ToString() ?? ""))
            .SelectMany(static (file, _) => Template.Copies(file.Path, file.Text));
        context.RegisterSourceOutput(copies, static (output, copy) => output.AddSource(copy.Name + ".g.cs", Source(copy.Text)));
        context.RegisterPostInitializationOutput(static output =>
        {
            foreach ((string name, string text) in Tiles())
            {
                output.AddSource(name + ".g.cs", Source(text));
            }
        });
    }

    /// <summary>The files of tiles.</summary>
    internal static IEnumerable<(string Name, string Text)> Tiles() =>
    [
        ("DensePasses.ProductTiles", ProductTiles.Write()),
        ("DensePasses.ForwardTiles", UnitTiles.Forward()),
        ("DensePasses.SparseTiles", UnitTiles.Sparse()),
        ("DensePasses.StepTiles", UnitTiles.Step()),
        ("DensePasses.UpdateTiles", UnitTiles.Update()),
        ("RowLanesPasses.SumTiles", RowTiles.Sums()),
        ("RowLanesPasses.GradientTiles", RowTiles.Gradients()),
    ];

    private static SourceText Source(string text) => SourceText.From(text, Encoding.UTF8);
}
